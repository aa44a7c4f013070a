"""Document → passages: each printed paragraph as one string, with the place of every character.

In a passage's text a footnote call is `CALL` and a line break a line feed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, assert_never

from msgspec import Struct, field

from unassemble.base.diagnostics import Edit, Fix
from unassemble.base.source import Span, place_of
from unassemble.model import (
    Block,
    BlockQuote,
    Dateline,
    Document,
    Emphasis,
    Figure,
    FootnoteCall,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    PageBreak,
    Paragraph,
    SignatureBlock,
    SignedDate,
    Strong,
    Table,
    Text,
)

CALL = "\ufffc"
"""Stands in a passage where a footnote is called (U+FFFC OBJECT REPLACEMENT CHARACTER)."""
HIDDEN = "\ufffd"
"""Stands in `Passage.prose` for each character that is no word: of an address."""

Kind = Literal[
    "title", "agenda", "heading", "paragraph", "item", "dateline", "cell", "signature", "note"
]
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\ufffc，。；、）]+", re.IGNORECASE)


class Passage(Struct, frozen=True, dict=True):
    """A paragraph, a title, a cell of a table, a paragraph of a note.

    ``received`` is true in annexes, ``part`` the index of the document's part (that in which a
    note is called first).  ``links``, ``italics`` and ``bold`` are parts of the text by their
    begin and end.
    """

    kind: Kind
    text: str
    language: str
    part: int
    received: bool
    pieces: tuple[tuple[int, Text], ...]
    calls: tuple[tuple[int, FootnoteCall], ...] = ()
    links: tuple[tuple[int, int, Link], ...] = ()
    italics: tuple[tuple[int, int], ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    block: Block | None = None

    @cached_property
    def addresses(self) -> tuple[tuple[int, str], ...]:
        """The addresses of the text with their offsets, without the punctuation after them."""
        if "www." not in self.text and "://" not in self.text:
            return ()
        found = _ADDRESS.finditer(self.text)
        return tuple((one.start(), one.group().rstrip(".,;:)")) for one in found)

    @cached_property
    def prose(self) -> str:
        """The text with each character of an address hidden."""
        if "www." not in self.text and "://" not in self.text:
            return self.text
        return _ADDRESS.sub(lambda found: HIDDEN * len(found.group()), self.text)

    def at(self, offset: int) -> Span:
        """The place of a character; of one that the file does not have, the nearest before it."""
        index = max(bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1, 0)
        for start, text in (*reversed(self.pieces[: index + 1]), *self.pieces[index + 1 :]):
            place = place_of(max(offset - start, 0), text.span, text.lines)
            if place is not None:
                return place
        raise LookupError("no piece of the passage has a place")

    def end(self, offset: int) -> Span:
        """The place after the character before an offset: where a part that ends there ends."""
        if offset <= 0:
            return self.at(0)
        last = self.at(offset - 1)
        return Span(last.file, last.line, last.column + 1)

    def language_at(self, offset: int) -> str:
        """The language of a character."""
        index = bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1
        return self.pieces[index][1].language if index >= 0 else self.language

    def replaced(self, start: int, end: int, new: str, title: str) -> Fix:
        """The repair that writes ``new`` for a part of the text.

        It is made only where the letter file has that part just as it is printed.
        """
        edit = Edit(self.at(start), self.end(end), self.text[start:end], new)
        return Fix(title, (edit,))


class _Flat(Struct):
    """A paragraph while it is being put together."""

    texts: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[tuple[int, Text]] = field(default_factory=list)
    calls: list[tuple[int, FootnoteCall]] = field(default_factory=list)
    links: list[tuple[int, int, Link]] = field(default_factory=list)
    italics: list[tuple[int, int]] = field(default_factory=list)
    bold: list[tuple[int, int]] = field(default_factory=list)
    placed: bool = False

    def add(self, inlines: tuple[Inline, ...]) -> None:
        """Inlines, one after another."""
        for inline in inlines:
            start = self.length
            match inline:
                case Text(text=text, span=span):
                    self.pieces.append((start, inline))
                    self.placed = self.placed or span is not None
                    self.put(text)
                case LineBreak():
                    self.put("\n")
                case FootnoteCall():
                    self.calls.append((start, inline))
                    self.put(CALL)
                case Emphasis(children=children):
                    self.add(children)
                    self.italics.append((start, self.length))
                case Strong(children=children):
                    self.add(children)
                    self.bold.append((start, self.length))
                case Link(children=children):
                    self.add(children)
                    self.links.append((start, self.length, inline))
                case _:
                    assert_never(inline)

    def put(self, text: str) -> None:
        """Characters."""
        self.texts.append(text)
        self.length += len(text)


class _Where(Struct, frozen=True):
    """The part that is read."""

    part: int
    received: bool
    language: str

    def passage(
        self, kind: Kind, inlines: tuple[Inline, ...], language: str, block: Block | None = None
    ) -> Iterator[Passage]:
        """The passage of some inlines; none where the letter file has nothing of it."""
        flat = _Flat()
        flat.add(inlines)
        if flat.placed:
            yield Passage(
                kind,
                "".join(flat.texts),
                language,
                self.part,
                self.received,
                tuple(flat.pieces),
                tuple(flat.calls),
                tuple(flat.links),
                tuple(flat.italics),
                tuple(flat.bold),
                block,
            )


def passages_of(document: Document) -> tuple[Passage, ...]:
    """The passages of a document, notes after the part in which they are first called."""
    return tuple(_passages(document))


def _passages(document: Document) -> Iterator[Passage]:
    first = _Where(0, False, document.language)
    for column in document.session:
        for title in column.titles:
            yield from first.passage("agenda", title.inlines, document.language)
    for index, part in enumerate(document.parts):
        where = _Where(index, part.kind != "letter", part.language)
        made = [
            *where.passage("title", part.heading, part.heading_language),
            *where.passage("title", part.title, part.language),
            *(one for block in part.blocks for one in _block(where, block)),
        ]
        yield from made
        called = (call for one in made for _, call in one.calls if call.first)
        for call in called:
            note = document.notes[call.note]
            for inlines in note.paragraphs:
                yield from where.passage("note", inlines, note.language)


def _block(where: _Where, block: Block, item: bool = False) -> Iterator[Passage]:
    match block:
        case Paragraph(inlines=inlines, language=language):
            yield from where.passage("item" if item else "paragraph", inlines, language, block)
        case Heading(inlines=inlines, language=language):
            yield from where.passage("heading", inlines, language, block)
        case Dateline(inlines=inlines, language=language):
            yield from where.passage("dateline", inlines, language, block)
        case List(items=items):
            inner = (one for item in items for one in item.blocks)
            yield from (passage for one in inner for passage in _block(where, one, item=True))
        case BlockQuote(blocks=blocks):
            yield from (passage for one in blocks for passage in _block(where, one))
        case Table(header=header, rows=rows):
            cells = (cell for row in (header, *rows) for cell in row)
            for cell in cells:
                yield from where.passage("cell", cell.inlines, cell.language, block)
        case SignatureBlock(signatories=signatories):
            lines = ((one.language, line) for one in signatories for line in one.lines)
            for language, line in lines:
                yield from where.passage("signature", line, language, block)
        case SignedDate() | Figure() | PageBreak():
            return
        case _:
            assert_never(block)
