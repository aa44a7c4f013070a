"""Markdown into blocks: a small text, and what it means."""

from __future__ import annotations

import pytest

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText, Span
from unassemble.letter import markup
from unassemble.letter.markup.labels import as_styled
from unassemble.model import (
    Block,
    BlockQuote,
    Emphasis,
    Figure,
    FootnoteCall,
    Heading,
    ImageData,
    LineBreak,
    Link,
    List,
    PageBreak,
    Paragraph,
    Strong,
    Table,
    Text,
    plain,
)


class Notes:
    """Takes every call; remembers the texts of inline notes."""

    def __init__(self) -> None:
        self.texts: list[SourceText] = []

    def call(self, id: str, span: Span) -> FootnoteCall:
        return FootnoteCall(len(id), "en", span)

    def inline(self, text: SourceText) -> FootnoteCall:
        self.texts.append(text)
        return FootnoteCall(99, "en", text.span)


class Pictures:
    def load(self, path: str, span: Span) -> ImageData:
        return ImageData(path.encode(), "png", (1, 1), 1, 1)


def text(value: str, language: str = "en") -> SourceText:
    lines = value.split("\n")
    anchors, offset = [], 0
    for number, line in enumerate(lines):
        anchors.append((offset, 10 + number, 5))
        offset += len(line) + 1
    return SourceText(value, Span("l.yaml", 10, 5), language, tuple(anchors))


def blocks(value: str, language: str = "en") -> tuple[Block, ...]:
    findings = Findings()
    made = markup.blocks(text(value, language), Notes(), Pictures(), findings)
    assert not findings.items, findings.items
    return made


def words(block: Block) -> str:
    assert isinstance(block, Paragraph | Heading)
    return plain(block.inlines)


def outline(block: Block) -> object:
    """A list as labels and texts."""
    if isinstance(block, List):
        return [(item.label, *map(outline, item.blocks)) for item in block.items]
    return words(block)


def test_a_line_end_is_a_space_and_nothing_between_chinese_characters() -> None:
    assert words(blocks("one\ntwo")[0]) == "one two"
    assert words(blocks("一二\n三四，\n五 5\n6", "zh")[0]) == "一二三四，五 5 6"


def test_a_hard_line_break() -> None:
    (block,) = blocks("one\\\ntwo")
    assert isinstance(block, Paragraph)
    assert [type(inline) for inline in block.inlines] == [Text, LineBreak, Text]


def test_a_passage_in_a_language_of_its_own() -> None:
    (block,) = blocks("It says: [« *Le Conseil*\nprend note »]{lang=fr}. Then more.")
    assert isinstance(block, Paragraph)
    first, quoted, said, rest, after = block.inlines
    assert isinstance(first, Text)
    assert isinstance(quoted, Text)
    assert isinstance(said, Emphasis)
    assert isinstance(rest, Text)
    assert isinstance(after, Text)
    assert (first.language, quoted.language, rest.language, after.language) == (
        *("en", "fr", "fr"),
        "en",
    )
    assert [plain((one,)) for one in (quoted, said, rest)] == ["« ", "Le Conseil", " prend note »"]
    assert quoted.span == Span("l.yaml", 10, 5 + len("It says: ["))
    assert after.span == Span("l.yaml", 11, 5 + len("prend note »]{lang=fr}"))


def test_a_passage_in_no_language_we_know() -> None:
    findings = Findings()
    markup.blocks(text("A [b]{lang=tlh}."), Notes(), Pictures(), findings)
    (found,) = findings.items
    assert (found.rule, found.span.column) == ("unknown-language", 7)


@pytest.mark.parametrize(("written", "points"), [("0.05", 0.05), ("0.1", 0.1), ("0.50", 0.5)])
def test_a_passage_with_its_letters_set_closer(written: str, points: float) -> None:
    (block,) = blocks(f"A [*long*\nline]{{condensed={written}}} here.")
    assert isinstance(block, Paragraph)
    first, long, line, here = block.inlines
    assert isinstance(long, Emphasis)
    texts = (first, long.children[0], line, here)
    assert [one.condensed for one in texts if isinstance(one, Text)] == [0, points, points, 0]
    assert plain(block.inlines) == "A long line here."


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("[Culture of *peace*]{condensed=0.15}", "Culture of *peace*"),
        ("A [b [c] d]{condensed=0.1}, [e]{lang=fr}", "A b [c] d, [e]{lang=fr}"),
        ("[x [y]{condensed=0.1}]{condensed=0.2} [z] [", "x y [z] ["),
    ],
)
def test_a_text_without_what_sets_its_letters_closer(written: str, words: str) -> None:
    assert as_styled(written) == words


@pytest.mark.parametrize("written", ["0", "0.07", "0.55", "3", "-0.1", "wide", "0.1000"])
def test_letters_cannot_be_set_closer_by_what_word_has_not(written: str) -> None:
    findings = Findings()
    markup.blocks(text(f"A [b]{{condensed={written}}}."), Notes(), Pictures(), findings)
    (found,) = findings.items
    assert (found.rule, found.span.column) == ("letter-spacing", 7)


def test_brackets_without_a_language_stay() -> None:
    assert (
        words(blocks("He said [sic] {lang=fr} [a] {b}.")[0]) == "He said [sic] {lang=fr} [a] {b}."
    )


def test_emphasis_strong_and_links() -> None:
    (block,) = blocks("*a* **b** [c](https://example.org) <https://example.org/ä_b>")
    assert isinstance(block, Paragraph)
    kinds = [type(inline) for inline in block.inlines if not isinstance(inline, Text)]
    assert kinds == [Emphasis, Strong, Link, Link]
    last = block.inlines[-1]
    assert isinstance(last, Link)
    assert plain(last.children) == "https://example.org/ä_b"


def strong(value: str, language: str = "zh") -> list[str]:
    """The words set strong or emphasised, and what is left over of their signs."""
    found = Findings()
    (block,) = markup.blocks(text(value, language), Notes(), Pictures(), found)
    assert isinstance(block, Paragraph)
    marked = [plain((one,)) for one in block.inlines if isinstance(one, Strong | Emphasis)]
    return marked + [f"{one.rule} {one.span.column}" for one in found.items]


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("**重要提示：**请注意", ["重要提示："]),
        ("载有**《宪章》**第二条", ["《宪章》"]),
        ("以及**“自决权”**一词", ["“自决权”"]),
        ("一词。*（见附件）*其余", ["（见附件）"]),
        ("甲**“乙”**丙**丁：**戊。", ["“乙”", "丁："]),
        ("甲**——乙·**丙**ABC.**丁", ["——乙·", "ABC."]),
        ("（**甲**）、**乙**，*“丙”*。", ["甲", "乙", "“丙”"]),
        ("第**822(1993)**号", ["822(1993)"]),
    ],
)
def test_emphasis_beside_chinese_marks(written: str, marked: list[str]) -> None:
    assert strong(written) == marked


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("“*Ibid.*”, (*Signed*), **a**-**b**", ["Ibid.", "Signed", "a", "b"]),
        ("re*emphasis*ed, «**gras**»et", ["emphasis", "gras"]),
        ("5 * 3 * 2, file_name, A/79/1* and S/2025/2*, \\*", []),
        ("**bold **text", ["leftover-marker 5", "leftover-marker 12"]),
        ("**Note:**text", ["leftover-marker 5", "leftover-marker 12"]),
        ("an**“inner”**word", ["leftover-marker 7", "leftover-marker 16"]),
        ("one *two", ["leftover-marker 9"]),
        ("**one*", ["one", "leftover-marker 5"]),
        ("***", ["leftover-marker 5"]),
        ("[_one]{lang=fr} two", ["leftover-marker 6"]),
    ],
)
def test_signs_left_over_are_told(written: str, marked: list[str]) -> None:
    assert strong(written, "en") == marked


def test_signs_left_over_in_notes_titles_and_cells_are_told() -> None:
    found = Findings()
    markup.note_paragraphs(text("One\n\n**two **three"), found)
    assert [one.span.line for one in found.items] == [12, 12]
    markup.heading(text("**Two **three"), 1, Notes(), found)
    markup.blocks(text("| **aa **b |\n|---|"), Notes(), Pictures(), found)
    assert [one.span.column for one in found.items] == [5, 11, 5, 11, 7, 12]


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_and_their_numbers(level: int) -> None:
    (block,) = blocks("#" * level + " II. Title")
    assert isinstance(block, Heading)
    assert (block.level, block.number, words(block)) == (level, "II.", "Title")


def test_numbers_are_kept_as_written() -> None:
    (block,) = blocks("3. Three\n\n5. Five\n\n5. Five again")
    assert outline(block) == [("3.", "Three"), ("5.", "Five"), ("5.", "Five again")]


@pytest.mark.parametrize("label", ["1.", "(1)", "(a)", "(i)", "a)", "(أ)", "（一）", "1．"])
def test_the_forms_of_numbers(label: str) -> None:
    (block,) = blocks(f"{label} Text")
    assert outline(block) == [(label, "Text")]


def test_forms_nest() -> None:
    (block,) = blocks("1. One\n\n(a) A\n\n(i) I\n\n(ii) II\n\n(b) B\n\n2. Two")
    inner = [("(i)", "I"), ("(ii)", "II")]
    assert outline(block) == [
        ("1.", "One", [("(a)", "A", inner), ("(b)", "B")]),
        ("2.", "Two"),
    ]


def test_the_letter_i_after_h_is_a_letter() -> None:
    (block,) = blocks("(h) H\n\n(i) I\n\n(j) J")
    assert outline(block) == [("(h)", "H"), ("(i)", "I"), ("(j)", "J")]


@pytest.mark.parametrize(
    "written",
    [
        "1. Resolutions 822\n(1993) and 853\n(1993) hold.",
        "1. See item\n35. It is new.",
        "4. See item\n   5. It is new.",
        "1. The directive of the Union\n(EU) 2016/680 and paragraph 2\n(c) of it.",
        "(b) Under article 7\n(a) of the Charter.",
        "(a) As the Council\n(ii) says.",
    ],
)
def test_a_wrapped_line_that_begins_with_a_number_goes_on(written: str) -> None:
    (block,) = blocks(written)
    label, _, rest = written.replace("\n   ", " ").replace("\n", " ").partition(" ")
    assert outline(block) == [(label, rest)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1. One\n2. Two", [("1.", "One"), ("2.", "Two")]),
        (" 9. Nine\n10. Ten", [("9.", "Nine"), ("10.", "Ten")]),
        ("(z) Z\n(aa) AA", [("(z)", "Z"), ("(aa)", "AA")]),
        ("(د) د\n(هـ) ه", [("(د)", "د"), ("(هـ)", "ه")]),
        ("(九) 甲\n(十) 乙\n(十一) 丙", [("(九)", "甲"), ("(十)", "乙"), ("(十一)", "丙")]),
        (
            "1. On:\n   (a) A;\n   (b) B.\n2. Two",
            [("1.", "On:", [("(a)", "A;"), ("(b)", "B.")]), ("2.", "Two")],
        ),
        (
            "(a) On:\n(i) I;\n(ii) II.\n(b) B",
            [("(a)", "On:", [("(i)", "I;"), ("(ii)", "II.")]), ("(b)", "B")],
        ),
    ],
)
def test_the_next_number_in_sequence_needs_no_empty_line(written: str, expected: object) -> None:
    assert outline(blocks(written)[0]) == expected


def test_a_number_out_of_sequence_after_a_full_stop_is_told() -> None:
    found = Findings()
    markup.blocks(text("3. Three.\n5. Five."), Notes(), Pictures(), found)
    (one,) = found.items
    assert (one.rule, one.severity, one.span) == (
        *("number-in-paragraph", "warning"),
        Span("l.yaml", 11, 5),
    )


@pytest.mark.parametrize("written", ["(EU) 2016/680", "(1993) and", "(see) it", "(the) rest"])
def test_what_only_stands_in_parentheses_is_no_number(written: str) -> None:
    assert words(blocks(written)[0]) == written


def test_an_indented_paragraph_goes_on_with_its_number() -> None:
    block, after = blocks("1. One\n\n   More.\n\nAfter")
    assert outline(block) == [("1.", "One", "More.")]
    assert words(after) == "After"


def test_what_only_looks_like_a_number_is_text() -> None:
    assert isinstance(blocks("1986. A year")[0], Paragraph)
    assert isinstance(blocks("1\\. Not a number")[0], Paragraph)
    assert words(blocks("In line\n2. it is text")[0]) == "In line 2. it is text"


def test_bullets_nest() -> None:
    (block,) = blocks("- one\n- two\n  - three")
    assert outline(block) == [("", "one"), ("", "two", [("", "three")])]


def test_quotation_table_picture_and_page_break() -> None:
    quote, table, figure, after, cut, end = blocks(
        "> quoted\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n![Map](map.png)\n\nx\n\n\\pagebreak\n\ny"
    )
    assert isinstance(quote, BlockQuote)
    assert isinstance(table, Table)
    assert table.alignments == ("left", "right")
    assert [[plain(cell.inlines) for cell in row] for row in table.rows] == [["1", "2"]]
    assert isinstance(figure, Figure)
    assert figure.alternative == "Map"
    assert (words(after), isinstance(cut, PageBreak), words(end)) == ("x", True, "y")


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| c^[A | bar.] | d |", ["c", "d"]),
        ('| [x | y](https://a.org/ "t | u") | d |', ["x | y", "d"]),
        ("| [x | y]{lang=fr} | d |", ["x | y", "d"]),
        ("| `a | b` | ``c`|`` |", ["a | b", "c`|"]),
        ("| a \\| b | `c \\| d` |", ["a | b", "c | d"]),
        ("| [sic | d |", ["[sic", "d"]),
        ("| [sic | x] |", ["[sic", "x]"]),
        ("| ` a | d |", ["` a", "d"]),
        ("c | d", ["c", "d"]),
        ("| c |", ["c", ""]),
        ("| | d |", ["", "d"]),
    ],
)
def test_a_bar_belongs_to_what_it_stands_in(row: str, cells: list[str]) -> None:
    (table,) = blocks(f"| One | Two |\n|---|---|\n{row}")
    assert isinstance(table, Table)
    assert [[plain(cell.inlines) for cell in one] for one in table.rows] == [cells]


def test_a_note_in_a_cell_keeps_its_bar_and_its_place() -> None:
    notes = Notes()
    table = "> | One | Two |\n> |---|---|\n> | c^[A | bar.] | d |"
    markup.blocks(text(table), notes, Pictures(), Findings())
    (note,) = notes.texts
    assert (str(note), note.span) == ("A | bar.", Span("l.yaml", 12, 5 + len("> | c^[")))


def test_a_row_has_no_more_cells_than_its_header() -> None:
    found = Findings()
    table = "- | One | Two |\n  |---|---|\n  | a | b | LOST |"
    markup.blocks(text(table), Notes(), Pictures(), found)
    (one,) = found.items
    assert (one.rule, one.severity, one.span) == (
        *("table-cells", "error"),
        Span("l.yaml", 12, 5 + len("  | a | b | ")),
    )


def test_raw_html_and_rules_are_text() -> None:
    assert words(blocks("a <b>bold</b> & c")[0]) == "a <b>bold</b> & c"
    assert words(blocks("one\n---")[0]) == "one ---"
    assert words(blocks("    indented")[0]) == "indented"


def test_notes_inline_and_by_id_with_their_places() -> None:
    notes = Notes()
    (block,) = markup.blocks(
        text("One^[See [x](https://a.org) [1].] and\ntwo[^ab]."), notes, Pictures(), Findings()
    )
    assert isinstance(block, Paragraph)
    calls = [inline for inline in block.inlines if isinstance(inline, FootnoteCall)]
    assert [call.note for call in calls] == [99, 2]
    assert str(notes.texts[0]) == "See [x](https://a.org) [1]."
    assert notes.texts[0].span == Span("l.yaml", 10, 10)
    assert calls[1].span == Span("l.yaml", 11, 8)


def test_every_text_knows_its_place() -> None:
    (block,) = blocks("alpha *beta*\ngamma **delta**")
    assert isinstance(block, Paragraph)
    strong = block.inlines[-1]
    assert isinstance(strong, Strong)
    (inner,) = strong.children
    assert isinstance(inner, Text)
    assert inner.span == Span("l.yaml", 11, 13)


def test_a_note_has_paragraphs() -> None:
    made = markup.note_paragraphs(text("One\nmore.\n\nTwo *words*."), Findings())
    assert [plain(paragraph) for paragraph in made] == ["One more.", "Two words."]


def test_no_break_spaces_stay() -> None:
    assert words(blocks("13&nbsp;June 14\u00a0June")[0]) == "13\u00a0June 14\u00a0June"
