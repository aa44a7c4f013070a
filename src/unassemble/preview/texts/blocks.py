"""Blocks that the Markdown reader gives → nodes of a tree, with where each stands in the value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from unassemble.letter.markup.tables import row_cells
from unassemble.model import (
    Block,
    BlockQuote,
    Figure,
    Heading,
    Inline,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Table,
    TableCell,
)
from unassemble.model.blocks import ListKind
from unassemble.preview.texts.labels import following_label, further_labels
from unassemble.preview.texts.tree import (
    Range,
    TextAtom,
    TextChip,
    TextGroup,
    TextLeaf,
    TextNode,
    TextRun,
)

_FURTHER = 12
"""How many labels the editor knows beyond the last of a list: it learns more with each answer."""
_HEADING = re.compile(r"#{1,6}[ \t]*")
_PAGE_BREAK = re.compile(r"^[ \t>]*(\\pagebreak)[ \t]*$", re.MULTILINE)
_MARKER = re.compile(r"[-*+][ \t]*|\S+[ \t]*")


class InlineReader(Protocol):
    """Reads inlines of a value, and knows the pictures in it."""

    value: str

    def runs(self, inlines: tuple[Inline, ...], start: int) -> tuple[TextRun | TextChip, ...]:
        """The runs of a leaf."""
        ...

    def path_at(self, place: int) -> str:
        """The path of the picture at a place."""
        ...


def tree_of(blocks: tuple[Block, ...], reader: InlineReader, text: Range) -> tuple[TextNode, ...]:
    """The nodes of blocks whose text is at a range of the value."""
    return _TreeMaker(reader, text[0], text[1]).nodes(blocks)


class _TreeMaker(Struct):
    """Makes nodes one after another; ``place`` is behind the last that was made."""

    reader: InlineReader
    place: int
    end: int

    def nodes(self, blocks: Iterable[Block]) -> tuple[TextNode, ...]:
        return tuple(node for block in blocks for node in self.node(block))

    def node(self, block: Block) -> Iterable[TextNode]:
        """The node of a block; blocks that a text cannot have are none."""
        start = _start(block)
        match block:
            case Paragraph(inlines=inlines):
                yield self.paragraph(inlines, start)
            case Heading(level=level, inlines=inlines, number=number):
                yield self.heading(level, inlines, number, start)
            case List(kind=kind, items=items):
                yield self.list(kind, items)
            case BlockQuote(blocks=inner_blocks):
                yield TextGroup("quote", self.nodes(inner_blocks), at=(start, start))
            case Table():
                yield self.table(block, start)
            case Figure(alternative=alternative):
                end = _picture_end(self.reader.value, start)
                self.place = max(end, self.place)
                path = self.reader.path_at(start)
                yield TextAtom("picture", path, alternative, (start, end))
            case PageBreak():
                found = _PAGE_BREAK.search(self.reader.value, self.place)
                place = found.span(1) if found else (self.place, self.place)
                self.place = place[1]
                yield TextAtom("break", at=place)
            case _:  # datelines and signatures are fields of their own
                return

    def list(self, kind: ListKind, items: tuple[ListItem, ...]) -> TextGroup:
        """A list, with the labels that may come next."""
        first, made = items[0].label, []
        for item in items:
            assert item.span is not None
            start = item.span.column - 1
            marker = _MARKER.match(self.reader.value, start)
            self.place = inner = marker.end() if marker else start
            following = following_label(item.label, first)
            inside, at = self.nodes(item.blocks), (start, inner)
            made.append(TextGroup("item", inside, item.label, following, at=at))
        if kind == "bullet":
            return TextGroup("bullets", tuple(made))
        further = further_labels(items[-1].label, first, _FURTHER)
        return TextGroup("numbers", tuple(made), further=further)

    def paragraph(self, inlines: tuple[Inline, ...], start: int) -> TextLeaf:
        """A paragraph: it ends with the line of its last character."""
        runs = self.reader.runs(inlines, start)
        self.place = min(_line_end(self.reader.value, _last(runs, start)), self.end)
        return TextLeaf("p", runs, at=(start, self.place))

    def heading(
        self, level: int, inlines: tuple[Inline, ...], number: str | None, start: int
    ) -> TextLeaf:
        """A heading, with its number as the first of its words."""
        value = self.reader.value
        found = _HEADING.match(value, start)
        begin = found.end() if found else start
        runs = self.reader.runs(inlines, begin)
        if number:
            runs = (_number(value, number, begin, _first(runs)), *runs)
        self.place = min(_line_end(value, _last(runs, begin)), self.end)
        return TextLeaf("h", runs, level, at=(begin, self.place))

    def table(self, table: Table, start: int) -> TextGroup:
        """A table: each row is a line, the second of which divides."""
        value = self.reader.value
        lines: list[Range] = []
        begin = start
        for _ in range(len(table.rows) + 2):
            end = value.find("\n", begin)
            end = len(value) if end < 0 else end
            lines.append((begin, end))
            begin = end + 1
        del lines[1]
        rows = [
            TextGroup("row", tuple(self.cell(cell, line) for cell in cells), at=line)
            for cells, line in zip((table.header, *table.rows), lines, strict=True)
        ]
        self.place = lines[-1][1]
        return TextGroup("table", tuple(rows), alignments=table.alignments, at=(start, self.place))

    def cell(self, cell: TableCell, line: Range) -> TextLeaf:
        """A cell; one that its row lacks stands nowhere."""
        assert cell.span is not None
        start = cell.span.column - 1
        runs = self.reader.runs(cell.inlines, start)
        inside = row_cells(self.reader.value[slice(*line)])
        lengths = {line[0] + one.at: len(one.content) for one in inside}
        if lengths.get(start) == 0 and self.reader.value.startswith("  ", start):
            return TextLeaf("cell", runs, 0, cell.columns, cell.rows, (start + 1, start + 1))
        at = (start, max(start + lengths[start], _last(runs, start))) if start in lengths else None
        return TextLeaf("cell", runs, 0, cell.columns, cell.rows, at or (-1, -1))


def _start(block: Block) -> int:
    span = getattr(block, "span", None)
    return span.column - 1 if span else 0


def _first(runs: tuple[TextRun | TextChip, ...]) -> int:
    for one in runs:
        return one.at[0] if isinstance(one, TextChip) else one.at[0][0]
    return -1


def _last(runs: tuple[TextRun | TextChip, ...], start: int) -> int:
    """Behind the last character of a leaf."""
    for one in reversed(runs):
        return one.at[1] if isinstance(one, TextChip) else one.at[-1][1]
    return start


def _line_end(value: str, place: int) -> int:
    """Where the line of a place ends, without the spaces there."""
    end = value.find("\n", place)
    line = value[place : len(value) if end < 0 else end]
    return place + len(line.rstrip(" \t"))


def _number(value: str, number: str, begin: int, first: int) -> TextRun:
    """The number of a heading and the space behind it, which the reader has set apart."""
    first = first if first >= begin else _line_end(value, begin)
    written = value[begin:first]
    text = number + written[len(written.rstrip(" \u00a0")) :][:1]
    if written[: len(number)] == number:
        ranges = [(begin + index, begin + index + 1) for index in range(len(number))]
    else:  # with escapes in it
        ranges = [(begin, begin)] * len(number)
    if len(text) > len(number):
        ranges.append((begin + len(written.rstrip(" \u00a0")), first))
    return TextRun(text, (), tuple(ranges))


def _picture_end(value: str, start: int) -> int:
    """Behind the closing parenthesis of a picture."""
    depth = 0
    for place in range(max(value.find("](", start), start), len(value)):
        depth += {"(": 1, ")": -1}.get(value[place], 0)
        if value[place] == ")" and depth == 0:
            return place + 1
    return len(value)
