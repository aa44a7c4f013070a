"""What is read quickly is read as markdown-it reads it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from unassemble.letter.markup.commonmark import all_blocks, all_inlines
from unassemble.letter.markup.quick import quick_blocks, quick_inlines
from unassemble.letter.markup.tokens import Token

PIECES = [
    *" \n",
    *"aB1.,;:!?()-–—“”’'\"/$%@#=+|{}~^]>&",
    *"中，。\u3000\u00a0",
    "  \n",
    "\n\n",
    "\n    ",
    "word ",
    "[^n]",
    "[^*]",
    "^[a note]",
    "^[see <https://un.org/a_b?c=[1]>.]",
    "<https://un.org/en/a_b-c?d=1&e=%20#f>",
    "<http://un.org/%zz>",
    "1. ",
    "12) ",
    "(a) ",
    "(iv) ",
    "（一） ",
    "a) ",
    "- ",
    "* ",
    "# ",
    "*em*",
    "&amp;",
    "AT&T",
    "![x](y)",
    "[x](https://un.org)",
    "[S/RES/822 (1993)](#)",
    "[A](https://un.org/a_b?c=d&e)",
    "[b](https://un.org/a_b?c=d#e)",
    "\\",
    "`x`",
    "@a_b__c",
    "\\\n",
    "__x__",
    "\\pagebreak",
]
TEXT = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def bare(tokens: list[Token]) -> list[Token]:
    """Without what nobody reads: names of HTML elements, and the text inside an address."""
    out = [replace(token, tag="") for token in tokens]
    for before, token in pairwise(out):
        if before.type == "link_open" and before.info == "auto":
            token.content = ""
    return out


@settings(deadline=None, max_examples=600)
@given(TEXT)
def test_blocks(text: str) -> None:
    quick = quick_blocks(text)
    assume(quick is not None)
    assert bare(quick or []) == bare(all_blocks(text))


@settings(deadline=None, max_examples=600)
@given(TEXT)
def test_inlines(content: str) -> None:
    quick = quick_inlines(content)
    assume(quick is not None)
    assert bare(quick or []) == bare(all_inlines(content))


def test_paragraphs_numbers_notes_and_addresses_are_read_quickly() -> None:
    text = "One\nparagraph.[^1]\n\n1. First ^[See <https://un.org>.]\n(a) Second"
    tokens = quick_blocks(text)
    assert tokens is not None
    assert [token.type for token in tokens[::3]] == ["paragraph_open", *["numbered_open"] * 2]
    kinds = [[t.type for t in quick_inlines(token.content) or ()] for token in tokens[1::3]]
    assert kinds == [
        ["text", "softbreak", "text", "footnote_call"],
        ["text", "footnote_inline"],
        ["text"],
    ]


@pytest.mark.parametrize(
    "text", ["- a", "# a", "> a", "| a |\n|---|", "a\n- b", "1. a\n\n   - b", "a\tb"]
)
def test_other_blocks_are_left_to_the_parser(text: str) -> None:
    assert quick_blocks(text) is None


@pytest.mark.parametrize("content", ["*a*", "_a b", "_a", "&amp;", "[a](b)", "`a`"])
def test_other_inlines_are_left_to_the_parser(content: str) -> None:
    assert quick_inlines(content) is None
