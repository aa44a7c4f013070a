"""Markdown into blocks: a small text, and what it means."""

from __future__ import annotations

import pytest

from markdown_texts import Notes, Pictures, blocks, outline, text, words
from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.letter import markup
from unassemble.letter.markup.labels import as_styled
from unassemble.model import (
    BlockQuote,
    Emphasis,
    Figure,
    FootnoteCall,
    Heading,
    Link,
    PageBreak,
    Paragraph,
    Strong,
    Table,
    Text,
    plain,
)


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
    assert words(blocks("He said [sic] {lang} [a] {b}.")[0]) == "He said [sic] {lang} [a] {b}."


def test_emphasis_strong_and_links() -> None:
    (block,) = blocks("*a* **b** [c](https://example.org) <https://example.org/ä_b>")
    assert isinstance(block, Paragraph)
    kinds = [type(inline) for inline in block.inlines if not isinstance(inline, Text)]
    assert kinds == [Emphasis, Strong, Link, Link]
    last = block.inlines[-1]
    assert isinstance(last, Link)
    assert plain(last.children) == "https://example.org/ä_b"


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_and_their_numbers(level: int) -> None:
    (block,) = blocks("#" * level + " II. Title")
    assert isinstance(block, Heading)
    assert (block.level, block.number, words(block)) == (level, "II.", "Title")


@pytest.mark.parametrize("number", ["一.", "十二.", "三、", "(四)"])
@pytest.mark.parametrize("space", ["", " "])
def test_headings_with_chinese_numbers(number: str, space: str) -> None:
    (block,) = blocks(f"# {number}{space}导言")
    assert isinstance(block, Heading)
    assert (block.number, words(block)) == (number, "导言")


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


def test_raw_html_and_rules_are_text() -> None:
    found = Findings()
    html, rule = markup.blocks(text("a <b>bold</b> & c\n\none\n---"), Notes(), Pictures(), found)
    assert (words(html), words(rule)) == ("a <b>bold</b> & c", "one ---")
    assert [one.rule for one in found.items] == ["leftover-markup", "leftover-markup"]
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
    made = markup.note_blocks(text("One\nmore.\n\nTwo *words*."), Findings())
    assert [words(paragraph) for paragraph in made] == ["One more.", "Two words."]


def test_no_break_spaces_stay() -> None:
    assert words(blocks("13&nbsp;June 14\u00a0June")[0]) == "13\u00a0June 14\u00a0June"
