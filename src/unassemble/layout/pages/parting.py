"""A row taller than a page → the parts of it that pages have room for.

Each cell goes on overleaf where it was left.  In a cell no paragraph leaves a single line behind or
takes one along (widow and orphan control), unless nothing else fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from unassemble.layout.fragments import PlacedLine, Rule
from unassemble.layout.pages.rows import Column, Row

_EPSILON = 0.01
Starts = tuple[int, ...]
"""The first line of each column that is not yet on a page."""


class PartedRow:
    """A row that is put on pages part by part."""

    def __init__(self, row: Row) -> None:
        self._row = row
        self._starts: Starts = (0,) * len(row.columns)

    @property
    def begun(self) -> bool:
        """Whether a part of it is on a page."""
        return any(self._starts)

    @property
    def done(self) -> bool:
        """Whether all of it is on pages."""
        return self._is_last(self._starts)

    def parts(self, room: float, least: bool = False) -> Iterator[tuple[Row, Starts]]:
        """The parts that a height has room for, the tallest first.

        Each comes with the place to `go_on` from.  With ``least``, for a page that has nothing
        else: also those that leave single lines or give nothing of a cell; and one line of each
        cell, if nothing fits.
        """
        tops = [column[at].top for column, at in self._unfinished()]
        heights = sorted(
            {
                line.bottom - top
                for (column, at), top in zip(self._unfinished(), tops, strict=True)
                for line in _within(column, at, top + room)
            },
            reverse=True,
        )
        seen = set()
        for strict in (True, False) if least else (True,):
            for height in heights:
                ends = tuple(
                    _end(column, at, height, strict)
                    for column, at in zip(self._row.columns, self._starts, strict=True)
                )
                if ends not in seen and self._goes_on(ends, every=strict):
                    seen.add(ends)
                    yield self._part(ends), ends
        if least:
            ends = tuple(
                min(at + 1, len(column))
                for column, at in zip(self._row.columns, self._starts, strict=True)
            )
            yield self._part(ends), ends

    def go_on(self, ends: Starts) -> None:
        """Go on from the end of a part that was put on a page."""
        self._starts = ends

    def _unfinished(self) -> list[tuple[Column, int]]:
        pairs = zip(self._row.columns, self._starts, strict=True)
        return [(column, at) for column, at in pairs if at < len(column)]

    def _goes_on(self, ends: Starts, every: bool) -> bool:
        """Whether a part takes something: of every cell that is not finished, or of any."""
        taken = [
            end > at
            for column, at, end in zip(self._row.columns, self._starts, ends, strict=True)
            if at < len(column)
        ]
        return all(taken) if every else any(taken)

    def _is_last(self, ends: Starts) -> bool:
        return all(end == len(column) for column, end in zip(self._row.columns, ends, strict=True))

    def _part(self, ends: Starts) -> Row:
        row, last = self._row, self._is_last(ends)
        parts: list[PlacedLine | Rule] = []
        calls: list[int] = []
        height = 0.0
        for column, at, end in zip(row.columns, self._starts, ends, strict=True):
            if at == end:
                continue
            top = column[at].top if self.begun else 0.0
            parts.extend(replace(line, y=line.y - top) for line in column[at:end])
            height = max(height, column[end - 1].bottom - top)
            for line in column[at:end]:
                calls.extend(line.line.calls)
        if last and not self.begun:
            height = row.height
        rules = [part for part in row.parts if isinstance(part, Rule)]
        parts.extend(rule for rule in rules if rule.y <= 0 and not self.begun)
        parts.extend(replace(rule, y=height) for rule in rules if rule.y > 0 and last)
        return Row(
            height,
            list(parts),
            after=row.after if last else 0.0,
            calls=tuple(calls),
            repeat=row.repeat,
            repeat_height=row.repeat_height,
        )


def _within(column: Column, at: int, limit: float) -> Iterator[PlacedLine]:
    """The lines from ``at`` on whose feet are not below a limit."""
    for index in range(at, len(column)):
        if column[index].bottom > limit + _EPSILON:
            return
        yield column[index]


def _end(column: Sequence[PlacedLine], at: int, height: float, strict: bool) -> int:
    """The end of the lines that a height has room for; ``strict``: without single lines."""
    if at == len(column):
        return at
    end = at + sum(1 for _ in _within(tuple(column), at, column[at].top + height))
    if not strict or end in (at, len(column)):
        return end
    path = column[end].path
    first = end
    while first > at and column[first - 1].path == path:
        first -= 1
    if first == end:
        return end
    if end + 1 == len(column) or column[end + 1].path != path:
        end -= 1  # the last line of the paragraph does not go on alone
    begins = first == 0 or column[first - 1].path != path
    if end - first == 1 and begins:
        end -= 1
    return end
