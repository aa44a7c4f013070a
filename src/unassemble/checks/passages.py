"""Document → passages: each printed paragraph as one string, with the place of every character.

In the text of a passage, `CALL` stands for a footnote call and a line feed for a line break.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import Literal, assert_never

from msgspec import Struct, field

from unassemble.base.diagnostics import Edit, Fix
from unassemble.base.source import Span, place_of
from unassemble.citations.listed import texts_of
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
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Underline,
)

CALL = "\ufffc"
"""A footnote call in a passage (U+FFFC OBJECT REPLACEMENT CHARACTER)."""
HIDDEN = "\ufffd"
"""A character of a web address in `Passage.prose`."""

Kind = Literal[
    "title", "agenda", "heading", "paragraph", "item", "dateline", "cell", "signature", "note"
]
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\ufffc，。；、）]+", re.IGNORECASE)


class Passage(Struct, frozen=True, dict=True):
    """A paragraph, a title, a cell of a table, or a paragraph of a note.

    ``part`` is the index of its part of the document; for a note, of the part that calls it first.
    ``received`` is true in annexes.  ``pieces`` and ``calls`` have their offsets in the text;
    ``links``, ``italics`` and ``bold`` are ranges of the text: start, end.
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
        """The web addresses in the text, with their offsets; punctuation after them is left out."""
        if "www." not in self.text and "://" not in self.text:
            return ()
        found = _ADDRESS.finditer(self.text)
        return tuple((one.start(), one.group().rstrip(".,;:)")) for one in found)

    @cached_property
    def prose(self) -> str:
        """The text with each character of a web address replaced by `HIDDEN`."""
        if "www." not in self.text and "://" not in self.text:
            return self.text
        return _ADDRESS.sub(lambda found: HIDDEN * len(found.group()), self.text)

    def at(self, offset: int) -> Span:
        """The place of a character in the letter file, or of the nearest one that is in the file.

        Raises:
            LookupError: no character of the passage is in the file.
        """
        index = max(bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1, 0)
        for near in chain(range(index, -1, -1), range(index + 1, len(self.pieces))):
            start, text = self.pieces[near]
            place = place_of(max(offset - start, 0), text.span, text.lines)
            if place is not None:
                return place
        raise LookupError("no piece of the passage has a place")

    def end(self, offset: int) -> Span:
        """The place in the letter file where a range of the text ends that ends at an offset."""
        if offset <= 0:
            return self.at(0)
        last = self.at(offset - 1)
        return Span(last.file, last.line, last.column + 1)

    def language_at(self, offset: int) -> str:
        """The language of a character."""
        index = bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1
        return self.pieces[index][1].language if index >= 0 else self.language

    def replaced(self, start: int, end: int, new: str, title: str) -> Fix:
        """The repair that replaces a range of the text with ``new``.

        It is carried out only where the letter file has that range exactly as it is printed.
        """
        edit = Edit(self.at(start), self.end(end), self.text[start:end], new)
        return Fix(title, (edit,))


class _PassageBuilder(Struct):
    """Collects the inlines of a paragraph into one string."""

    texts: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[tuple[int, Text]] = field(default_factory=list)
    calls: list[tuple[int, FootnoteCall]] = field(default_factory=list)
    links: list[tuple[int, int, Link]] = field(default_factory=list)
    italics: list[tuple[int, int]] = field(default_factory=list)
    bold: list[tuple[int, int]] = field(default_factory=list)
    placed: bool = False

    def add(self, inlines: tuple[Inline, ...]) -> None:
        """Append inlines."""
        for inline in inlines:
            start = self.length
            match inline:
                case Text(text=text, span=span):
                    self.pieces.append((start, inline))
                    self.placed = self.placed or span is not None
                    self.append(text)
                case LineBreak():
                    self.append("\n")
                case FootnoteCall():
                    self.calls.append((start, inline))
                    self.append(CALL)
                case Emphasis(children=children):
                    self.add(children)
                    self.italics.append((start, self.length))
                case Strong(children=children):
                    self.add(children)
                    self.bold.append((start, self.length))
                case Superscript() | Subscript() | Underline() | Strikeout():
                    self.add(inline.children)
                case Link(children=children):
                    self.add(children)
                    self.links.append((start, self.length, inline))
                case _:
                    assert_never(inline)

    def append(self, text: str) -> None:
        """Append characters."""
        self.texts.append(text)
        self.length += len(text)


class _PartReader(Struct, frozen=True):
    """Makes the passages of one part of the document."""

    part: int
    received: bool
    language: str

    def passage(
        self, kind: Kind, inlines: tuple[Inline, ...], language: str, block: Block | None = None
    ) -> Iterator[Passage]:
        """The passage of some inlines; nothing if no text of them is in the letter file."""
        builder = _PassageBuilder()
        builder.add(inlines)
        if builder.placed:
            yield Passage(
                kind,
                "".join(builder.texts),
                language,
                self.part,
                self.received,
                tuple(builder.pieces),
                tuple(builder.calls),
                tuple(builder.links),
                tuple(builder.italics),
                tuple(builder.bold),
                block,
            )


def passages_of(document: Document) -> tuple[Passage, ...]:
    """The passages of a document; a note follows the part that calls it first."""
    return tuple(_passages(document))


def _passages(document: Document) -> Iterator[Passage]:
    first = _PartReader(0, False, document.language)
    for column in document.session:
        for title in column.titles:
            yield from first.passage("agenda", title.inlines, document.language)
    for index, part in enumerate(document.parts):
        reader = _PartReader(index, part.kind != "letter", part.language)
        passages = [
            *reader.passage("title", part.heading, part.heading_language),
            *reader.passage("title", part.title, part.language),
            *(passage for block in part.blocks for passage in _block(reader, block)),
        ]
        yield from passages
        called = (call for passage in passages for _, call in passage.calls if call.first)
        for call in called:
            note = document.notes[call.note]
            for inlines in (one for block in note.blocks for one in texts_of(block)):
                yield from reader.passage("note", inlines, note.language)


def _block(reader: _PartReader, block: Block, item: bool = False) -> Iterator[Passage]:
    match block:
        case Paragraph(inlines=inlines, language=language):
            yield from reader.passage("item" if item else "paragraph", inlines, language, block)
        case Heading(inlines=inlines, language=language):
            yield from reader.passage("heading", inlines, language, block)
        case Dateline(inlines=inlines, language=language):
            yield from reader.passage("dateline", inlines, language, block)
        case List(items=items):
            inner = (child for item in items for child in item.blocks)
            yield from (passage for child in inner for passage in _block(reader, child, item=True))
        case BlockQuote(blocks=blocks):
            yield from (passage for child in blocks for passage in _block(reader, child))
        case Table(header=header, rows=rows):
            cells = (cell for row in (header, *rows) for cell in row)
            for cell in cells:
                yield from reader.passage("cell", cell.inlines, cell.language, block)
        case SignatureBlock(signatories=signatories):
            lines = ((one.language, line) for one in signatories for line in one.lines)
            for language, line in lines:
                yield from reader.passage("signature", line, language, block)
        case SignedDate() | Figure() | PageBreak():
            return
        case _:
            assert_never(block)
