"""Rows: the units that pages are filled with."""

from __future__ import annotations

from msgspec import Struct, field

from unassemble.layout.fragments import PlacedImage, PlacedLine, Rule

Column = tuple[PlacedLine, ...]
"""The lines of a cell, from its top."""


class Row(Struct):
    """Everything side by side across the column: usually one line.

    ``y`` of its parts is measured from the row's top.  ``after`` is space below it, dropped at the
    foot of a page.  ``bond``: the next row must be on the same page (keep-with-next, keep-lines,
    widows and orphans, decided once).  ``calls`` are the footnotes first called in it.  ``repeat``
    is the table head above it, set again if the row begins a page.  ``columns``
    are the cells of a table's row, which may go on overleaf if it is taller than a page.  ``rows``
    is the same as rows of their own, for when no page has room for all of it.
    """

    height: float
    parts: list[PlacedLine | PlacedImage | Rule]
    after: float = 0.0
    bond: bool = False
    page_break: bool = False
    calls: tuple[int, ...] = ()
    repeat: list[PlacedLine | PlacedImage | Rule] = field(default_factory=list)
    repeat_height: float = 0.0
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
