"""Cells with ``<<`` or ``^^`` alone in them → the columns and rows that the cells beside them span.

GFM has no form for such cells.  ``<<`` joins its place with the cell at the left, ``^^`` with the
cell above, as in other Markdown dialects.  Another reader shows the signs and loses nothing; to
print them, write ``\\<<`` and ``\\^^``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

LEFT, ABOVE = "<<", "^^"
Place = tuple[int, int]
"""A row and a column, counted from 0."""
Fault = Literal["left", "above", "shape", "row"]
"""Why a place cannot be joined: nothing at the left, nothing above, no rectangle, and a row in
which no cell begins."""


class Joined(Struct, frozen=True):
    """The columns and rows of each cell that is not joined with another; and what is wrong.

    Where something is, no cell spans another place.
    """

    spans: dict[Place, tuple[int, int]]
    faults: list[tuple[Place, Fault]]


def joined(contents: Sequence[Sequence[str]]) -> Joined:
    """The spans of the cells of a table; ``contents`` are its rows, the header first."""
    owners: dict[Place, Place] = {}
    faults: list[tuple[Place, Fault]] = []
    spans: dict[Place, tuple[int, int]] = {}
    for row, line in enumerate(contents):
        for column, content in enumerate(line):
            place = (row, column)
            beside = _beside(content, place)
            owners[place] = owners.get(beside, place)
            if beside != place and beside not in owners:
                faults.append((place, "left" if content == LEFT else "above"))
    if not faults:
        spans, faults = _spans(owners)
    return Joined(dict.fromkeys(owners, (1, 1)) if faults else spans, faults)


def _spans(
    owners: dict[Place, Place],
) -> tuple[dict[Place, tuple[int, int]], list[tuple[Place, Fault]]]:
    """The spans of the cells that places belong to, which must be rectangles."""
    faults: list[tuple[Place, Fault]] = []
    begun = {row for row, _ in owners.values()}
    faults += [((row, 0), "row") for row, column in owners if not column and row not in begun]
    areas: dict[Place, list[Place]] = {}
    for place, owner in owners.items():
        areas.setdefault(owner, []).append(place)
    spans = {}
    for (row, column), places in areas.items():
        columns = max(place[1] for place in places) - column + 1
        rows = max(place[0] for place in places) - row + 1
        spans[row, column] = (columns, rows)
        if len(places) != columns * rows or min(place[1] for place in places) < column:
            faults.append((places[-1], "shape"))
    return spans, faults


def _beside(content: str, place: Place) -> Place:
    """The place that a cell is joined with; its own, if with none."""
    row, column = place
    if content == LEFT:
        return row, column - 1
    if content == ABOVE:
        return row - 1, column
    return place
