"""Rows: what pages are filled with."""

from __future__ import annotations

from msgspec import Struct, field

from unassemble.layout.fragments import PlacedImage, PlacedLine, Rule


class Row(Struct):
    """What stands side by side across the column: most often one line.

    y of its parts counts from the row's own top.  ``after`` is dropped at the foot of a page.
    ``bond``: the next row stands on the same page (keep-with-next, keep-lines, widows and
    orphans, worked out once).  ``calls`` are the footnotes first called in it.  ``repeat`` rows
    (table heads) are set again where their table goes on.
    """

    height: float
    parts: list[PlacedLine | PlacedImage | Rule]
    after: float = 0.0
    bond: bool = False
    page_break: bool = False
    calls: tuple[int, ...] = ()
    repeat: list[PlacedLine | PlacedImage | Rule] = field(default_factory=list)
    repeat_height: float = 0.0
