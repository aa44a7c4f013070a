"""The decisions on Chinese text: the layout of the PDF and the DOCX follow each of them."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest

from conftest import ROOT
from documents import plain_lines
from docx_parts import W, brief, find, parts_of
from stories import note, story
from stories import paragraph as story_paragraph
from unassemble.layout import lay_out
from unassemble.layout.fragments import LineBox
from unassemble.layout.paragraph.breaks import opportunities
from unassemble.layout.typesetter import Typesetter
from unassemble.model import CustomMark, FootnoteCall, Text
from unassemble.story import Characters, NoteCall, RunStyle, StoryNote, StoryParagraph
from unassemble.story.pieces import characters as pieces_of
from unassemble.story.pieces import pieces
from unassemble.styles import CHINESE, StyleSheet, letter_styles
from unassemble.styles.chinese import chinese_styles
from unassemble.styles.east_asian import DECISIONS, EastAsian
from unassemble.text.breaks import LineBreaker
from unassemble.text.fonts import FontBook, open_fonts
from unassemble.writers.pdf import write_pdf

EM = 10.5
"""The size of Chinese text."""
LOOKS = ("bold", "italic")
LENGTHS = range(28, 37)
"""Lines hold 32 characters, or 30 after the indent: marks fall before, on and after their end."""


@pytest.fixture
def lines(styles: StyleSheet, fonts: FontBook):
    def break_(text: str) -> list[str]:
        return [
            line.strip()
            for line in plain_lines(text, "SingleTxtZh", "zh", Typesetter(styles, fonts))
        ]

    return break_


@pytest.fixture
def boxes(styles: StyleSheet, fonts: FontBook):
    def set_(*pieces: Characters) -> list[LineBox]:
        return Typesetter(styles, fonts).lines(StoryParagraph("SingleTxtZh", pieces, "zh"))

    return set_


def width(line: LineBox) -> float:
    return sum(run.width for run in line.runs)


class TestTable:
    def test_every_field_has_one_decision(self) -> None:
        assert [one.field for one in DECISIONS] == list(EastAsian.__struct_fields__)

    def test_every_decision_has_a_source_and_is_documented(self) -> None:
        page = " ".join((ROOT / "docs" / "typography.md").read_text(encoding="utf-8").split())
        for one in DECISIONS:
            assert one.source[:2] in ("M ", "V ", "K ")
            assert one.says in page
            assert one.source in page

    def test_marks_that_close_may_not_begin_a_line_nor_those_that_open_end_one(self) -> None:
        assert set(CHINESE.closing) < set(CHINESE.no_start)
        assert set(CHINESE.opening) < set(CHINESE.no_end)


class TestLineRules:
    @pytest.mark.parametrize("mark", CHINESE.no_start)
    def test_no_line_begins_with(self, lines, mark: str) -> None:
        for length in LENGTHS:
            text = "中" * length + mark + "文" * 9
            assert "".join(made := lines(text)) == text
            assert len(made) == 2
            assert not made[1].startswith(mark)

    @pytest.mark.parametrize("mark", CHINESE.no_end)
    def test_no_line_ends_with(self, lines, mark: str) -> None:
        for length in LENGTHS:
            made = lines("中" * length + mark + "文" * 9)
            assert len(made) == 2
            assert not made[0].endswith(mark)

    @pytest.mark.parametrize("mark", ["——", "……"])
    def test_no_line_ends_inside_a_double_mark(self, lines, mark: str) -> None:
        for length in LENGTHS:
            first, second = lines("中" * length + mark + "文" * 9)
            assert mark in first or mark in second

    def test_other_languages_follow_uax_14_only(self) -> None:
        breaker = LineBreaker()
        assert opportunities("中·文", "zh", breaker)[0] == (3,)
        assert opportunities("中·文", "en", breaker)[0] == (1, 2, 3)

    def test_the_docx_names_the_same_characters(self) -> None:
        settings = parts_of(story())["word/settings.xml"]
        for name, characters in (("After", CHINESE.no_end), ("Before", CHINESE.no_start)):
            (element,) = find(settings, f"//w:noLineBreaks{name}")
            assert element.get(f"{W}lang") == "zh-CN"
            assert element.get(f"{W}val") == characters
        names = [child.tag.removeprefix(W) for child in settings]
        start = names.index("characterSpacingControl")
        assert names[start + 1 : start + 3] == ["noLineBreaksAfter", "noLineBreaksBefore"]

    def test_the_docx_has_the_rules_on(self) -> None:
        (defaults,) = find(parts_of(story())["word/styles.xml"], "//w:pPrDefault/w:pPr")
        assert brief(defaults) == "kinsoku overflowPunct topLinePunct=0 spacing"


class TestWidths:
    @pytest.mark.parametrize("marks", ["——", "……", "·", "§×", "※", "、", "《", "。"])
    def test_a_mark_alone_is_an_em_wide(self, boxes, marks: str) -> None:
        (line,) = boxes(Characters(f"中{marks}文", "zh"))
        assert width(line) == pytest.approx((2 + len(marks)) * EM, abs=0.02)

    @pytest.mark.parametrize("marks", ["。”", "”，", "》《", "）。", "、“", "：“", "！？", "（《"])
    def test_the_first_of_two_marks_is_half_an_em_wide(self, boxes, marks: str) -> None:
        (line,) = boxes(Characters(f"中{marks}文", "zh"))
        assert width(line) == pytest.approx(3.5 * EM, abs=0.02)
        assert line.text == f"中{marks}文"

    def test_also_where_a_link_begins_between_them(self, boxes) -> None:
        whole = boxes(Characters("中》，文", "zh"))
        parted = boxes(Characters("中》", "zh"), Characters("，文", "zh", RunStyle(link="#")))
        assert width(parted[0]) == pytest.approx(width(whole[0]), abs=0.01)

    def test_the_docx_compresses_marks_in_chinese_documents_only(self) -> None:
        def control(language: str) -> str:
            made = story(story_paragraph("中文", language=language))
            (found,) = find(parts_of(made)["word/settings.xml"], "//w:characterSpacingControl")
            return str(found.get(f"{W}val"))

        assert control("zh") == CHINESE.compress == "compressPunctuation"
        assert control("en") == "doNotCompress"

    @pytest.mark.parametrize("text", ["中2020文", "中 2020 文", "中2020 文"])
    def test_a_quarter_of_an_em_is_between_chinese_and_figures(self, boxes, text: str) -> None:
        def of(text: str) -> float:
            return width(boxes(Characters(text, "zh"))[0])

        (line,) = boxes(Characters(text, "zh"))
        second = next(run for run in line.runs if run.segment.text.endswith("文"))
        assert second.x + second.width - line.runs[0].x == pytest.approx(
            of("中文") + of("2020") + 2 * EM / 4, abs=0.02
        )
        assert line.text == text

    @pytest.mark.parametrize("text", ["中(a)文", "中%文", "中，2020，文", "中/文", "中-文"])
    def test_none_is_beside_marks_and_signs(self, boxes, text: str) -> None:
        def of(text: str) -> float:
            return sum(width(line) for line in boxes(Characters(text, "zh")))

        parts = sum(of(one) for one in text)
        assert of(text) == pytest.approx(parts, abs=0.05)

    def test_none_is_beside_the_call_of_a_note_but_half_an_em_after_it(
        self, styles: StyleSheet, fonts: FontBook
    ) -> None:
        inlines = (Text("中", "zh"), FootnoteCall(0, "zh"), Text("2020", "zh"))
        source = StoryParagraph("SingleTxtZh", pieces(inlines), "zh")
        (line,) = Typesetter(styles, fonts, ("1",)).lines(source)
        han, call, blank, figures = line.runs
        assert call.x == pytest.approx(han.x + EM, abs=0.01)
        assert (blank.segment.text, blank.segment.face.han) == (" ", True)
        assert figures.x - call.x - call.width == pytest.approx(EM / 2, abs=0.01)

    @pytest.mark.parametrize("text", ["到 2020 年消除", "到2020年消除"])
    def test_text_copied_from_the_pdf_has_the_space(
        self, pdf_pages: Callable[[bytes, str], list[str]], text: str
    ) -> None:
        made = story(story_paragraph(text, language="zh", style="SingleTxtZh"))
        pdf = write_pdf(lay_out(made, Typesetter(letter_styles(), open_fonts())), made)
        assert "到 2020 年消除" in pdf_pages(pdf, "layout")[0]
        document = pypdfium2.PdfDocument(pdf)
        assert "到 2020 年消除" in document[0].get_textpage().get_text_range()
        document.close()

    def test_in_the_docx_word_adds_it(self) -> None:
        styles = parts_of(story())["word/styles.xml"]
        (style,) = find(styles, "//w:style[@w:styleId='SingleTxtZh']/w:pPr")
        assert "autoSpaceDE autoSpaceDN" in brief(style)

    def test_in_the_docx_no_space_is_typed_for_it(self) -> None:
        linked = RunStyle(link="https://undocs.org/A/RES/70/266")
        texts = Characters("据 2020 年第 ", "zh"), Characters("70/266", "zh", linked)
        more = Characters(" 号决议， (a) 款 UN Women 的", "zh")
        made = story(story_paragraph(*texts, more, language="zh"))
        text = "".join(find(parts_of(made)["word/document.xml"], "//w:t/text()"))
        assert text == "据2020年第70/266号决议， (a) 款UN Women的"

    def test_in_the_docx_the_blank_after_a_call_is_in_the_chinese_font(self) -> None:
        inlines = (Text("中", "zh"), FootnoteCall(0, "zh"), Text(" 文", "zh"))
        made = story(story_paragraph(*pieces(inlines), language="zh"), notes=(note(0, "1", "注"),))
        document = parts_of(made)["word/document.xml"]
        (fonts,) = find(document, "//w:r[w:t=' ']/w:rPr/w:rFonts")
        assert fonts.get(f"{W}ascii") == "SimSun"

    def test_the_dot_in_names_is_an_em_wide_and_copied_as_itself(self, boxes) -> None:
        (line,) = boxes(Characters("亚沙尔·阿利耶夫", "zh"))
        assert line.text == "亚沙尔·阿利耶夫"
        assert [run.segment.shaped.text for run in line.runs] == ["亚沙尔·阿利耶夫"]


class TestFonts:
    @pytest.mark.parametrize("mark", CHINESE.shared)
    def test_shared_marks_take_the_font_of_their_language(self, boxes, mark: str) -> None:
        (line,) = boxes(Characters(f"中{mark}文", "zh"))
        assert {run.segment.face.han for run in line.runs} == {True}
        (english,) = boxes(Characters(f"a{mark}b", "en"))
        assert english.runs[0].segment.face.han is False

    def test_the_docx_asks_for_the_chinese_font(self) -> None:
        document = parts_of(story(story_paragraph("“中文”", language="zh")))["word/document.xml"]
        fonts = find(document, "//w:r[w:t[contains(., '中文')]]/w:rPr/w:rFonts")
        assert [one.get(f"{W}hint") for one in fonts] == ["eastAsia"]


@pytest.mark.parametrize("word", ["O’Brien", "d’Ivoire", "Québec’s"])
def test_the_apostrophe_of_a_latin_word_is_latin(word: str, boxes) -> None:
    """“ ” and ‘ ’ around Latin words stay Chinese."""
    first, last = word.split("’")
    texts = tuple(pieces_of(f"以及‘{word}’先生", "zh"))
    assert [piece.style.latin for piece in texts] == [False, True, False]
    [line] = boxes(*texts)
    made = story_paragraph(*texts, language="zh", style="SingleTxtZh")
    han = {run.segment.text: run.segment.face.han for run in line.runs}
    assert han["’"] is False
    assert han["以及‘"]
    assert han["’先生"]
    runs = find(parts_of(story(made))["word/document.xml"], "//w:r[w:t]")
    hinted = {one.findtext(f"{W}t"): bool(find(one, "w:rPr/w:rFonts/@w:hint")) for one in runs}
    assert hinted["’"] is False
    assert hinted[f"以及‘{first}"]
    assert hinted[f"{last}’先生"]


class TestEmphasis:
    """No bold and no italic Chinese: Hei stands for the one, Kai for the other (A/75/836)."""

    @pytest.mark.parametrize(
        ("style", "emphasis", "han", "word"),
        [
            ("SingleTxtZh", RunStyle(), "NotoSerifSC-Light", ""),
            ("SingleTxtZh", RunStyle(bold=True), "NotoSansSC-Regular", "SimHei"),
            ("SingleTxtZh", RunStyle(italic=True), "LXGWWenKai-Light", "KaiTi"),
            ("SingleTxtZh", RunStyle(bold=True, italic=True), "NotoSansSC-Regular", "SimHei"),
            ("HeadingH1Zh", RunStyle(), "NotoSansSC-Regular", ""),
            ("HeadingH1Zh", RunStyle(italic=True), "LXGWWenKai-Light", "KaiTi"),
            ("HeadingH4Zh", RunStyle(), "LXGWWenKai-Light", ""),
            ("TableHeadZh", RunStyle(), "NotoSansSC-Regular", ""),
            ("SingleTxt", RunStyle(bold=True), "NotoSansSC-Regular", "SimHei"),
            ("HeadingH1", RunStyle(), "NotoSansSC-Regular", "SimHei"),
            ("HeadingH4", RunStyle(), "LXGWWenKai-Light", "KaiTi"),
        ],
    )
    def test_a_run_takes_another_face(
        self,
        style: str,
        emphasis: RunStyle,
        han: str,
        word: str,
        styles: StyleSheet,
        fonts: FontBook,
    ) -> None:
        made = StoryParagraph(style, (Characters("第822号", "zh", emphasis),), "zh")
        (line,) = Typesetter(styles, fonts).lines(made)
        assert [run.segment.face.name for run in line.runs] == [han, "Tinos-Regular", han]
        (run,) = find(parts_of(story(made))["word/document.xml"], "//w:r[w:t]")
        (fonts_of,) = find(run, "w:rPr/w:rFonts")
        assert fonts_of.get(f"{W}hint") == "eastAsia"
        assert fonts_of.get(f"{W}eastAsia", "") == word
        base = styles.resolved(style)
        off = [f"{name}=0" for name, on in (("b", base.bold), ("i", base.italic)) if on]
        (properties,) = find(run, "w:rPr")
        assert [one for one in brief(properties).split() if one[1] == "="] == off

    @pytest.mark.parametrize(
        ("style", "word"),
        [
            ("SessionZh", "SimHei"),
            ("AgendaTitleZh", "SimHei"),
            ("TitleH1Zh", "SimHei"),
            ("MastheadOrganFirstZh", "SimHei"),
            ("TableHeadZh", "SimHei"),
            ("HeadingH4Zh", "KaiTi"),
        ],
    )
    def test_the_styles_of_the_docx_name_the_fonts(self, style: str, word: str) -> None:
        part = parts_of(story())["word/styles.xml"]
        (properties,) = find(part, f"//w:style[@w:styleId='{style}']/w:rPr")
        assert find(properties, "w:rFonts/@w:eastAsia") == [word]
        assert "b=0 i=0" in brief(properties)

    def test_no_chinese_style_is_bold_or_italic(self, styles: StyleSheet) -> None:
        for style in chinese_styles():
            own = styles.resolved(style.id)
            number = style.id.startswith("FooterPage")  # Latin, as in all languages
            assert (own.bold, own.italic) == (number, False), style.id

    def test_a_foreign_word_in_a_chinese_paragraph_is_regular(
        self, styles: StyleSheet, fonts: FontBook
    ) -> None:
        pieces = tuple(Characters("Report", "en", RunStyle(**{name: True})) for name in LOOKS)
        made = StoryParagraph("SingleTxtZh", pieces, "zh")
        (line,) = Typesetter(styles, fonts).lines(made)
        assert {run.segment.face.name for run in line.runs} == {"Tinos-Regular"}
        document = parts_of(story(made))["word/document.xml"]
        assert not find(document, "//w:r[w:t]/w:rPr/*[self::w:b or self::w:i]")

    def test_a_mark_called_in_emphasis_is_regular(
        self, styles: StyleSheet, fonts: FontBook
    ) -> None:
        call = NoteCall(0, "zh", style=RunStyle(bold=True))
        made = StoryParagraph("SingleTxtZh", (Characters("文", "zh"), call), "zh")
        (line,) = Typesetter(styles, fonts, ("1",)).lines(made)
        assert line.runs[-1].segment.face.name == "Tinos-Regular"
        whole = story(made, notes=(StoryNote(CustomMark("1"), ()),))
        (run,) = find(parts_of(whole)["word/document.xml"], "//w:r[w:footnoteReference]")
        assert not find(run, "w:rPr/w:b")
