"""What the rules look at: a letter as it was written, and the document that was made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from msgspec import Struct

from unassemble.base.source import Span
from unassemble.checks.passages import Passage, passages_of
from unassemble.letter.records import Annex, Letter
from unassemble.model import Block, BlockQuote, Document, List


class Subject(Struct, frozen=True, dict=True):
    """One language version of a letter.

    ``letter`` is what the file says, ``document`` what is printed, before any of its spaces were
    made no-break spaces.  ``text`` is the letter file's text.  ``pages`` lays the document out
    and counts its pages: it is costly, and 0 where the letter has errors.
    """

    letter: Letter
    document: Document
    text: str = ""
    pages: Callable[[], int] = lambda: 0

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All that is printed and stands in the letter file, paragraph by paragraph."""
        return passages_of(self.document)

    @cached_property
    def own(self) -> tuple[Passage, ...]:
        """The passages of the letter itself, which its sender words."""
        return tuple(passage for passage in self.passages if not passage.received)

    @cached_property
    def received(self) -> tuple[Passage, ...]:
        """The passages of the annexes, which are printed as they were received."""
        return tuple(passage for passage in self.passages if passage.received)

    @cached_property
    def body(self) -> str:
        """The words of the letter itself, its paragraphs on lines of their own."""
        kinds = ("paragraph", "item", "heading")
        return "\n".join(passage.text for passage in self.own if passage.kind in kinds)

    def annexes(self) -> Iterator[Annex]:
        """The annexes with their enclosures, as they are printed."""
        return _annexes(self.letter.annexes)

    def blocks(self, part: int) -> Iterator[Block]:
        """The blocks of a part of the document, also those within lists and quotations."""
        return _blocks(self.document.parts[part].blocks)

    def place(self, key: str) -> Span:
        """The place of a top-level key of the letter file, or of the file."""
        return self.letter.places.get(key, self.letter.span)


def _annexes(annexes: tuple[Annex, ...]) -> Iterator[Annex]:
    for annex in annexes:
        yield annex
        yield from _annexes(annex.enclosures)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case List(items=items):
                for item in items:
                    yield from _blocks(item.blocks)
            case BlockQuote(blocks=inner):
                yield from _blocks(inner)
