"""Inlines → pieces: emphasis, links and footnote calls as runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from unassemble.base.addresses import link_target
from unassemble.base.source import Lines, Span, part_of
from unassemble.languages import phrase
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
from unassemble.story.gaps import with_blanks_after_calls
from unassemble.story.items import MARK_STYLE, Characters, LineEnd, NoteCall, Piece, RunStyle
from unassemble.styles import FIRST_HAN, HAN
from unassemble.text.bidi import has_rtl
from unassemble.text.spaces import HELD_SPACE, NO_BREAK_SPACE

_PLAIN = RunStyle()
_LINK_STYLE = "Hyperlink"
_ARABIC = "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]+"
"""Arabic letters, marks and figures."""
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_APOSTROPHE = re.compile(f"(?<=[{_LATIN}])[\u2018\u2019](?=[{_LATIN}])")
"""The apostrophe of a name (O’Neill, d’Ivoire), for which Chinese has the same character as for a
quotation mark."""


@cache
def _chinese() -> re.Pattern[str]:
    """Words of Chinese; compiling it takes long, and most letters have none."""
    return re.compile(f"(?P<zh>[{HAN}]+)")


@cache
def _arabic(chinese: bool) -> re.Pattern[str]:
    """Words of Arabic with the spaces between them, and Chinese too."""
    words = f"(?P<ar>{_ARABIC}(?:[ {NO_BREAK_SPACE}{HELD_SPACE}]{_ARABIC})*)"
    return re.compile(f"{words}|(?P<zh>[{HAN}]+)" if chinese else words)


def _foreign(text: str, language: str) -> re.Pattern[str] | None:
    """What finds Chinese or Arabic in a text of another language; None where there is none."""
    if language != "ar" and has_rtl(text):
        return _arabic(language != "zh")
    if language == "zh" or text.isascii() or max(text) < FIRST_HAN:
        return None
    return _chinese() if _chinese().search(text) else None


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
    if any(isinstance(piece, NoteCall) and piece.language == "zh" for piece in out):
        return with_blanks_after_calls(out)
    return tuple(out)


def _walk(inlines: Iterable[Inline], style: RunStyle) -> Iterator[Piece]:
    for inline in inlines:
        match inline:
            case Text(text=text, language=language, span=span, lines=lines, condensed=condensed):
                own = replace(style, condensed=condensed) if condensed else style
                yield from characters(text, language, own, span, lines)
            case LineBreak():
                yield LineEnd()
            case Emphasis(children=children):
                yield from _walk(children, replace(style, italic=True))
            case Strong(children=children):
                yield from _walk(children, replace(style, bold=True))
            case Superscript(children=children):
                yield from _walk(children, replace(style, vertical="superscript"))
            case Subscript(children=children):
                yield from _walk(children, replace(style, vertical="subscript"))
            case Underline(children=children):
                yield from _walk(children, replace(style, underline=True))
            case Strikeout(children=children):
                yield from _walk(children, replace(style, strike=True))
            case Link(target=target, children=children):
                address = link_target(target)
                linked = replace(style, character_style=_LINK_STYLE, link=address)
                linked = linked if address else style
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
    """Characters of a text; Chinese and Arabic inside a text of another language are marked."""
    if text.isascii():
        yield Characters(text, language, style, span, lines)
        return
    foreign = _APOSTROPHE if language == "zh" and not has_rtl(text) else _foreign(text, language)
    if foreign is None:
        yield Characters(text, language, style, span, lines)
        return
    start = 0
    for found in foreign.finditer(text):
        if found.start() > start:
            place = part_of(start, span, lines, found.start())
            yield Characters(text[start : found.start()], language, style, *place)
        place = part_of(found.start(), span, lines, found.end())
        own = replace(style, latin=True) if foreign is _APOSTROPHE else style
        yield Characters(found.group(), found.lastgroup or language, own, *place)
        start = found.end()
    if start < len(text):
        yield Characters(text[start:], language, style, *part_of(start, span, lines))
