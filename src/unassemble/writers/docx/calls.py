"""Story → facts about the calls of its notes that Word must know beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from unassemble.story import NoteCall, Picture, Story, StoryItem, StoryParagraph, StoryTable


def repeated_notes(story: Story) -> frozenset[int]:
    """The notes that are called again after their first call."""
    calls = (call for item in story.items for call in _calls(item))
    return frozenset(call.note for call in calls if not call.first)


def calls_asterisk_note(story: Story) -> bool:
    """Whether an asterisk note is called before the first page break."""
    for item in story.items:
        if isinstance(item, StoryParagraph) and item.page_break_before:
            return False
        if any(story.notes[call.note].is_asterisk for call in _calls(item)):
            return True
    return False


def _calls(item: StoryItem) -> Iterator[NoteCall]:
    for paragraph in _paragraphs(item):
        for piece in paragraph.pieces:
            if isinstance(piece, NoteCall):
                yield piece


def _paragraphs(item: StoryItem) -> Iterator[StoryParagraph]:
    match item:
        case StoryParagraph():
            yield item
        case StoryTable():
            for row in item.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        case Picture():
            return
        case _:
            assert_never(item)
