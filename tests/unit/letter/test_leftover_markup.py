"""Markup that failed and is printed as it stands: each is told, and ordinary signs are not."""

from __future__ import annotations

import pytest

from markdown_texts import Notes, Pictures, text
from unassemble.base.diagnostics import Findings
from unassemble.letter import markup


def told(value: str) -> list[str]:
    """What is told of a text: what is left, line and column."""
    found = Findings()
    markup.blocks(text(value), Notes(), Pictures(), found)
    assert {one.rule for one in found.items} <= {"leftover-markup", "leftover-marker"}
    return [
        f"{one.message.split('”')[0][1:]} {one.span.line - 9}:{one.span.column - 4}"
        for one in found.items
    ]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("a <b>bold</b> word", ["<b> 1:3"]),
        ("a\n<p class='x'>b</p><!-- c -->", ["<p class='x'> 2:1", "<!-- 2:19"]),
        ("10<sup>th and </sub>", ["<sup> 1:3", "</sub> 1:15"]),
        ("see [the text][1] and [more][]", ["[the text][1] 1:5", "[more][] 1:23"]),
        ("[1]: https://example.org", ["[1]: https: 1:1"]),
        ("word[^ a] and [^b c] and ^[open", ["[^ 1:5", "[^ 1:15", "^[ 1:26"]),
        ("![A map](my map.png)", ["![A map]( 1:1"]),
        ("[a](https://example.org/a b)", ["](https: 1:3"]),
        ("[a] {lang=fr}", ["{lang=fr} 1:5"]),
        ("10^th-century{x}^ one", ["^th-century{x}^ 1:3"]),
        ("| a | b |\n| c | d |", ["| a | b | 1:1"]),
        ("| a | b |", ["| a | b | 1:1"]),
        ("a | b\nc | d", ["a | b 1:1"]),
        ("| a | b |\n|---|\n| c | d |", ["|---| 2:1"]),
        ("Title\n=====\n\ntext\n\n---", ["===== 2:1", "--- 6:1"]),
        ("a ~~b", ["~~ 1:3"]),
        ("| a | b |\n|---|---|\n| c | d\\\n| e\\\\ | f |", ["\\ 3:8"]),
        ("> - a <i>b", ["<i> 1:7"]),
    ],
)
def test_what_is_left_is_told_at_its_place(written: str, left: list[str]) -> None:
    assert told(written) == left


@pytest.mark.parametrize(
    "written",
    [
        "AT&T & R&D; 1 < 2 > 0; 5 * 3 * 2; file_name_one; [sic] and [...] and [emphasis added]",
        "a < b, <name>, x<y and z>w, ~5 km, 2 * 3, C# and #1; $5; 50%; 3^2; a | b; -- and ...",
        "the words [of the text][sic] and [a] [b], {x}, {{ y }}",
        r"\<b> \[a][1] \!\[x](y z) `<b>` `[a][1]`",
        "| is a bar.\n\n- dash\n\n----a\n\n5 - - 6",
        "a\u3000——\n——b",
    ],
)
def test_ordinary_signs_are_not_told(written: str) -> None:
    assert told(written) == []


def test_what_is_left_in_titles_cells_and_notes_is_told() -> None:
    found = Findings()
    markup.inlines(text("A <b>title</b>"), Notes(), found)
    markup.note_blocks(text("One\n\n<i>two"), found)
    markup.blocks(text("| a <font> |\n|---|"), Notes(), Pictures(), found)
    assert [(one.span.line, one.span.column) for one in found.items] == [(10, 7), (12, 5), (10, 9)]


def test_a_finding_says_what_to_write_instead() -> None:
    found = Findings()
    markup.inlines(text("<b>a</b> <s>b</s> <div>"), Notes(), found)
    assert [(one.hint or "").split(";")[0] for one in found.items] == [
        "write **words** for bold",
        "write ~~words~~ for words struck out",
        "leave an empty line between paragraphs",
    ]
