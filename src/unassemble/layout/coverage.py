"""Story → the characters that no font has.

`check` and `build` both report what this module finds.  A character is missing if no face of the
weight and slope it is set in has a glyph for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from unassemble.base.source import Span, place_of
from unassemble.story import (
    Characters,
    NoteCall,
    NoteMark,
    RunStyle,
    Story,
    all_paragraphs,
    look_of,
)
from unassemble.styles import StyleSheet
from unassemble.text.fonts import FontBook
from unassemble.text.looks import Look
from unassemble.text.spaces import as_spaces


class MissingGlyph(Struct, frozen=True):
    """A character for which no face has a glyph, and its place."""

    character: str
    span: Span | None


def missing_glyphs(story: Story, styles: StyleSheet, fonts: FontBook) -> list[MissingGlyph]:
    """Characters without a glyph, each with its first place."""
    known: dict[Look, set[str]] = {}
    missing: dict[str, MissingGlyph] = {}
    for look, piece in _printed(story, styles):
        seen = known.setdefault(look, set())
        new = set(as_spaces(piece.text)) - seen
        seen |= new
        for character in sorted(new):
            if not fonts.covers(character, look):
                place = place_of(piece.text.index(character), piece.span, piece.lines)
                missing.setdefault(character, MissingGlyph(character, place))
    return list(missing.values())


def _printed(story: Story, styles: StyleSheet) -> Iterator[tuple[Look, Characters]]:
    """All characters that are printed, and how they look."""
    marks = story.marks
    for paragraph in (*all_paragraphs(story), *story.furniture.paragraphs()):
        own = styles.resolved(paragraph.style)
        for piece in paragraph.pieces:
            match piece:
                case Characters(style=style):
                    printed = piece
                case NoteCall(note=note, style=style, span=span):
                    printed = Characters(marks[note], piece.language, style, span)
                case NoteMark(note=note):
                    style = RunStyle()
                    printed = Characters(marks[note], paragraph.language)
                case _:
                    continue
            yield look_of(own, style, printed.language), printed
