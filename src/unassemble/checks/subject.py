"""The input of the rules: a letter as written, and the document assembled from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from unassemble.base.lines import lines_of
from unassemble.base.source import Span
from unassemble.checks.passages import Passage, passages_of
from unassemble.letter.records import Annex, LetterRecord
from unassemble.model import Block, BlockQuote, Document, List

if TYPE_CHECKING:
    from unassemble.missions.record import Mission  # few letters name a mission


class Subject(Struct, frozen=True, dict=True):
    """One language version of a letter.

    ``letter`` holds the values of the file; ``document`` is what is printed, before the no-break
    rules are applied; ``text`` is the text of the letter file.  ``pages`` lays the document out and
    counts its pages, which takes time; it returns 0 if the letter has errors.  ``records`` reads
    the records of the missions that send the letter.
    """

    letter: LetterRecord
    document: Document
    text: str = ""
    pages: Callable[[], int] = lambda: 0
    records: Callable[[], Sequence[Mission]] = tuple

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All printed text that comes from the letter file, paragraph by paragraph."""
        return passages_of(self.document)

    @cached_property
    def own(self) -> tuple[Passage, ...]:
        """The passages of the letter itself, annexes apart: the wording of its sender."""
        return tuple(passage for passage in self.passages if not passage.received)

    @cached_property
    def received(self) -> tuple[Passage, ...]:
        """The passages of the annexes, which are printed as they were received."""
        return tuple(passage for passage in self.passages if passage.received)

    @cached_property
    def _lines(self) -> list[str]:
        return lines_of(self.text)

    def character(self, place: Span) -> str:
        """The character of the letter file at a place; empty if there is none."""
        line = self._lines[place.line - 1] if place.line <= len(self._lines) else ""
        return line[place.column - 1 : place.column]

    @cached_property
    def body(self) -> str:
        """The text of the letter itself, annexes apart, one line per paragraph."""
        kinds = ("paragraph", "item", "heading")
        return "\n".join(passage.text for passage in self.own if passage.kind in kinds)

    def annexes(self) -> Iterator[Annex]:
        """The annexes and their enclosures, in the order in which they are printed."""
        return _annexes(self.letter.annexes)

    def blocks(self, part: int) -> Iterator[Block]:
        """The blocks of a part of the document, including those in lists and quotations."""
        return _blocks(self.document.parts[part].blocks)

    def place(self, key: str) -> Span:
        """The place of a top-level key of the letter file; of the file if the key is missing."""
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
