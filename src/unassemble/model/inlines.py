"""Inlines: the pieces of a line of text.

Every `Text` knows its language (one of the six codes) and its place in the letter file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from unassemble.source import Lines, Span


@dataclass(frozen=True, slots=True)
class Text:
    """Characters of one language; ``lines`` are the places of its later lines in the file."""

    text: str
    language: str
    span: Span | None = None
    lines: Lines = ()


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break written by the author."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasized text: italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Strongly emphasized text: bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink to ``target``, an absolute address."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class FootnoteCall:
    """The call of a footnote: an index into the document's ``notes``.

    ``first`` is false for a second call of the same note, which repeats its mark.
    """

    note: int
    language: str
    span: Span | None = None
    first: bool = True


Inline = Text | LineBreak | Emphasis | Strong | Link | FootnoteCall


def plain(inlines: Iterable[Inline]) -> str:
    """The words alone, as read aloud: no footnote calls, a space for a line break."""
    return "".join(map(_words, inlines))


def _words(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case LineBreak():
            return " "
        case Emphasis(children=children) | Strong(children=children) | Link(children=children):
            return plain(children)
        case FootnoteCall():
            return ""
        case _:
            assert_never(inline)
