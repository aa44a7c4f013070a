"""Story → the characters that no font has, without setting a line.

What `check` reports and what setting the pages would find are the same characters.
"""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.fonts import FontBook
from unassemble.layout.fragments import MissingGlyph
from unassemble.source import place_of
from unassemble.story import Characters, Story, StoryParagraph, StoryTable


def missing_glyphs(story: Story, fonts: FontBook) -> list[MissingGlyph]:
    """Characters without a glyph, each where it is first met."""
    latin, chinese = fonts.latin(bold=False, italic=False), fonts.chinese(bold=False)
    known: set[str] = set()
    missing: list[MissingGlyph] = []
    for paragraph in _paragraphs(story):
        for piece in paragraph.pieces:
            if isinstance(piece, Characters):
                for character in sorted(set(piece.text) - known):
                    known.add(character)
                    if not (latin.covers(character) or chinese.covers(character)):
                        at = piece.text.index(character)
                        place = place_of(at, piece.span, piece.lines)
                        missing.append(MissingGlyph(character, place))
    return missing


def _paragraphs(story: Story) -> Iterator[StoryParagraph]:
    for item in story.items:
        match item:
            case StoryParagraph():
                yield item
            case StoryTable():
                for row in item.rows:
                    for cell in row.cells:
                        yield from cell.paragraphs
            case _:
                pass
    for note in (*story.notes, *story.page_notes):
        yield from note.paragraphs
