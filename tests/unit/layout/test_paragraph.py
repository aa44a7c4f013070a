"""Paragraphs into lines: Word's rule, symbols and addresses, Chinese, tabs."""

from __future__ import annotations

from itertools import pairwise

import pytest

from documents import plain_lines
from unassemble.layout.fragments import LineBox
from unassemble.layout.typesetter import Typesetter
from unassemble.story import Characters, LineEnd, NoteCall, RunStyle, StoryParagraph, Tab
from unassemble.styles import PAGE, Character, Properties, Style, StyleSheet
from unassemble.text.fonts import FontBook


@pytest.fixture
def lines_of(styles: StyleSheet, fonts: FontBook):
    def break_(text: str, style: str = "SingleTxt", language: str = "en") -> list[str]:
        return [
            line.strip() for line in plain_lines(text, style, language, Typesetter(styles, fonts))
        ]

    return break_


@pytest.fixture
def set_(styles: StyleSheet, fonts: FontBook):
    def run(style: str, *pieces: object, language: str = "en", marks: tuple[str, ...] = ()):
        paragraph = StoryParagraph(style, pieces, language)  # type: ignore[arg-type]
        return Typesetter(styles, fonts, marks).lines(paragraph)

    return run


# Lines of Microsoft Word: A/79/843 and A/79/844, pages 1 and 2.
WORD = [
    """\tI am writing in connection with the false allegations made by the Permanent
Representative of Armenia on 21 March 2025, during the commemorative meeting of
the General Assembly on the occasion of the International Day for the Elimination of
Racial Discrimination, which compel me to point out the following.""",
    """\tSuch claims are particularly cynical given numerous atrocity crimes committed
by Armenia during the conflict. Thus, it forced nearly 300,000 Azerbaijanis to flee
their ancestral homeland in Armenia in the late 1980s and is now arbitrarily
preventing their return; soon after unleashed large-scale aggression and seized the
Garabagh region and the adjacent seven districts of Azerbaijan, keeping them under
occupation for almost 30 years in open defiance of a series of Security Council
resolutions; ethnically cleansed these territories of their more than 700,000
Azerbaijani population and replaced them with a mono-ethnic Armenian population;
executed tens of thousands of Azerbaijani civilians in acts of mass murder; destroyed
and desecrated Azerbaijani towns, cities, districts and heritage sites, including
markers of Azerbaijani cultural identity; and looted natural resources and severely
harmed the environment.""",
    """\tI would appreciate your kind assistance in having the present letter distributed
as a document of the General Assembly, under agenda items 62 and 98, and of the
Security Council.""",
]


# Lines made by Word that come nearest to its two limits (A/79/843, A/80/590; A/80/604/Add.2 and
# Add.4), and a Spanish text (A/RES/75/312).
NEAR = {
    "each space loses 0.485 of what it would gain: Word squeezes": """\
\tIn reality, as anticipated, such a performance had the exact opposite effect for
Armenia, leaving Member States perplexed and bewildered by the stark inconsistency
between conciliatory declarations by its leadership, on the one hand, and the
incendiary rhetoric by the same country’s representative in the United Nations, on the
other. Against this background, it is no coincidence that the armed forces of Armenia
have recently intensified shelling of the Azerbaijani Army positions along the border
and even attempted to invade Azerbaijan’s airspace on 29, 30 and 31 March 2025 to
carry out reconnaissance flights using unmanned aerial vehicles. This is not the way
to peace, which requires strict compliance with international obligations in their
entirety, as well as responsible diplomacy, predictability and steadfast commitment to
genuine reconciliation.""",
    "each space would lose 0.505 of what it gains: Word does not": """\
\tDespite the liberation of the territories of Azerbaijan from occupation and the
end of the conflict, most of the internally displaced persons are still unable to return
to their homes due to the devastating consequences of the war and the threat posed
by landmines and other explosives that Armenia planted with the sole purpose of
deliberately killing and maiming people and maximizing harm.""",
    "each space loses 0.250 of its width: Word squeezes": """\
38.\tGiven that the Regional Service Centre was expected to assume responsibility
for the finance and budget functions after the repatriation of the team, the liquidation
team established coordination mechanisms with the Regional Service Centre to ensure
a seamless handover of outstanding issues.""",
    "each space would lose 0.253 of its width: Word does not": """\
24.\tThe disposal of United Nations property in Gao was carried out in compliance
with the Financial Regulations and Rules of the United Nations. The remaining
United Nations-owned equipment was transferred to holding areas outside Mali,""",
    "spaces would lose 0.252 of their width, that before an A is narrower: Word does not": """\
4.\tThe Advisory Committee notes from information provided to it that
unliquidated obligations amounted to $3,200,000 (or 5.7 per cent of the total""",
    "spaces would lose 0.2502 of their width: Word does not": """\
missions would review and decide whether to take the full range of services offered
by the Centre in the context of their delegated authorities. Although this partial
service delivery model would result in efficiencies, it was also indicated to the""",
    "Spanish": """\
\tRecordando el primer seminario de la zona de paz y cooperación del Atlántico
Sur sobre seguridad y vigilancia del tráfico marítimo, celebrado en Salvador en 2013,
y el seminario de la zona sobre operaciones de mantenimiento de la paz, celebrado en
Salvador en 2015, de conformidad con el Plan de Acción de Montevideo y basándose""",
}


@pytest.mark.parametrize("text", NEAR.values(), ids=NEAR)
def test_word_squeezes_to_half_of_the_stretch_and_a_quarter_of_the_space(
    lines_of, text: str
) -> None:
    expected = [line.strip().replace("\t", " ") for line in text.split("\n")]
    assert lines_of(text.replace("\n", " "))[: len(expected)] == expected


def test_left_aligned_lines_are_as_wide_as_size_scale_and_spacing_give(fonts: FontBook) -> None:
    """A cell of A/80/590, 191.85 pt wide: "Bamako and" and "with the" would fit if letters stood
    0.01 pt closer; a note of A/79/843, 365.6 pt wide, 8.5 pt."""
    cell = Properties(size=10, scale=103, spacing=0.2, line=12)
    sheet = StyleSheet({"Cell": Style("Cell", "Cell", cell)}, {})

    def lines(text: str) -> list[str]:
        paragraph = StoryParagraph("Cell", (Characters(text, "en"),), "en")
        made = Typesetter(sheet, fonts).lines(paragraph, (0.0, 191.85))
        return [line.text.strip() for line in made]

    assert lines("storage facilities in 2 locations: Bamako and Gao") == [
        "storage facilities in 2 locations: Bamako",
        "and Gao",
    ]
    assert lines("management coordination exercises with the Guard Unit") == [
        "management coordination exercises with",
        "the Guard Unit",
    ]


def test_a_note_breaks_where_word_breaks_it(lines_of) -> None:
    text = """\
United Nations, biweekly press briefing, statement by Kavita Belani, representative of the
Office of the United Nations High Commissioner for Refugees in Armenia, 29 September 2023;
see the letters dated 5 December 2023 and 8 February 2024 from the Permanent Representative
of Azerbaijan to the United Nations addressed to the Secretary-General (A/78/636-S/2023/960
and A/78/764), with footnotes 10 and 4, respectively, which quoted the briefing from the source
that was available at that time (https://media.un.org/en/asset/k1g/k1gvc8zwrd)."""
    assert lines_of(text.replace("\n", " "), "FootnoteMore") == text.split("\n")


@pytest.mark.parametrize("text", WORD)
def test_justified_lines_end_where_word_ends_them(lines_of, text: str) -> None:
    expected = [line.strip() for line in text.split("\n")]
    assert lines_of(text.replace("\n", " ")) == expected


def test_word_squeezes_a_line_where_greedy_filling_would_not(lines_of) -> None:
    """Page 2 of A/79/843: greedy filling breaks "Azerbaijanis to / flee"."""
    text = " ".join(WORD[1].split("\n"))
    squeezed = lines_of(text)[1]
    ragged = lines_of(text, "Dateline")
    assert squeezed.endswith("to flee")
    assert not any(line.endswith("to flee") for line in ragged)


def test_a_document_symbol_is_never_broken(lines_of) -> None:
    for width in range(8, 60, 3):
        text = "x" * width + " " + "in A/74/805-S/2020/301 and A/78/744/Add.1 and more words " * 3
        for line in lines_of(text, "FootnoteTxt"):
            assert line.count("A/74/") == line.count("A/74/805-S/2020/301")
            assert line.count("A/78/") == line.count("A/78/744/Add.1")


def test_an_address_breaks_after_a_hyphen_and_not_after_its_slashes(lines_of) -> None:
    address = "https://mfa.gov.ua/en/news/zayava-mzs-shchodo-situaciyi-navkolo-zaporizkoyi-atomnoyi"
    assert lines_of(f"Available at {address}-elektrostanciyi.", "FootnoteMore") == [
        "Available at https://mfa.gov.ua/en/news/zayava-mzs-shchodo-situaciyi-navkolo-zaporizkoyi-",
        "atomnoyi-elektrostanciyi.",
    ]


def test_an_address_longer_than_a_line_is_cut_without_a_hyphen(lines_of) -> None:
    address = "https://example.org/" + "a" * 300
    assert "".join(lines_of(address)) == address


def test_an_address_longer_than_a_line_is_filled_to_the_last_character(lines_of) -> None:
    lines = lines_of("https://example.org/" + "a/" * 600)
    assert {line[-1] for line in lines[:-1]} == {"a", "/"}, "whether a slash is there or not"


def test_no_line_ends_at_a_no_break_space_or_hyphen(lines_of) -> None:
    for width in range(60, 90):
        for line in lines_of("x" * width + " 13\u00a0June and non\u2011self"):
            assert not line.endswith(("13", "\u2011"))
            assert not line.startswith(("June", "self"))


CHINESE = (
    "2020 年 3 月 31 日和 4 月 14 日，亚美尼亚共和国在阿塞拜疆共和国被占领的纳戈尔诺-卡拉巴赫地区"
    "举行了非法“选举”。所谓的“选举”是在完全非法的环境中举行的，非法的原因是对阿塞拜疆领土实行"
    "持续军事占领和族裔清洗（见附件），并且明显违反阿塞拜疆共和国宪法和立法以及国际法规范和原则。"
)


@pytest.mark.parametrize("shift", range(12))
def test_chinese_lines_begin_and_end_as_clreq_has_it(lines_of, shift: int) -> None:
    lines = lines_of("国" * shift + CHINESE, "SingleTxtZh", "zh")
    assert "".join(lines).replace(" ", "") == ("国" * shift + CHINESE).replace(" ", "")
    for before, after in pairwise(lines):
        assert after[0] not in "，。、；：！？”’）》」"
        assert before[-1] not in "“‘（《「"


def test_a_chinese_dash_is_one_glyph_two_characters_wide(set_) -> None:
    (line,) = set_("SingleTxtZh", Characters("国——国", "zh"), language="zh")
    (run,) = line.runs
    assert len(run.segment.shaped.glyphs) == 3
    assert run.width == pytest.approx(4 * 10.5, abs=0.1)


def test_quotation_marks_take_the_face_of_their_language(set_) -> None:
    (chinese,) = set_("SingleTxtZh", Characters("“选举”", "zh"), language="zh")
    (english,) = set_("SingleTxt", Characters("“elections”", "en"))
    assert {run.segment.face.han for run in chinese.runs} == {True}
    assert {run.segment.face.han for run in english.runs} == {False}


def test_the_first_line_of_a_paragraph_starts_at_147(set_) -> None:
    lines: list[LineBox] = set_("SingleTxt", Tab(), Characters("word " * 40, "en"))
    assert lines[0].runs[0].x == pytest.approx(147.1, abs=0.05)
    assert lines[1].runs[0].x == pytest.approx(PAGE.column_left, abs=0.05)


def test_justified_lines_end_at_the_column_edge_and_the_last_does_not(set_) -> None:
    lines: list[LineBox] = set_("SingleTxt", Characters("justified words " * 30, "en"))
    for line in lines[:-1]:
        last = line.runs[-1]
        assert last.x + last.width == pytest.approx(PAGE.column_right, abs=0.6)
    last = lines[-1].runs[-1]
    assert last.x + last.width < PAGE.column_right - 10


def test_a_heading_hangs_its_number(set_) -> None:
    (line,) = set_(
        "HeadingH1", Tab(), Characters("I.", "en"), Tab(), Characters("Introduction", "en")
    )
    number, title = line.runs
    assert number.x + number.width == pytest.approx(111.1, abs=0.1)
    assert title.x == pytest.approx(123.35, abs=0.05)


def test_a_signature_ends_at_the_column_edge(set_) -> None:
    (line,) = set_("Signature", Characters("Ambassador", "en"))
    run = line.runs[-1]
    assert run.x + run.width == pytest.approx(PAGE.column_right, abs=0.05)


def test_a_note_mark_is_small_and_raised_and_an_asterisk_is_not(set_) -> None:
    (line,) = set_(
        "SingleTxt",
        Characters("word", "en"),
        NoteCall(0, "en"),
        NoteCall(1, "en"),
        marks=("7", "*"),
    )
    _, number, star = line.runs
    assert number.segment.size == pytest.approx(6.5)
    assert number.segment.rise == pytest.approx(3.5)
    assert (star.segment.size, star.segment.rise) == (10, 0)
    assert line.calls == (0, 1)


def test_condensed_letters_are_closer_and_lines_hold_more(set_) -> None:
    text = "Such claims are particularly cynical given numerous atrocity crimes committed by "
    (plain, *_), (closer, *_) = (
        set_("SingleTxt", Characters(text * 3, "en", RunStyle(condensed=points)))
        for points in (0.0, 0.2)
    )
    assert closer.runs[0].segment.spacing == pytest.approx(plain.runs[0].segment.spacing - 0.2)
    assert len(closer.text) > len(plain.text)


def test_a_small_gap_follows_a_raised_mark(set_) -> None:
    def gaps(*pieces: object) -> list[float]:
        (line,) = set_("SingleTxt", *pieces, marks=("7", "8", "*"))
        plain = [run.segment.shaped.steps(run.segment.size * 1.03 / 1000, 0) for run in line.runs]
        own = [
            sum(steps[run.start : run.end]) + run.segment.spacing * (run.end - run.start)
            for steps, run in zip(plain, line.runs, strict=True)
        ]
        return [
            round(after.x - run.x - width, 2)
            for (run, after), width in zip(pairwise(line.runs), own, strict=False)
        ]

    word, comma = (
        Characters("word", "en"),
        Characters(",", "en", RunStyle(False, False, "FootnoteReference")),
    )
    assert gaps(word, NoteCall(0, "en"), comma, NoteCall(1, "en"), word) == [0, 0, 0, 0.5]
    assert gaps(word, NoteCall(2, "en"), word) == [0, 0]


def test_no_line_ends_between_a_word_and_its_mark(set_) -> None:
    for width in range(40, 90):
        text = "x" * width + " word"
        lines = set_("SingleTxt", Characters(text, "en"), NoteCall(0, "en"), marks=("12",))
        assert lines[-1].text.endswith("word12")


def test_a_written_line_break_ends_the_line(set_) -> None:
    lines = set_("TitleH1", Characters("one", "en"), LineEnd(), Characters("two", "en"))
    assert [line.text for line in lines] == ["one", "two"]


def test_a_character_style_gives_size_and_color(styles: StyleSheet, fonts: FontBook) -> None:
    own = Properties(size=15, color="00AA00")
    sheet = StyleSheet(styles.paragraphs, {"Mine": Character("Mine", "Mine", own)})
    pieces = (Characters("A", "en", RunStyle(character_style="Mine")), Characters("b", "en"))
    (line,) = Typesetter(sheet, fonts).lines(StoryParagraph("SingleTxt", pieces, "en"))
    assert [(run.segment.size, run.segment.color) for run in line.runs] == [
        (15, "00AA00"),
        (10, ""),
    ]


def test_a_mark_has_the_scale_and_spacing_of_its_own_style(set_, styles: StyleSheet) -> None:
    """As in Word, the properties of a character style override those of the paragraph style."""
    own = styles.characters["FootnoteReference"].own
    line = set_("SingleTxt", Characters("Refugees,", "en"), NoteCall(0, "en"), marks=("1",))[0]
    word, mark = line.runs
    assert (mark.segment.scale, word.segment.scale) == ((own.scale or 0) / 100, 1.03)
    apart = mark.segment.spacing - word.segment.spacing
    assert apart == pytest.approx((own.spacing or 0) - 0.2)
    note = set_("FootnoteTxt", Characters("See ", "en"), NoteCall(0, "en"), marks=("1",))[0]
    assert [run.segment.scale for run in note.runs] == [1.04, 1.03]


def test_superscripts_are_small_and_raised_subscripts_small_and_lowered(set_) -> None:
    pieces = [
        Characters("1", "fr"),
        Characters("er", "fr", RunStyle(vertical="superscript")),
        Characters("2", "fr", RunStyle(vertical="subscript")),
    ]
    (line,) = set_("SingleTxt", *pieces, language="fr")
    sizes = [(run.segment.size, round(run.segment.rise, 2)) for run in line.runs]
    assert sizes == [(10.0, 0.0), (6.5, 3.5), (6.5, -1.4)]
    first, raised, _ = line.runs
    assert raised.x == pytest.approx(first.x + first.width)
