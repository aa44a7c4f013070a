"""Page geometry → section properties (ISO/IEC 29500-1, 17.6).

As in the UN's template: a first section of one empty line carries headers, footers and the first
page's margin; the text follows in a continuous section with the margin of all other pages.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from unassemble.base.units import to_twips
from unassemble.model import NoteNumbering
from unassemble.styles import PAGE
from unassemble.writers.docx.elements import Element, child, value

ASTERISK_BOTTOM = 68.0
"""Bottom margin of page 1 where the letter calls an asterisk note: 1,360 twips for 1,728.

Word sets the last note's line upon the margin: its baseline is then at y 721.9, near the foot of
the page, as in 16 letters of 2025; with the template's margin it would be 18 points higher.
"""
_NUMBER_FORMATS = {"numbers": "decimal", "letters": "lowerLetter"}


class Reference(Struct, frozen=True):
    """A header or footer of a section."""

    kind: Literal["header", "footer"]
    pages: Literal["even", "default", "first"]
    relation: str


def first_section(
    parent: Element, references: tuple[Reference, ...], with_asterisk_note: bool, rtl: bool = False
) -> None:
    """The properties of the section that only carries headers and footers."""
    element = child(parent, "w:sectPr")
    for reference in references:
        attributes = {"w:type": reference.pages, "r:id": reference.relation}
        child(element, f"w:{reference.kind}Reference", attributes)
    bottom = ASTERISK_BOTTOM if with_asterisk_note else PAGE.first_margin_bottom
    _page(element, bottom)
    child(element, "w:titlePg")
    _end(element, rtl)


def text_section(
    parent: Element, kind: str, numbering: NoteNumbering | None, rtl: bool = False
) -> None:
    """The properties of a section of text; ``kind`` says where it starts."""
    element = child(parent, "w:sectPr")
    if numbering is not None:
        notes = child(element, "w:footnotePr")
        value(notes, "w:numFmt", _NUMBER_FORMATS[numbering.style])
        value(notes, "w:numRestart", "eachSect" if numbering.restart else "continuous")
    value(element, "w:type", kind)
    _page(element, PAGE.next_margin_bottom)
    _end(element, rtl)


def _page(element: Element, bottom: float) -> None:
    size = {"w:w": str(to_twips(PAGE.width)), "w:h": str(to_twips(PAGE.height))}
    child(element, "w:pgSz", size)
    margins = {
        "top": PAGE.margin_top,
        "right": PAGE.width - PAGE.right,
        "bottom": bottom,
        "left": PAGE.left,
        "header": PAGE.header,
        "footer": PAGE.footer,
        "gutter": 0.0,
    }
    attributes = {f"w:{side}": str(to_twips(width)) for side, width in margins.items()}
    child(element, "w:pgMar", attributes)
    child(element, "w:cols", {"w:space": "720"})


def _end(element: Element, rtl: bool) -> None:
    """The direction of pages and columns, and the grid."""
    if rtl:
        child(element, "w:bidi")
    child(element, "w:docGrid", {"w:linePitch": "360"})
