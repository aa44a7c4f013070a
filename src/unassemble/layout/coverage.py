"""Story → the characters that no font has, without setting a line.

`check` and `build` report these; `lay_out` lists what it could not set all the same, so that
nothing is left out in silence.
"""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.fonts import FontBook
from unassemble.layout.fragments import MissingGlyph
from unassemble.source import place_of
from unassemble.story import Characters, Story, all_paragraphs


def missing_glyphs(story: Story, fonts: FontBook) -> list[MissingGlyph]:
    """Characters without a glyph, each where it is first met."""
    faces = (fonts.latin(False, False), fonts.chinese(False), fonts.arabic(False))
    known: set[str] = set()
    missing: list[MissingGlyph] = []
    for piece in _characters(story):
        for character in sorted(set(piece.text) - known):
            known.add(character)
            if not any(face.covers(character) for face in faces):
                place = place_of(piece.text.index(character), piece.span, piece.lines)
                missing.append(MissingGlyph(character, place))
    return missing


def _characters(story: Story) -> Iterator[Characters]:
    """All that is printed: the text, its notes, and what stands around it."""
    for paragraph in all_paragraphs(story):
        for piece in paragraph.pieces:
            if isinstance(piece, Characters):
                yield piece
    for note in story.all_notes:
        yield Characters(note.mark.text, story.document.language)
    head, foot = story.document.masthead, story.document.footer
    symbols = (symbol.printed for symbol in head.symbols)
    around = (head.united_nations, *symbols, *head.organs, head.distribution, head.date)
    around += (head.language_line, *head.original_lines, foot.job_line, *foot.date_codes)
    for text in (*around, foot.recycle):
        yield Characters(text, story.document.language)
