"""Story → facts about the calls of its notes that Word must know beforehand."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.story import NoteCall, Story, StoryItem, StoryParagraph, paragraphs_of


def repeated_notes(story: Story) -> frozenset[int]:
    """The notes that are called again after their first call."""
    calls = (call for item in story.items for call in _calls(item))
    return frozenset(call.note for call in calls if not call.first)


def calls_asterisk_note(story: Story) -> bool:
    """Whether an asterisk note is called before the first page break."""
    for item in story.items:
        if isinstance(item, StoryParagraph) and item.page_break_before:
            return False
        # Only notes of the text are footnotes in Word: those of the page stand in its footer.
        called = [call.note for call in _calls(item) if call.note < len(story.notes)]
        if any(story.notes[note].is_asterisk for note in called):
            return True
    return False


def _calls(item: StoryItem) -> Iterator[NoteCall]:
    for paragraph in paragraphs_of(item):
        for piece in paragraph.pieces:
            if isinstance(piece, NoteCall):
                yield piece
