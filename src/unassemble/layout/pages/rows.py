"""Rows: the units that pages are filled with."""

from __future__ import annotations

from msgspec import Struct, field

from unassemble.layout.fragments import PlacedImage, PlacedLine, Rule


class Row(Struct):
    """Everything side by side across the column: usually one line.

    ``y`` of its parts is measured from the row's top.  ``after`` is space below it, dropped at the
    foot of a page.  ``bond``: the next row must be on the same page (keep-with-next, keep-lines,
    widows and orphans, decided once).  ``calls`` are the footnotes first called in it.  ``repeat``
    is the table head above it, set again if the row begins a page.
    """

    height: float
    parts: list[PlacedLine | PlacedImage | Rule]
    after: float = 0.0
    bond: bool = False
    page_break: bool = False
    calls: tuple[int, ...] = ()
    repeat: list[PlacedLine | PlacedImage | Rule] = field(default_factory=list)
    repeat_height: float = 0.0
