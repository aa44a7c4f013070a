"""Footnotes → lines, ready for the footnote area of a page."""

from __future__ import annotations

from msgspec import Struct

from unassemble.layout.fragments import PlacedLine
from unassemble.layout.typesetter import Typesetter
from unassemble.story import Story, StoryNote
from unassemble.styles import PAGE

_ASTERISK_SHIFT = 0.5
"""Points that a note called by asterisks is further right (A/79/843, A/79/870, A/79/876)."""


class SetNote(Struct, frozen=True):
    """A footnote broken into lines; ``y`` of a line is its baseline, from the line's own top."""

    lines: tuple[PlacedLine, ...]
    is_asterisk: bool

    @property
    def height(self) -> float:
        """The height of all lines, and the space below them."""
        return sum(line.line.height + line.after for line in self.lines)


class SetNotes(Struct, frozen=True):
    """The notes called in the text, by index, and those called in the masthead."""

    called: tuple[SetNote, ...]
    of_page: tuple[SetNote, ...]


def set_notes(story: Story, typesetter: Typesetter) -> SetNotes:
    """Break all notes of a story into lines."""

    def set_note(note: StoryNote) -> SetNote:
        lines = []
        shift = _ASTERISK_SHIFT if note.is_asterisk else 0.0
        area = (PAGE.left + shift, PAGE.right + shift)
        for paragraph in note.paragraphs:
            for line in typesetter.lines(paragraph, area):
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
            lines[-1].after = typesetter.styles.resolved(paragraph.style).after or 0.0
        return SetNote(tuple(lines), note.is_asterisk)

    return SetNotes(tuple(map(set_note, story.notes)), tuple(map(set_note, story.page_notes)))
