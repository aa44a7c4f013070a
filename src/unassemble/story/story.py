"""The whole story: its items, its notes, and what stands around the text."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from unassemble.model import Document, Mark
from unassemble.story.furniture import Furniture
from unassemble.story.items import StoryItem, StoryParagraph, has_held_spaces, paragraphs_of


class StoryNote(Struct, frozen=True):
    """A footnote as paragraphs of the style FootnoteText; the first begins with its `NoteMark`.

    In Arabic text marks stand ``in_parentheses``, raised where the note is called and on the line
    where it begins (CEDAW/C/BGD/6-7, CRC/C/GC/20: all notes).
    """

    mark: Mark
    paragraphs: tuple[StoryParagraph, ...]
    is_asterisk: bool = False
    in_parentheses: bool = False

    @property
    def printed(self) -> str:
        """Its mark as it is printed."""
        return f"({self.mark.text})" if self.in_parentheses else self.mark.text


class Story(Struct, frozen=True):
    """The whole document: its items in order, its footnotes, and what stands around the text.

    ``page_notes`` are printed at the foot of page 1 and called from the masthead and the agenda
    block; their calls count on from those of ``notes``.
    """

    document: Document
    items: tuple[StoryItem, ...]
    notes: tuple[StoryNote, ...]
    page_notes: tuple[StoryNote, ...]
    furniture: Furniture

    @property
    def all_notes(self) -> tuple[StoryNote, ...]:
        """The notes as calls count them."""
        return (*self.notes, *self.page_notes)

    @property
    def marks(self) -> list[str]:
        """The printed marks of all notes."""
        return [note.printed for note in self.all_notes]


def all_paragraphs(story: Story) -> Iterator[StoryParagraph]:
    """The paragraphs of a story, then those of its notes; not what stands around the text."""
    for item in story.items:
        yield from paragraphs_of(item)
    for note in story.all_notes:
        yield from note.paragraphs


def is_settled(story: Story) -> bool:
    """Whether a writer needs no lines to write a story: no space is held, nothing is signed."""
    return not any(one.signed or has_held_spaces(one) for one in all_paragraphs(story))
