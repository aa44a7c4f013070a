"""Cells that span columns and rows → their places in the grid of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar


class Spanning(Protocol):
    """A cell that covers one or more columns and rows."""

    @property
    def columns(self) -> int:
        """The number of columns."""

    @property
    def rows(self) -> int:
        """The number of rows."""


Cell = TypeVar("Cell", bound=Spanning)


def in_grid(rows: Sequence[Sequence[Cell]]) -> Iterator[list[tuple[int, Cell]]]:
    """The cells of each row, each with the index of its first column."""
    taken: dict[int, int] = {}  # the rows for which a column is still covered from above
    for row in rows:
        out: list[tuple[int, Cell]] = []
        column = 0
        for cell in row:
            while taken.get(column, 0):
                column += 1
            out.append((column, cell))
            column += cell.columns
        for column in [column for column, count in taken.items() if count]:
            taken[column] -= 1
        for first, cell in out:
            taken.update(dict.fromkeys(range(first, first + cell.columns), cell.rows - 1))
        yield out


def header_length(rows: Sequence[Sequence[Spanning]]) -> int:
    """The number of rows of the header: the first, and those that its cells span."""
    length = 1
    for index, row in enumerate(rows):
        if index >= length:
            break
        length = max(length, index + max((cell.rows for cell in row), default=1))
    return length
