"""Inlines: the text, links and footnote calls of a paragraph.

Every `Text` knows its language (one of the six codes) and its place in the letter file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from msgspec import Struct

from unassemble.base.source import Lines, Span
from unassemble.text.spaces import as_no_break_spaces


class Text(Struct, frozen=True):
    """Characters of one language; ``lines`` are the places of its later lines in the file.

    ``condensed`` is subtracted from the style's letter spacing, in points.
    """

    text: str
    language: str
    span: Span | None = None
    lines: Lines = ()
    condensed: float = 0.0


class LineBreak(Struct, frozen=True):
    """A line break written by the author."""


class Emphasis(Struct, frozen=True):
    """Emphasized text: italics."""

    children: tuple[Inline, ...]


class Strong(Struct, frozen=True):
    """Strongly emphasized text: bold."""

    children: tuple[Inline, ...]


class Superscript(Struct, frozen=True):
    """Small raised text, such as the letters of "1er"."""

    children: tuple[Inline, ...]


class Subscript(Struct, frozen=True):
    """Small lowered text, such as the figure of "CO2"."""

    children: tuple[Inline, ...]


class Underline(Struct, frozen=True):
    """Underlined text."""

    children: tuple[Inline, ...]


class Strikeout(Struct, frozen=True):
    """Text struck through."""

    children: tuple[Inline, ...]


Formatted = Emphasis | Strong | Superscript | Subscript | Underline | Strikeout
"""What changes the look of its children, not what they say."""


DEAD_TARGET = "#"
"""Stands for the target of a link whose words cite a document: the citation gives the address."""


class Link(Struct, frozen=True):
    """A hyperlink to ``target``, an absolute address."""

    target: str
    children: tuple[Inline, ...]


class FootnoteCall(Struct, frozen=True):
    """The call of a footnote: an index into the document's ``notes``.

    ``first`` is false for a further call of the same note, which repeats its mark.
    """

    note: int
    language: str
    span: Span | None = None
    first: bool = True


Inline = Text | LineBreak | Formatted | Link | FootnoteCall


def plain(inlines: Iterable[Inline]) -> str:
    """The text as read aloud: without footnote calls, a space for a line break, and a no-break
    space for one that a rule holds."""
    return as_no_break_spaces("".join(map(_plain, inlines)))


def _plain(inline: Inline) -> str:
    if isinstance(inline, Formatted | Link):
        return plain(inline.children)
    match inline:
        case Text(text=text):
            return text
        case LineBreak():
            return " "
        case FootnoteCall():
            return ""
        case _:
            assert_never(inline)
