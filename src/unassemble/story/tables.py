"""Tables of the text → story tables: cells as paragraphs, column widths, rows kept together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from unassemble.languages import is_rtl
from unassemble.model import Strong, Table, TableCell, plain
from unassemble.model.grid import header_length, in_grid
from unassemble.story.items import (
    CellParagraphs,
    Characters,
    Element,
    LineEnd,
    StoryParagraph,
    StoryTable,
    TableRow,
    TableRules,
)
from unassemble.story.pieces import Keys, pieces
from unassemble.story.widths import column_widths
from unassemble.story.words import Needs
from unassemble.styles import PAGE
from unassemble.styles.variants import for_language

GRID_RULES = TableRules(above_head=0.5, below_head=1.5, end=1.5, below_spanner=0.5)
CELL_GAP = 4.0
"""Points between the columns of a table of the text, at the end of each cell."""
_SUFFIX = {"left": "", "center": "Center", "right": "Right"}
_EPSILON = 0.1
_CHARACTER, _LINE, _AROUND = 4.2, 11.0, 4.0
"""Width of a character, height of a line, and what a cell has above and below, roughly: enough to
tell rows taller than a page."""
_PAGE = PAGE.next_bottom - PAGE.next_top
_TALLEST_ROW, _TALLEST_GROUP = 0.9 * _PAGE, _PAGE / 3
"""Height of a row that is not parted, and of rows under one cell that stay on one page."""


def table_item(
    table: Table, path: tuple[Element, ...], keys: Keys, marks: Sequence[str] = ()
) -> StoryTable:
    """A table as wide as the body column; ``marks`` are the printed marks of all notes."""
    whole = Element("Table", keys.next(), table.language)
    maker = _TableMaker(table, (*path, whole), keys)
    rows = tuple(maker.rows())
    widths, narrow = _widths(rows, marks, len(table.alignments))
    return StoryTable(
        "grid",
        PAGE.column_left - PAGE.left,
        widths,
        _with_heights(rows, widths),
        (*path, whole),
        table.span,
        is_rtl(table.language),
        GRID_RULES,
        CELL_GAP,
        narrow,
    )


class _TableMaker(Struct):
    """Makes the rows of a table, and the structure elements of its cells."""

    table: Table
    path: tuple[Element, ...]
    keys: Keys

    def rows(self) -> Iterator[TableRow]:
        """The rows from top to bottom."""
        table, language = self.table, self.table.language
        head = Element("THead", self.keys.next(), language)
        body = Element("TBody", self.keys.next(), language)
        grid = list(in_grid((table.header, *table.rows)))
        length = header_length((table.header, *table.rows))
        stub = _has_row_headers(grid, length)
        for index, row in enumerate(grid):
            header = index < length
            path = (*self.path, head if header else body, Element("TR", self.keys.next(), language))
            cells = []
            for column, cell in row:
                # A heading that says nothing heads nothing: the corner above row headings.
                heads = "Column" if header else "Row" if stub and column == 0 else ""
                cells.append(self.cell(cell, column, path, header, heads if cell.inlines else ""))
            yield TableRow(tuple(cells), header)

    def cell(
        self, cell: TableCell, column: int, path: tuple[Element, ...], header: bool, scope: str
    ) -> CellParagraphs:
        """A cell of one paragraph; ``scope`` says what it heads, if anything."""
        spans = (cell.columns, cell.rows)
        tag = "TH" if scope else "TD"
        element = Element(tag, self.keys.next(), cell.language, attribute=scope, spans=spans)
        style = ("TableHead" if header else "TableTxt") + _SUFFIX[self.table.alignments[column]]
        paragraph = StoryParagraph(
            for_language(style, cell.language),
            pieces(cell.inlines),
            cell.language,
            (*path, element, Element("P", self.keys.next(), cell.language)),
            span=cell.span,
        )
        return CellParagraphs((paragraph,), *spans)


def _has_row_headers(grid: list[list[tuple[int, TableCell]]], length: int) -> bool:
    """Whether the first column heads the rows.

    The table says so in one of two ways: its first column has no heading of its own, or all its
    words are strong.
    """
    first = [row[0][1].inlines for row in grid[length:] if row and row[0][0] == 0]
    if not first or not all(first):
        return False
    if not plain(grid[0][0][1].inlines).strip():
        return True
    return all(isinstance(inline, Strong) for cell in first for inline in cell)


def _widths(
    rows: Sequence[TableRow], marks: Sequence[str], count: int
) -> tuple[tuple[float, ...], bool]:
    """The widths of the columns; and whether a word is wider than its own.

    Columns are in proportion to the square root of their longest text: long ones wrap more.
    """
    needs, longest = [Needs() for _ in range(count)], [4] * count
    spanning: list[tuple[int, int, Needs]] = []
    for column, cell in chain.from_iterable(in_grid([row.cells for row in rows])):
        own = needs[column] if cell.columns == 1 else Needs()
        for paragraph in cell.paragraphs:
            own.add(paragraph, marks, CELL_GAP + _EPSILON)
        if cell.columns == 1:
            longest[column] = max(longest[column], *_lengths(cell))
        else:
            spanning.append((column, cell.columns, own))
    for column, columns, own in spanning:
        _spread(own, needs[column : column + columns])
    total = PAGE.column_right - PAGE.column_left
    widths = column_widths(needs, [length**0.5 for length in longest], total)
    return widths, any(one.word > width for one, width in zip(needs, widths, strict=True))


def _lengths(cell: CellParagraphs) -> list[int]:
    """The number of characters of each line of a cell, as its author ended them."""
    lengths = [0]
    for piece in chain.from_iterable(paragraph.pieces for paragraph in cell.paragraphs):
        if isinstance(piece, LineEnd):
            lengths.append(0)
        elif isinstance(piece, Characters):
            lengths[-1] += len(piece.text)
    return lengths


def _spread(own: Needs, needs: Sequence[Needs]) -> None:
    """Add what a cell needs beyond its columns, in equal parts."""
    for name in ("figure", "word", "address"):
        there = sum(getattr(one, name) for one in needs)
        lack = max(getattr(own, name) - there, 0.0) / len(needs)
        for one in needs:
            setattr(one, name, getattr(one, name) + lack)


def _with_heights(rows: Sequence[TableRow], widths: Sequence[float]) -> tuple[TableRow, ...]:
    """The rows, those marked that no page has room for, and those kept with the next."""
    heights = [0.0] * len(rows)
    tall: set[int] = set()
    ends = list(range(len(rows)))
    for index, row in enumerate(in_grid([row.cells for row in rows])):
        for column, cell in row:
            width = sum(widths[column : column + cell.columns])
            height = _height(cell, width)
            span = range(index, index + cell.rows)
            if height > _TALLEST_ROW:
                tall.update(span)
            for one in span:
                heights[one] = max(heights[one], height / cell.rows)
                ends[one] = max(ends[one], span[-1])
    kept = set(_kept(heights, ends))
    return tuple(
        _kept_with_next(row, index in tall, index in kept) for index, row in enumerate(rows)
    )


def _height(cell: CellParagraphs, width: float) -> float:
    wide = 2 if any(paragraph.language == "zh" for paragraph in cell.paragraphs) else 1
    lines = sum(max(1, ceil(length * wide * _CHARACTER / width)) for length in _lengths(cell))
    return lines * _LINE + _AROUND


def _kept(heights: Sequence[float], ends: Sequence[int]) -> Iterable[int]:
    """The rows kept with the next: those under one cell, if they are no great part of a page."""
    start = 0
    while start < len(ends):
        end, last = start, ends[start]
        while end < last:
            end += 1
            last = max(last, ends[end])
        if sum(heights[start : end + 1]) <= _TALLEST_GROUP:
            yield from range(start, end)
        start = end + 1


def _kept_with_next(row: TableRow, tall: bool, keep: bool) -> TableRow:
    cells = tuple(map(_kept_cell, row.cells)) if keep else row.cells
    return TableRow(cells, row.header, tall, keep)


def _kept_cell(cell: CellParagraphs) -> CellParagraphs:
    kept = tuple(replace(paragraph, keep_next=True) for paragraph in cell.paragraphs)
    return replace(cell, paragraphs=kept)
