"""Story → the passages that no font can print.

`check` and `build` both report what this module finds.  A character is missing if no face of the
weight and slope it is set in has a glyph for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

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


class MissingPassage(Struct, frozen=True):
    """Words with characters for which no face has a glyph; the place of the first, and how often
    the same words stand in the letter."""

    text: str
    missing: tuple[str, ...]
    span: Span | None
    times: int = 1


def missing_passages(story: Story, styles: StyleSheet, fonts: FontBook) -> list[MissingPassage]:
    """Passages without glyphs; what stands between two of their characters is part of one."""
    known: dict[Look, _Known] = {}
    found: dict[str, MissingPassage] = {}
    for look, piece in _printed(story, styles):
        seen = known.setdefault(look, _Known())
        printed = as_spaces(piece.text)
        missing = seen.missing_in(printed, look, fonts)
        if not missing:
            continue
        for passage in _passage(missing).finditer(printed):
            text = passage.group()
            if (before := found.get(text)) is not None:
                found[text] = replace(before, times=before.times + 1)
                continue
            characters = tuple(dict.fromkeys(one for one in text if one in missing))
            place = place_of(passage.start(), piece.span, piece.lines)
            found[text] = MissingPassage(text, characters, place)
    return list(found.values())


class _Known(Struct):
    """What is known of the characters of one look."""

    covered: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)

    def missing_in(self, text: str, look: Look, fonts: FontBook) -> frozenset[str]:
        """The characters of a text that no face has."""
        rest = set(text) - self.covered
        for character in rest - self.missing:
            (self.covered if fonts.covers(character, look) else self.missing).add(character)
        return frozenset(rest & self.missing)


@lru_cache(maxsize=256)
def _passage(missing: frozenset[str]) -> re.Pattern[str]:
    """Characters of a set, with up to three spaces and marks of punctuation between them."""
    one = "[" + "".join(map(re.escape, sorted(missing))) + "]"
    return re.compile(rf"{one}+(?:[^\w\n]{{1,3}}{one}+)*")


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
