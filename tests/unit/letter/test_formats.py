"""Superscripts, subscripts, underlined and struck words, and line breaks: how they are written."""

from __future__ import annotations

import pytest

from markdown_texts import Notes, Pictures, blocks, text
from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.letter import markup
from unassemble.model import (
    Emphasis,
    FootnoteCall,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Underline,
)

_SIGNS = {
    Superscript: "↑{}",
    Subscript: "↓{}",
    Underline: "_{}_",
    Strikeout: "~{}~",
    Emphasis: "/{}/",
    Strong: "*{}*",
    Link: "<{}>",
}


def shown(inlines: tuple[Inline, ...]) -> str:
    """Inlines with signs for their formats."""
    out = ""
    for one in inlines:
        match one:
            case Text(text=words):
                out += words
            case LineBreak():
                out += "⏎"
            case FootnoteCall():
                out += "°"
            case _:
                out += _SIGNS[type(one)].format(shown(one.children))
    return out


def first(value: str, language: str = "en") -> str:
    (block,) = blocks(value, language)
    assert isinstance(block, Paragraph)
    return shown(block.inlines)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("le 1<sup>er</sup> mai", "le 1↑er mai"),
        ("H<sub>2</sub>O and <U>so</U> on", "H↓2O and _so_ on"),
        ("the 1^er^, 20^th^, km^2^, 10^−3^, n^o^ 5", "the 1↑er, 20↑th, km↑2, 10↑−3, n↑o 5"),
        ("CO~2~ and PM~2.5~, (NH~4~)~2~SO~4~", "CO↓2 and PM↓2.5, (NH↓4)↓2SO↓4"),
        ("~~struck~~ and ~~*more* words~~", "~struck~ and ~/more/ words~"),
        ("甲~~乙~~丙<u>丁</u>", "甲~乙~丙_丁_"),
        ("<u>a <sup>*b*</sup> [c](https://a.org)</u>", "_a ↑/b/ <c>_"),
        ("[<u>a</u> 1^st^](https://a.org)", "<_a_ 1↑st>"),
        ("[1^er^ <u>a</u>]{lang=fr}", "1↑er _a_"),
        ("**a<sub>1</sub>**", "*a↓1*"),
        ("one<br>two<br/>three<br />four", "one⏎two⏎three⏎four"),
        ("M^me^^[Note.] 1^er^[^n]", "M↑me° 1↑er°"),
    ],
)
def test_forms(written: str, printed: str) -> None:
    assert first(written, "zh" if "甲" in written else "en") == printed


@pytest.mark.parametrize(
    "written",
    [
        "~5 km and ~6 km, 5~6, 3~5、6~8, 约~5约~6",
        "3^2; 2 ^ 3, ^ and a^b",
        "a < b > c, x <5, 1 < 2 > 0, <name>",
        "https://example.org/~a/b~c~d and https://example.org/a^b^c",
        "www.example.org/x~1~ [sic] [...] (c) {x} #1 C# $5 50% a | b",
        r"\<u>a\</u> 1\^er^ CO\~2~ \~\~a\~\~",
        "`<u>a</u> 1^er^`",
    ],
)
def test_ordinary_signs_are_printed_as_they_stand(written: str) -> None:
    printed = written.replace("\\", "").replace("`", "")
    assert first(written) == printed


def test_words_know_their_place() -> None:
    (block,) = blocks("1^er^ of\nCO~2~ &amp; <u>so</u> <br> [a](https://b.org) \\* on")
    assert isinstance(block, Paragraph)
    places = {}

    def walk(inlines: tuple[Inline, ...]) -> None:
        for one in inlines:
            if isinstance(one, Text):
                places[one.text] = one.span
            elif not isinstance(one, LineBreak | FootnoteCall):
                walk(one.children)

    walk(block.inlines)
    assert places["er"] == Span("l.yaml", 10, 7)
    assert places["so"] == Span("l.yaml", 11, 20)


def test_formats_in_titles_cells_and_notes() -> None:
    title = markup.inlines(text("The 1^st^ <u>line</u><br>and more"), Notes(), Findings())
    assert shown(title) == "The 1↑st _line_⏎and more"
    (table,) = blocks("| m^2^ |\n|---|\n| 1<br>2 ~~3~~ |")
    assert isinstance(table, Table)
    assert [shown(row[0].inlines) for row in (table.header, *table.rows)] == ["m↑2", "1⏎2 ~3~"]
    (note,) = markup.note_blocks(text("CO~2~ <u>x</u>"), Findings())
    assert isinstance(note, Paragraph)
    assert shown(note.inlines) == "CO↓2 _x_"


def test_brackets_and_tags_that_cross_belong_to_what_closes_first() -> None:
    found = Findings()
    (block,) = markup.blocks(
        text("[a <u>b](https://c.org) d</u>, <u>e [f</u> g]"), Notes(), Pictures(), found
    )
    assert isinstance(block, Paragraph)
    assert shown(block.inlines) == "<a <u>b> d</u>, _e [f_ g]"
    assert [(one.rule, one.span.column) for one in found.items] == [
        ("leftover-markup", 8),
        ("leftover-markup", 30),
    ]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("[a [b](https://c.org) d](https://e.org)", "[a <b> d](https://e.org)"),
        ("[a ![b](c.png) d](https://e.org/x_(y)_(z(w)))", "<a  d>"),
        (
            "[`]`](https://a.org) [<https://x.org/]>](https://b.org)",
            "<]> [<https://x.org/]>](https://b.org)",
        ),
        ("[a\nb](<https://c.org>\n'title')", "<a b>"),
        ("[a^[n [x](https://y.org)]](https://z.org)", "<a°>"),
    ],
)
def test_links_are_as_in_commonmark(written: str, printed: str) -> None:
    found = Findings()
    (block, *_) = markup.blocks(text(written), Notes(), Pictures(), found)
    assert isinstance(block, Paragraph)
    assert shown(block.inlines) == printed
