"""Paragraphs with text from right to left: the places of runs, read from left to right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unassemble.layout.fragments import LineBox
from unassemble.layout.typesetter import Typesetter
from unassemble.story import Characters, LineEnd, NoteCall, Piece, StoryParagraph, Tab
from unassemble.styles import PAGE, StyleSheet
from unassemble.text.fonts import FontBook

Set = Callable[..., list[LineBox]]
LONG = "وقد أكدت قرارات مجلس الأمن سيادة جمهورية أذربيجان وسلامتها الإقليمية وعدم جواز "


@pytest.fixture
def set_(styles: StyleSheet, fonts: FontBook) -> Set:
    def run(
        *pieces: Piece | str, language: str = "ar", style: str = "SingleTxtAr", **more: object
    ) -> list[LineBox]:
        whole = tuple(Characters(p, language) if isinstance(p, str) else p for p in pieces)
        paragraph = StoryParagraph(style, whole, language)
        return Typesetter(styles, fonts, ("1", "12", "*")).lines(paragraph, **more)  # type: ignore[arg-type]

    return run


def shown(line: LineBox) -> list[str]:
    """The texts of the runs in the order of their x; each is in logical order."""
    runs = sorted(line.runs, key=lambda run: run.x)
    return [run.segment.text[run.start : run.end].strip() for run in runs]


def edges(line: LineBox) -> tuple[float, float]:
    runs = [run for run in line.runs if run.segment.text[run.start : run.end].strip()]
    return min(run.x for run in runs), max(run.x + run.width for run in runs)


class TestOrder:
    def test_figures_and_symbols_read_from_the_left(self, set_: Set) -> None:
        (line,) = set_("الوثيقة A/74/805-S/2020/301 المؤرخة 13 أيار/مايو 2020")
        assert shown(line) == [
            "2020", "أيار/مايو", "13", "المؤرخة", "A/74/805-S/2020/301", "الوثيقة"
        ]  # fmt: skip

    def test_a_latin_title_among_arabic_words(self, set_: Set) -> None:
        (line,) = set_("تقرير International Crisis Group الصادر")
        assert shown(line) == ["الصادر", "International Crisis Group", "تقرير"]

    def test_brackets_round_figures_belong_to_the_arabic(self, set_: Set) -> None:
        (line,) = set_("القرار 853 (1993) الصادر")
        assert shown(line) == [") الصادر", "1993", "(", "853", "القرار"]

    def test_brackets_round_latin_belong_to_the_latin(self, set_: Set) -> None:
        (line,) = set_("الوثيقة A/80 (Rev.1) هذه")
        assert shown(line) == ["هذه", "A/80 (Rev.1)", "الوثيقة"]

    def test_brackets_are_mirrored(self, set_: Set, fonts: FontBook) -> None:
        (line,) = set_("(أ)")
        (run,) = line.runs
        nominal = fonts.arabic(False).font.get_nominal_glyph
        assert run.segment.shaped.glyphs[0] == nominal(ord("(")), "the glyph at the left end opens"
        assert run.segment.shaped.glyphs[-1] == nominal(ord(")"))
        assert run.segment.text == "(أ)"

    def test_a_mark_follows_its_word_to_the_left(self, set_: Set) -> None:
        (line,) = set_("عام 2019", NoteCall(1, "ar"), " فقط")
        assert shown(line) == ["فقط", "12", "2019", "عام"]

    def test_a_mark_after_latin_at_the_end_is_left_of_it(self, set_: Set) -> None:
        (line,) = set_("تقرير NATO", NoteCall(0, "ar"), " الأخير")
        assert shown(line) == ["الأخير", "1", "NATO", "تقرير"]

    def test_an_arabic_word_in_an_english_line(self, set_: Set) -> None:
        (line,) = set_("the word سلام (peace)", language="en", style="SingleTxt")
        assert shown(line) == ["the word", "سلام", "(peace)"]

    def test_a_latin_reference_reads_from_the_left(self, set_: Set) -> None:
        (line,) = set_("Europe Report No. 255, 20 December 2019.")
        assert shown(line) == ["Europe Report No. 255, 20 December 2019."]
        assert not line.runs[0].segment.shaped.rtl

    def test_a_range_of_figures_alone_reads_from_the_right(self, set_: Set) -> None:
        (line,) = set_("97–100")
        assert shown(line) == ["100", "–", "97"]

    def test_arabic_figures_have_the_arabic_face(self, set_: Set) -> None:
        (line,) = set_("المادة ٥١ من")
        assert shown(line) == ["من", "٥١", "المادة"]
        assert {run.segment.face.name for run in line.runs} == {"Amiri-Regular"}

    def test_runs_stay_in_logical_order(self, set_: Set) -> None:
        (line,) = set_("أ A ب B ج")
        assert [run.at for run in line.runs] == sorted(run.at for run in line.runs)
        assert line.text == "أ A ب B ج"


class TestLines:
    def test_each_line_is_reordered_by_itself(self, set_: Set) -> None:
        lines = set_(LONG * 2 + "A/74/805 " + LONG)
        assert len(lines) > 2
        assert "".join(line.text + " " for line in lines).split() == (
            (LONG * 2 + "A/74/805 " + LONG).split()
        )
        for line in lines[:-1]:
            assert edges(line) == (
                pytest.approx(PAGE.column_left, abs=0.1),
                pytest.approx(PAGE.column_right, abs=0.1),
            )

    def test_the_first_line_begins_a_tab_from_the_right(self, set_: Set) -> None:
        lines = set_(Tab(), LONG * 2)
        # A/79/876, page 2: 464.5, and 488.7 below.
        assert edges(lines[0])[1] == pytest.approx(464.9, abs=0.1)
        assert edges(lines[1])[1] == pytest.approx(488.65, abs=0.1)

    def test_the_last_line_is_not_justified(self, set_: Set) -> None:
        left, right = edges(set_("فقط.")[-1])
        assert right == pytest.approx(PAGE.column_right, abs=0.1)
        assert left > PAGE.column_left + 300

    def test_lines_are_justified_by_spaces_alone(self, set_: Set) -> None:
        first = set_(LONG * 2)[0]
        assert {run.gap for run in first.runs} == {0.0}
        assert all(run.space > 0 for run in first.runs if run.width > 10)

    def test_no_line_ends_inside_a_month_of_two_names(self, set_: Set) -> None:
        for line in set_("المؤرخة أيلول/سبتمبر " * 20):
            assert "/" not in (line.text.split()[0][-1], line.text.split()[-1][-1])

    def test_after_a_line_break_the_next_line_begins_at_the_right(self, set_: Set) -> None:
        first, second = set_("السفير", LineEnd(), "الممثل الدائم")
        assert edges(first)[1] == pytest.approx(PAGE.column_right, abs=0.1)
        assert edges(second)[1] == pytest.approx(PAGE.column_right, abs=0.1)

    def test_a_signature_ends_at_the_left(self, set_: Set) -> None:
        (line,) = set_("السفير", style="SignatureAr")
        assert edges(line)[0] == pytest.approx(PAGE.column_left, abs=0.1)

    def test_a_number_hangs_in_the_right_margin(self, set_: Set) -> None:
        (line,) = set_(Tab(), "1.", Tab(), "المقدمة", style="HeadingH23Ar")
        number = next(run for run in line.runs if "1" in run.segment.text)
        assert number.x > PAGE.column_right
        assert shown(line)[:1] == ["المقدمة"]

    def test_a_cell_keeps_to_its_column(self, set_: Set) -> None:
        (line,) = set_("الرسائل", style="TableTxtAr", area=(200.0, 300.0))
        assert edges(line)[1] == pytest.approx(300.0)

    def test_the_space_that_ended_a_line_is_set_beyond_it(self, set_: Set) -> None:
        first = set_(LONG * 2)[0]
        last = first.runs[-1]
        assert last.segment.text[last.start : last.end] == " "
        assert last.x + last.width == pytest.approx(PAGE.column_left, abs=0.1)


class TestFaces:
    def test_arabic_is_upright_and_as_bold_as_its_style(self, set_: Set) -> None:
        (title,) = set_("رسالة", style="TitleH1Ar")
        assert title.runs[0].segment.face.name == "Amiri-Bold"

    def test_figures_are_in_the_serif_of_the_same_size_as_the_latin(self, set_: Set) -> None:
        (line,) = set_("عام 2020")
        sizes = {run.segment.face.name: run.segment.size for run in line.runs}
        assert sizes == {"Tinos-Regular": 11, "Amiri-Regular": pytest.approx(11)}

    def test_joining_letters_have_no_letter_spacing(self, set_: Set) -> None:
        (line,) = set_("word سلام", language="en", style="SingleTxt")
        assert {run.segment.face.name: run.segment.spacing == 0 for run in line.runs} == {
            "Tinos-Regular": False, "Amiri-Regular": True
        }  # fmt: skip
