"""Cells of a story table → the cells of each row of Word's, and the rules around them.

In Word a cell over several rows has a cell in each of them (``w:vMerge``; ISO/IEC 29500-1,
17.4.84).
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from unassemble.model.grid import in_grid
from unassemble.story import CellParagraphs, StoryTable
from unassemble.writers.docx import tables


class PlacedCell(Struct, frozen=True):
    """A cell in the grid: the row and the column that it begins in."""

    cell: CellParagraphs
    row: int
    column: int


def in_places(table: StoryTable) -> Iterator[list[PlacedCell]]:
    """The cells of each row, those that go on from the row above among them."""
    above: list[PlacedCell] = []
    for index, row in enumerate(in_grid([row.cells for row in table.rows])):
        places = [place for place in above if place.row + place.cell.rows > index]
        places += [PlacedCell(cell, index, column) for column, cell in row]
        above = sorted(places, key=lambda place: place.column)
        yield above


def rules_of(table: StoryTable, index: int, place: PlacedCell) -> dict[str, int]:
    """The rules at the top and at the bottom of a cell in a row, in eighths of a point.

    The rule below the head is the next row's too: LibreOffice takes the thinner of two.
    """
    rows, rules = table.rows, table.rules
    last = index == len(rows) - 1
    head_ends = rows[index].header and (last or not rows[index + 1].header)
    ends = index == place.row + place.cell.rows - 1
    top = bottom = 0.0
    if rows[index].header:
        top = 0.0 if index else rules.above_head
        if place.cell.columns > 1 and ends:
            bottom = rules.below_spanner
    elif index and rows[index - 1].header:
        top = rules.below_head
    if head_ends:
        bottom = rules.below_head
    if last:
        bottom = rules.end
    sides = {"top": tables.thickness(top), "bottom": tables.thickness(bottom)}
    return {side: eighths for side, eighths in sides.items() if eighths}
