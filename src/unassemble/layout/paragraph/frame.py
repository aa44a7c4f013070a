"""The frame of a paragraph: edges, tab stops, line height."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from msgspec import Struct

from unassemble.styles import PAGE, Properties

_ASCENT, _DESCENT, _LEADING = 0.891, 0.216, 0.042
"""Fractions of the type size in Times New Roman; a line of single spacing is their sum."""


class Frame(Struct, frozen=True):
    """Where the lines of a paragraph begin and end.

    Positions are measured from the edge of the column where lines begin: the right one in a
    paragraph from right to left (``rtl``), else the left.  ``origin`` is the x of that edge on the
    sheet.
    """

    origin: float
    first: float
    rest: float
    limit: float
    stops: tuple[float, ...]
    kinds: tuple[str, ...]
    height: float
    baseline: float
    rtl: bool = False

    def start(self, first_line: bool) -> float:
        """Where a line begins."""
        return self.first if first_line else self.rest

    def next_stop(self, x: float) -> tuple[float, str]:
        """The first tab stop after ``x``: position and kind."""
        at = bisect_right(self.stops, x + 0.01)
        if at < len(self.stops):
            return self.stops[at], self.kinds[at]
        step = PAGE.default_tab
        return (int(x / step + 1e-6) + 1) * step, "left"


@lru_cache(maxsize=512)
def frame(properties: Properties, left: float, right: float, rtl: bool = False) -> Frame:
    """The frame of a paragraph in the column between ``left`` and ``right``.

    A paragraph from right to left mirrors one from left to right: "left" in its properties is the
    side where lines begin, as in OOXML (ISO/IEC 29500-1, 17.3.1.6 and 17.3.1.12).
    """
    own = properties
    size, line = own.size or 10.0, own.line or 0.0
    height = line or size * (_ASCENT + _DESCENT + _LEADING)
    baseline = line * PAGE.baseline if line else size * (_ASCENT + _LEADING)
    indent = own.left or 0.0
    stops = {tab.position: tab.kind for tab in own.tabs or ()}
    if (own.first or 0.0) < 0:
        # In Word the indent of a hanging paragraph is a tab stop.
        stops.setdefault(indent, "left")
    return Frame(
        origin=right if rtl else left,
        first=indent + (own.first or 0.0),
        rest=indent,
        limit=right - left - (own.right or 0.0),
        stops=tuple(sorted(stops)),
        kinds=tuple(stops[position] for position in sorted(stops)),
        height=height,
        baseline=baseline,
        rtl=rtl,
    )
