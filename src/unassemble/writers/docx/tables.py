"""Rows and widths → tables (ISO/IEC 29500-1, 17.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from unassemble.base.units import to_twips
from unassemble.writers.docx.elements import Element, child, value

HAIRLINE, THIN, MEDIUM, THICK = 2, 4, 8, 12
"""Rules of 0.25, 0.5, 1 and 1.5 points, in eighths of a point."""

_LOOK = ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand")


def column_twips(widths: Sequence[float]) -> tuple[int, ...]:
    """Column widths in twips: the edges are rounded, so that the sum stays exact."""
    edges = [to_twips(edge) for edge in accumulate(widths, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))


def table(
    parent: Element,
    columns: Sequence[int],
    left: int = 0,
    margins: tuple[int, int] = (0, 0),
    bottom_rule: int = 0,
    rtl: bool = False,
) -> Element:
    """A new table of fixed columns; all lengths in twips, ``margins`` those of its cells.

    With ``rtl`` its first column stands at the right, and it is indented from there.
    """
    element = child(parent, "w:tbl")
    properties = child(element, "w:tblPr")
    if rtl:
        child(properties, "w:bidiVisual")
    child(properties, "w:tblW", {"w:w": str(sum(columns)), "w:type": "dxa"})
    if left:
        child(properties, "w:tblInd", {"w:w": str(left), "w:type": "dxa"})
    if bottom_rule:
        _rules(child(properties, "w:tblBorders"), {"bottom": bottom_rule})
    child(properties, "w:tblLayout", {"w:type": "fixed"})
    cell_margins = child(properties, "w:tblCellMar")
    for side, width in zip(("left", "right"), margins, strict=True):
        child(cell_margins, f"w:{side}", {"w:w": str(width), "w:type": "dxa"})
    child(properties, "w:tblLook", {"w:val": "0000"} | {f"w:{name}": "0" for name in _LOOK})
    grid = child(element, "w:tblGrid")
    for width in columns:
        child(grid, "w:gridCol", {"w:w": str(width)})
    return element


def row(
    parent: Element, height: int = 0, header: bool = False, whole: bool = False, skip: int = 0
) -> Element:
    """A new row: of an exact height, repeated on each page, or never parted by a page break.

    ``skip`` is the width of a last column that the row leaves out.
    """
    element = child(parent, "w:tr")
    if height or header or whole:
        properties = child(element, "w:trPr")
        if skip:
            value(properties, "w:gridAfter", 1)
            child(properties, "w:wAfter", {"w:w": str(skip), "w:type": "dxa"})
        if whole:
            child(properties, "w:cantSplit")
        if height:
            child(properties, "w:trHeight", {"w:val": str(height), "w:hRule": "exact"})
        if header:
            child(properties, "w:tblHeader")
    return element


def cell(
    parent: Element,
    width: int,
    span: int = 1,
    rules: Mapping[str, int] | None = None,
    align: str = "",
) -> Element:
    """A new cell; ``rules`` are the thicknesses of its "top" and "bottom"."""
    element = child(parent, "w:tc")
    properties = child(element, "w:tcPr")
    child(properties, "w:tcW", {"w:w": str(width), "w:type": "dxa"})
    if span > 1:
        value(properties, "w:gridSpan", span)
    if rules:
        _rules(child(properties, "w:tcBorders"), rules)
    if align:
        value(properties, "w:vAlign", align)
    return element


def _rules(parent: Element, rules: Mapping[str, int]) -> None:
    for side in ("top", "bottom"):
        if rules.get(side):
            attributes = {"w:val": "single", "w:sz": str(rules[side]), "w:space": "0"}
            child(parent, f"w:{side}", attributes | {"w:color": "auto"})
