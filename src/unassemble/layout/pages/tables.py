"""Tables of the text → rows.

A cell over several rows stands beside all of them.  Rows that stay together under such cells, and
those of a table's head, are set as one.  Others may be parted by a page's foot, so the cell's lines
are dealt out to them: each row is whole, and all of its lines are in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from unassemble.layout.fragments import PlacedImage, PlacedLine, Rule
from unassemble.layout.pages.cells import area_of, set_cell
from unassemble.layout.pages.rows import Row
from unassemble.layout.typesetter import Typesetter
from unassemble.model.grid import in_grid
from unassemble.story import StoryTable
from unassemble.styles import PAGE

_TALLEST_HEAD = (PAGE.next_bottom - PAGE.next_top) / 2
"""Height of a table head that is repeated on each page, at most: text must find room below it."""
_EPSILON = 0.01


class _Cell(Struct):
    """A cell, set: the rows it begins and ends in, its edges, its lines from its top, its height.

    ``columns`` are the number of its columns; ``taken`` counts the lines that are dealt out.
    """

    first: int
    last: int
    area: tuple[float, float]
    columns: int
    lines: list[PlacedLine]
    height: float
    taken: int = 0

    @property
    def before(self) -> float:
        """The room above its first line."""
        return self.lines[0].top if self.lines else 0.0

    @property
    def after(self) -> float:
        """The room below its last line."""
        return self.height - self.lines[-1].bottom if self.lines else 0.0

    def wanted(self, count: int | None = None) -> float:
        """The height that its next lines want, all of them or ``count``."""
        if self.taken == len(self.lines):
            return 0.0 if self.taken else self.height
        end = len(self.lines) if count is None else self.taken + count
        first, last = self.lines[self.taken], self.lines[end - 1]
        return self.before + last.bottom - first.top + self.after

    def deal(self, height: float, rest: bool) -> list[PlacedLine]:
        """Its next lines, placed in a row: those that the height has room for, or the rest."""
        if self.taken == len(self.lines):
            return []
        up = self.lines[self.taken].top - self.before
        limit = up + height - self.after + _EPSILON
        out = []
        while self.taken < len(self.lines) and (rest or self.lines[self.taken].bottom <= limit):
            line = self.lines[self.taken]
            out.append(replace(line, y=line.y - up))
            self.taken += 1
        return out


def grid_rows(table: StoryTable, typesetter: Typesetter) -> list[Row]:
    """The rows of a table; those that stay together are one, which has them apart too."""
    cells = list(_cells(table, typesetter))
    out: list[Row] = []
    head = Row(0.0, [])
    for start, end in _groups(table):
        header = table.rows[start].header
        within = [cell for row in cells[start:end] for cell in row]
        spanner = table.rules.below_spanner if header else 0.0
        made = apart = _dealt_out(within, start, end, spanner)
        if header or table.rows[start].keep:
            made = [_together(within, start, end, header, spanner)]
            made[0].rows = tuple(apart) if len(apart) > 1 else ()
            made[0].columns = apart[0].columns if len(apart) == 1 else ()
            _rule(table, made, start, end)
        _rule(table, apart, start, end)
        if header:
            made[0].bond = True
            head = made[0] if made[0].height <= _TALLEST_HEAD else head
        else:
            for row in (*made, *apart):
                row.repeat, row.repeat_height = head.parts, head.height
        out.extend(made)
    return out


def _cells(table: StoryTable, typesetter: Typesetter) -> Iterator[list[_Cell]]:
    """The cells of each row."""
    edges = list(accumulate(table.widths, initial=PAGE.left + table.left))
    for index, row in enumerate(in_grid([row.cells for row in table.rows])):
        out = []
        for column, cell in row:
            left, right = edges[column], edges[column + cell.columns]
            lines, height, _ = set_cell(typesetter, cell, area_of(table, left, right - table.gap))
            area = area_of(table, left, right)
            out.append(_Cell(index, index + cell.rows - 1, area, cell.columns, lines, height))
        yield out


def _groups(table: StoryTable) -> Iterator[tuple[int, int]]:
    """The rows under one cell: the first, and the end."""
    start = 0
    while start < len(table.rows):
        index, end = start, start + 1
        while index < end:
            end = max(end, index + max((cell.rows for cell in table.rows[index].cells), default=1))
            index += 1
        yield start, end
        start = end


def _dealt_out(cells: Sequence[_Cell], start: int, end: int, spanner: float) -> list[Row]:
    """Rows that each have their part of the cells that span them."""
    out = []
    beginning: dict[int, list[_Cell]] = {}
    for cell in cells:
        beginning.setdefault(cell.first, []).append(cell)
    beside: list[_Cell] = []
    for index in range(start, end):
        beside = [cell for cell in beside if cell.last >= index] + beginning.get(index, [])
        wanted = [
            cell.wanted(None if cell.last == index else 1)
            for cell in beside
            if index in (cell.first, cell.last)
        ]
        height = max(wanted, default=0.0)
        columns = [cell.deal(height, rest=cell.last == index) for cell in beside]
        parts: list[PlacedLine | PlacedImage | Rule] = []
        for cell, lines in zip(beside, columns, strict=True):
            parts.extend(lines)
            if cell.columns > 1 and cell.last == index < end - 1:
                parts.extend(_below(cell, height, spanner))
        calls = [call for lines in columns for line in lines for call in line.line.calls]
        out.append(Row(height, parts, calls=tuple(calls), columns=tuple(map(tuple, columns))))
    return out


def _together(cells: Sequence[_Cell], start: int, end: int, header: bool, spanner: float) -> Row:
    """One row of several, with the lines of cells that span them undivided.

    Headings stand at the foot of their cells.
    """
    heights = [0.0] * (end - start)
    for cell in sorted(cells, key=lambda cell: cell.last):
        there = sum(heights[cell.first - start : cell.last - start + 1])
        heights[cell.last - start] += max(cell.height - there, 0.0)
    tops = list(accumulate(heights, initial=0.0))
    parts: list[PlacedLine | PlacedImage | Rule] = []
    for cell in cells:
        top, foot = tops[cell.first - start], tops[cell.last - start + 1]
        down = foot - cell.height if header else top
        parts.extend(replace(line, y=line.y + down) for line in cell.lines)
        if cell.columns > 1 and cell.last < end - 1:
            parts.extend(_below(cell, foot, spanner))
    calls = [call for cell in cells for line in cell.lines for call in line.line.calls]
    return Row(tops[-1], parts, calls=tuple(calls))


def _below(cell: _Cell, y: float, thickness: float) -> list[Rule]:
    """The rule below a heading of several columns."""
    left, right = cell.area
    return [Rule(left, y, right - left, thickness)] if thickness else []


def _rule(table: StoryTable, rows: Sequence[Row], start: int, end: int) -> None:
    """Add the rules above and below the head, and that at the end of the table."""
    length, rules = sum(table.widths), table.rules
    left = area_of(table, PAGE.left + table.left, PAGE.left + table.left + length)[0]
    first, last = rows[0], rows[-1]
    if table.rows[start].header:
        first.parts.append(Rule(left, 0.0, length, rules.above_head))
        last.parts.append(Rule(left, last.height, length, rules.below_head))
    if end == len(table.rows):
        last.parts.append(Rule(left, last.height, length, rules.end))
