"""Footnotes → lines, ready for the footnote area of a page."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from unassemble.fonts import FontBook
from unassemble.layout.fragments import MissingGlyph, PlacedLine
from unassemble.layout.paragraph import set_paragraph
from unassemble.story import Story, StoryNote
from unassemble.styles import PAGE, StyleSheet

_ASTERISK_SHIFT = 0.5
"""How much further right a note called by asterisks stands (A/79/843, A/79/870, A/79/876)."""


class SetNote(Struct, frozen=True):
    """A footnote broken into lines; ``y`` of a line is its baseline below its own top."""

    lines: tuple[PlacedLine, ...]
    is_asterisk: bool

    @property
    def height(self) -> float:
        """All lines together."""
        return sum(line.line.height for line in self.lines)


class SetNotes(Struct, frozen=True):
    """The notes the text calls, by index, and those the masthead calls."""

    called: tuple[SetNote, ...]
    of_page: tuple[SetNote, ...]


def set_notes(
    story: Story,
    styles: StyleSheet,
    fonts: FontBook,
    marks: Sequence[str],
    missing: list[MissingGlyph],
) -> SetNotes:
    """Break all notes of a story into lines."""

    def one(note: StoryNote) -> SetNote:
        lines = []
        shift = _ASTERISK_SHIFT if note.is_asterisk else 0.0
        area = (PAGE.left + shift, PAGE.right + shift)
        for paragraph in note.paragraphs:
            for line in set_paragraph(paragraph, styles, fonts, marks, missing, area):
                lines.append(
                    PlacedLine(
                        line,
                        line.baseline,
                        paragraph.path,
                        paragraph.language,
                        paragraph.span,
                        role="note",
                    )
                )
        return SetNote(tuple(lines), note.is_asterisk)

    return SetNotes(tuple(map(one, story.notes)), tuple(map(one, story.page_notes)))
