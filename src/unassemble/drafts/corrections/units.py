"""A document → its units, in the order in which a reader meets them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from msgspec import Struct, field

from unassemble.citations.listed import texts_of
from unassemble.drafts.corrections.records import Unit, UnitKind
from unassemble.drafts.markdown import escaped, markdown_of
from unassemble.model import (
    AutoMark,
    Block,
    BlockQuote,
    Dateline,
    Document,
    Figure,
    Heading,
    Inline,
    List,
    PageBreak,
    Paragraph,
    Part,
    SignatureBlock,
    SignedDate,
    Table,
    TableCell,
)

CALL = "\u2060"
"""Stands for the call of a numbered note: its number follows from its place."""
CUSTOM = "\u2062"
"""Stands before and after the mark of a note that has its own."""
_CELLS = " | "
_LINES = " / "


def units_of(document: Document) -> tuple[Unit, ...]:
    """The units of a document, which links and no-break rules have not touched yet.

    What the Secretariat gives is left out: symbols, dates and numbers of the masthead and the foot.
    A note stands after the unit that calls it first.
    """
    reader = _Reader(document)
    reader.session()
    places = _places(document.parts)
    for part, place in zip(document.parts, places, strict=True):
        reader.part_(part, place)
    return tuple(reader.units)


def _places(parts: Sequence[Part]) -> Iterator[tuple[int, ...]]:
    """Where parts stand: (), (1,), (1, 1), (2,) …"""
    place: tuple[int, ...] = ()
    for part in parts:
        above = (*place, *(0,) * part.level)[: part.level]
        place = (*above[:-1], above[-1] + 1) if above else ()
        yield place


class _Reader(Struct):
    """Reads the units of a document one after the other."""

    document: Document
    units: list[Unit] = field(default_factory=list)
    _part: tuple[int, ...] = ()
    _heading: str = ""
    _orders: Counter[str] = field(default_factory=Counter)
    _called: list[int] = field(default_factory=list)
    _noted: set[int] = field(default_factory=set)
    _numbers: int = 0
    _table: int = 0
    _row: int = 0

    def session(self) -> None:
        """The sessions and agenda items of page 1."""
        for column in self.document.session:
            lines = (column.organ, column.committee, *column.session, *column.dates)
            self._add("session", escaped(_LINES.join(filter(None, lines))))
            self._add("items", self._text(column.agenda))
            for title in column.titles:
                self._add("item-title", self._text(title.inlines))

    def part_(self, part: Part, place: tuple[int, ...]) -> None:
        """One part of the document."""
        self._part, self._heading = place, ""
        self._orders.clear()
        self._table = 0
        self._add("title", self._text(part.heading))
        self._add("original", escaped(part.original))
        self._add("title", self._text(part.title))
        for block in part.blocks:
            self._block(block, ())

    def _block(self, block: Block, labels: tuple[str, ...]) -> None:
        match block:
            case Paragraph():
                self._add("paragraph", self._text(block.inlines), labels)
            case Heading(number=number):
                words = " ".join(filter(None, (number, self._text(block.inlines))))
                self._add("heading", words)
                self._heading = words
                self._orders.clear()
            case Dateline() | SignedDate():
                self._add("dateline", self._text(block.inlines))
            case List():
                for item in block.items:
                    inside = (*labels, item.label) if item.label else labels
                    for child in item.blocks:
                        self._block(child, inside)
            case BlockQuote(blocks=blocks):
                for child in blocks:
                    self._block(child, labels)
            case Table():
                self._table += 1
                for self._row, row in enumerate((block.header, *block.rows), start=1):
                    self._add("row", _CELLS.join(map(self._cell, row)), labels)
            case Figure(image=image, alternative=alternative):
                digest = sha256(image.data).hexdigest()[:12]
                self._add("figure", escaped(f"{alternative} [{digest}]"), labels)
            case SignatureBlock(signatories=signatories):
                for signatory in signatories:
                    self._add("signature", _LINES.join(map(self._text, signatory.lines)))
            case PageBreak():
                pass

    def _cell(self, cell: TableCell) -> str:
        return self._text(cell.inlines)

    def _text(self, inlines: Sequence[Inline]) -> str:
        return markdown_of(inlines, self._call)

    def _call(self, index: int) -> str:
        """How the call of a note stands in a text; the note itself follows the unit."""
        self._called.append(index)
        mark = self.document.notes[index].mark
        return CALL if isinstance(mark, AutoMark) else f"{CUSTOM}{escaped(mark.text)}{CUSTOM}"

    def _add(self, kind: UnitKind, text: str, labels: tuple[str, ...] = ()) -> None:
        if text:
            self._append(kind, text, labels)
        called, self._called = self._called, []
        for index in called:
            if index not in self._noted:
                self._noted.add(index)
                self._note(index)

    def _note(self, index: int) -> None:
        note = self.document.notes[index]
        own = note.mark.text if not isinstance(note.mark, AutoMark) else ""
        for paragraph in (one for block in note.blocks for one in texts_of(block)):
            self._append("note", self._text(paragraph), (own,) if own else ())
        self._called = []

    def _append(self, kind: UnitKind, text: str, labels: tuple[str, ...]) -> None:
        order, table = self._order(kind, labels), self._table if kind == "row" else 0
        self.units.append(Unit(self._part, kind, labels, text, order, self._heading, table))

    def _order(self, kind: UnitKind, labels: tuple[str, ...]) -> int:
        """The number by which a unit without a number of its own is found."""
        if kind == "row":
            return self._row
        if kind == "note":  # counted through the document
            self._numbers += not labels
            return self._numbers
        self._orders[kind] += not labels
        return self._orders[kind]
