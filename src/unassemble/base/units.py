"""Lengths.

Inside the program every length is a float of points (1/72 inch), as in PDF.  OOXML counts in
twips (1/20 pt), half-points (type sizes), eighths of a point (borders) and EMU (pictures); only
the functions here convert, and `round_half_up` is the only rounding rule.
"""

from __future__ import annotations

import math
import re
from typing import NewType

Pt = NewType("Pt", float)
"""A length in points."""

EMU_PER_PT = 12700
PER_TWIP = 0.05
"""Points in a twip."""
_POINTS = re.compile(r"\d{1,2}(\.\d{1,2})?")


def twips(value: float) -> Pt:
    """The length of ``value`` twips."""
    return Pt(value / 20)


def emu(value: float) -> Pt:
    """The length of ``value`` English Metric Units."""
    return Pt(value / EMU_PER_PT)


def round_half_up(value: float) -> int:
    """The nearest whole number; halves always go up, where `round` goes to the even one."""
    return math.floor(value + 0.5)


def points_of(text: str, least: float, most: float) -> float | None:
    """A text as a length in points; None unless Word can express it: whole twips, in bounds."""
    if not _POINTS.fullmatch(text.strip()):
        return None
    points = float(text)
    whole = round(points * 100) % round(PER_TWIP * 100) == 0
    return points if whole and least <= points <= most else None


def to_twips(length: float) -> int:
    """A length in whole twips."""
    return round_half_up(length * 20)


def to_half_points(length: float) -> int:
    """A type size in whole half-points."""
    return round_half_up(length * 2)


def to_emu(length: float) -> int:
    """A length in whole EMU."""
    return round_half_up(length * EMU_PER_PT)
