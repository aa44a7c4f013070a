"""Inlines → pieces: emphasis, links and footnote calls as runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from unassemble.languages import phrase
from unassemble.model import (
    Emphasis,
    FootnoteCall,
    Inline,
    LineBreak,
    Link,
    Strong,
    Text,
)
from unassemble.source import Lines, Span, part_of
from unassemble.story.items import MARK_STYLE, Characters, LineEnd, NoteCall, Piece, RunStyle

_PLAIN = RunStyle()
_LINK_STYLE = "Hyperlink"
# Blocks of Unicode whose characters are set in the East Asian font whatever the language says:
# CJK radicals to Unified Ideographs, compatibility ideographs, full-width forms, the planes 2-3.
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]+")


class Keys(Struct):
    """Numbers for structure elements, in the order in which they are made."""

    last: int = 0

    def next(self) -> int:
        """A new number."""
        self.last += 1
        return self.last


def pieces(inlines: Iterable[Inline], style: RunStyle = _PLAIN) -> tuple[Piece, ...]:
    """The runs of a text; two calls at one place are parted by a raised comma."""
    out: list[Piece] = []
    for piece in _walk(inlines, style):
        if isinstance(piece, NoteCall) and out and isinstance(out[-1], NoteCall):
            comma = replace(piece.style, character_style=MARK_STYLE)
            between = phrase(piece.language, "note.separator")  # type: ignore[arg-type]
            out.append(Characters(between, piece.language, comma, piece.span))
        out.append(piece)
    return tuple(out)


def _walk(inlines: Iterable[Inline], style: RunStyle) -> Iterator[Piece]:
    for inline in inlines:
        match inline:
            case Text(text=text, language=language, span=span, lines=lines):
                yield from characters(text, language, style, span, lines)
            case LineBreak():
                yield LineEnd()
            case Emphasis(children=children):
                yield from _walk(children, replace(style, italic=True))
            case Strong(children=children):
                yield from _walk(children, replace(style, bold=True))
            case Link(target=target, children=children):
                linked = replace(style, character_style=_LINK_STYLE, link=target)
                yield from _walk(children, linked)
            case FootnoteCall(note=note, language=language, span=span, first=first):
                yield NoteCall(note, language, first, style, span)
            case _:
                assert_never(inline)


def characters(
    text: str,
    language: str,
    style: RunStyle = _PLAIN,
    span: Span | None = None,
    lines: Lines = (),
) -> Iterator[Characters]:
    """Characters of a text; Chinese inside a text of another language is marked as Chinese."""
    if language == "zh" or text.isascii() or not _HAN.search(text):
        yield Characters(text, language, style, span, lines)
        return
    start = 0
    for found in _HAN.finditer(text):
        if found.start() > start:
            place = part_of(start, span, lines)
            yield Characters(text[start : found.start()], language, style, *place)
        place = part_of(found.start(), span, lines)
        yield Characters(found.group(), "zh", style, *place)
        start = found.end()
    if start < len(text):
        yield Characters(text[start:], language, style, *part_of(start, span, lines))
