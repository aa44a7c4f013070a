"""Where masthead, running lines and the foot of page 1 stand, by language, in points.

``y`` of text is its baseline, counted down from the sheet's top edge.  The places are those of 97
letters of 2025, A/79/843, A/79/844 and A/79/870; those of Chinese documents are those of A/75/836.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from unassemble.styles.page import PAGE

Box = tuple[float, float, float, float]
"""Left, top, width and height in points from the sheet's top left corner."""


class Places(Struct, frozen=True):
    """Baselines, edges and boxes of what stands around the text.

    Rules are left end, y of the middle, length and thickness.  ``edge`` is where symbols end;
    ``date_y`` the second line of the right-hand cell, ``recycle_right`` where the words beside the
    recycling mark end.  ``next_top`` is where text begins on later pages; with ``raised`` its first
    baseline is `PAGE.next_baseline`, whatever its style.
    """

    edge: float = 552.1
    nations_y: float = 57.8
    symbol_y: float = 54.5
    upper_rule: Box = (60.0, 65.06, 492.5, 0.48)
    lower_rule: Box = (59.3, 209.6, 492.7, 1.45)
    emblem: tuple[float, float] = (64.7, 71.3)
    organ_y: float = 86.4
    organ_pitch: float = 19.6
    cell_y: float = 86.7
    date_y: float = 98.4
    cell_pitch: float = 12.0
    job: tuple[float, float] = (65.35, 747.6)
    recycle_y: float = 752.9
    recycle_right: float = PAGE.recycle[0] - 1.4
    running_y: float = 59.0
    running_pitch: float = 9.8
    running_rule: Box = (59.3, 64.92, 492.8, 0.24)
    page_number_y: float = 755.3
    running_job_y: float = 753.8
    barcode: Box = PAGE.barcode
    recycle: Box = PAGE.recycle
    code: Box = PAGE.code
    next_top: float = PAGE.next_top
    raised: bool = True


@cache
def places(language: str) -> Places:
    """The places in a document of a language; of Arabic ones before they are mirrored."""
    return _CHINESE if language == "zh" else _LATIN


_LATIN = Places()
_CHINESE = replace(
    _LATIN,
    edge=551.25,
    nations_y=56.9,
    upper_rule=(60.0, 65.04, 491.15, 0.48),
    lower_rule=(59.3, 209.66, 491.85, 1.44),
    emblem=(60.9, 70.75),
    organ_y=88.3,
    cell_y=86.9,
    date_y=98.9,
    job=(60.0, 747.4),
    recycle_y=752.0,
    recycle_right=475.9,
    page_number_y=754.7,
    running_job_y=752.8,
    barcode=(60.0, *PAGE.barcode[1:]),
    recycle=(474.7, 737.5, 18.5, 18.4),
    code=(494.85, 709.53, *PAGE.code[2:]),
    next_top=75.4,
    raised=False,
)
"""Pages begin lower with a higher line: the template has no ``w:suppressTopSpacing`` (lines of
15.5, 16, 17 and 20 points have their baselines at y 87.7, 88.2, 89.1 and 91.5)."""
