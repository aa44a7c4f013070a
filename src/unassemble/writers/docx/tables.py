"""Rows and widths → tables (ISO/IEC 29500-1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

from unassemble.base.units import round_half_up, to_twips
from unassemble.writers.docx.xmltext import element, empty, value

HAIRLINE, THIN, THICK = 2, 4, 12
"""Rules of 0.25, 0.5 and 1.5 points, in eighths of a point."""
_EIGHTHS = 8

_LOOK = ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand")


def thickness(points: float) -> int:
    """The thickness of a rule in eighths of a point."""
    return round_half_up(points * _EIGHTHS)


def column_twips(widths: Sequence[float]) -> tuple[int, ...]:
    """Column widths in twips: the edges are rounded, so that the sum stays exact."""
    edges = [to_twips(edge) for edge in accumulate(widths, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))


def table(
    columns: Sequence[int],
    rows: Iterable[str],
    left: int = 0,
    margins: tuple[int, int] = (0, 0),
    bottom_rule: int = 0,
    rtl: bool = False,
) -> str:
    """A table of fixed columns; all lengths in twips, ``margins`` those of its cells.

    With ``rtl`` its first column stands at the right, and it is indented from there.
    """
    borders = element("w:tblBorders", _rules({"bottom": bottom_rule}))
    sides = zip(("left", "right"), margins, strict=True)
    properties = (
        "<w:bidiVisual/>" if rtl else "",
        _width("w:tblW", sum(columns)),
        _width("w:tblInd", left) if left else "",
        borders if bottom_rule else "",
        '<w:tblLayout w:type="fixed"/>',
        element("w:tblCellMar", *(_width(f"w:{side}", width) for side, width in sides)),
        empty("w:tblLook", {"w:val": "0000"} | {f"w:{name}": "0" for name in _LOOK}),
    )
    grid = (empty("w:gridCol", {"w:w": str(width)}) for width in columns)
    head = (element("w:tblPr", *properties), element("w:tblGrid", *grid))
    return element("w:tbl", *head, *rows)


def row(
    cells: Iterable[str], height: int = 0, header: bool = False, whole: bool = False, skip: int = 0
) -> str:
    """A row: of an exact height, repeated on each page, or never parted by a page break.

    ``skip`` is the width of a last column that the row leaves out.
    """
    properties = (
        value("w:gridAfter", 1) + _width("w:wAfter", skip) if skip else "",
        "<w:cantSplit/>" if whole else "",
        empty("w:trHeight", {"w:val": str(height), "w:hRule": "exact"}) if height else "",
        "<w:tblHeader/>" if header else "",
    )
    inner = "".join(properties)
    return element("w:tr", element("w:trPr", inner) if inner else "", *cells)


def cell(
    width: int,
    *content: str,
    span: int = 1,
    merge: str = "",
    rules: Mapping[str, int] | None = None,
    align: str = "",
) -> str:
    """A cell of paragraphs over ``span`` columns.

    ``merge`` says that it spans rows: it begins there ("restart"), or goes on from the row above
    ("continue").  ``rules`` are the thicknesses of its "top" and "bottom".
    """
    properties = (
        _width("w:tcW", width),
        value("w:gridSpan", span) if span > 1 else "",
        value("w:vMerge", merge) if merge else "",
        element("w:tcBorders", _rules(rules)) if rules else "",
        value("w:vAlign", align) if align else "",
    )
    return element("w:tc", element("w:tcPr", *properties), *content)


def _width(name: str, twips: int) -> str:
    return empty(name, {"w:w": str(twips), "w:type": "dxa"})


def _rules(rules: Mapping[str, int]) -> str:
    looks = {side: rules[side] for side in ("top", "bottom") if rules.get(side)}
    return "".join(
        empty(
            f"w:{side}",
            {"w:val": "single", "w:sz": str(size), "w:space": "0", "w:color": "auto"},
        )
        for side, size in looks.items()
    )
