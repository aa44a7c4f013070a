"""The page of a circulation document: US Letter, in points, y counted down from the top edge.

Measured in the official template (A/80/590) and in letters of 2025 (A/79/843, A/79/844).
"""

from __future__ import annotations

from msgspec import Struct

from unassemble.base.units import emu, twips


class PageGeometry(Struct, frozen=True):
    """Sizes and positions of the sheet, the text and the elements around it.

    ``first_top`` and ``next_top`` are where the text begins on page 1 and on later pages: below
    the header if that reaches past the top margin.  ``…_bottom`` is the lower limit of text and
    footnotes.  ``next_baseline`` is the baseline of the first line of a later page, whatever its
    style: the template suppresses the extra space of an exact line there
    (``w:suppressTopSpacing``; 10, 12 and 14 points alike in A/80/590 and A/79/870).  ``baseline``
    is the fraction of an exact line height that is above the baseline, as in Word.  ``barcode``,
    ``recycle`` and ``code`` (the QR code) are boxes at the foot of page 1: left, top, width,
    height.
    """

    width: float = 612.0
    height: float = 792.0
    left: float = twips(1200)
    right: float = 612.0 - twips(1200)
    column_left: float = twips(1200 + 1267)
    column_right: float = 612.0 - twips(1200 + 1267)
    margin_top: float = twips(1440)
    first_margin_bottom: float = twips(1728)
    next_margin_bottom: float = twips(1152)
    header: float = twips(432)
    footer: float = twips(504)
    first_top: float = 212.7
    next_top: float = 74.9
    first_bottom: float = 792.0 - twips(1728)
    next_bottom: float = 792.0 - twips(1152)
    next_baseline: float = 84.45
    baseline: float = 0.8
    symbol_row: float = twips(864)
    organ_row: float = twips(2880)
    emblem_width: float = emu(713232)
    emblem_height: float = emu(597103)
    barcode: tuple[float, float, float, float] = (65.35, 749.2, 101.0, 13.2)
    recycle: tuple[float, float, float, float] = (472.2, 738.1, 18.0, 18.2)
    code: tuple[float, float, float, float] = (498.1, 709.32, emu(694690), emu(694690))
    default_tab: float = twips(475)


PAGE = PageGeometry()
