"""Inlines of the model → Markdown that reads as the same inlines, for text that is quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from unassemble.model import (
    Emphasis,
    FootnoteCall,
    Inline,
    LineBreak,
    Link,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)

_SIGNS = re.compile(r"[\\`*_\[\]<>&^~|]")
_LINE_BREAK = "\\\n"

Called = Callable[[int], str]
"""How a call of a note is written, by the index of the note."""


def markdown_of(inlines: Iterable[Inline], called: Called) -> str:
    """Inlines as Markdown; letter spacing set by hand is left out."""
    return "".join(_one(inline, called) for inline in inlines)


def _one(inline: Inline, called: Called) -> str:
    match inline:
        case Text(text=text):
            return escaped(text)
        case LineBreak():
            return _LINE_BREAK
        case FootnoteCall(note=note):
            return called(note)
        case Link(target=target, children=children):
            inside = markdown_of(children, called)
            return f"[{inside}]({target})" if target else inside
        case Emphasis(children=children):
            return _around("*", children, called)
        case Strong(children=children):
            return _around("**", children, called)
        case Superscript(children=children):
            return f"<sup>{markdown_of(children, called)}</sup>"
        case Subscript(children=children):
            return f"<sub>{markdown_of(children, called)}</sub>"
        case Underline(children=children):
            return f"<u>{markdown_of(children, called)}</u>"
        case Strikeout(children=children):
            return _around("~~", children, called)


def _around(sign: str, children: Iterable[Inline], called: Called) -> str:
    """Emphasis; blanks at its edges stand outside, where Markdown wants them."""
    inside = markdown_of(children, called)
    words = inside.strip()
    if not words:
        return inside
    start = len(inside) - len(inside.lstrip())
    return f"{inside[:start]}{sign}{words}{sign}{inside[start + len(words) :]}"


def escaped(text: str) -> str:
    """Text in which no sign is read as Markdown."""
    return _SIGNS.sub(r"\\\g<0>", text)
