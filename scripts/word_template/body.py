"""Page set-up → the empty body, headers, footers and notes of the template."""

from __future__ import annotations

from collections.abc import Sequence

from unassemble.base.units import to_twips
from unassemble.styles import PAGE
from unassemble.writers.docx.body import SECTION_START
from unassemble.writers.docx.footnotes import separators
from unassemble.writers.docx.runs import paragraph
from unassemble.writers.docx.xmltext import element, empty, root, value

PAGES = ("even", "default", "first")
"""Kinds of headers and footers, in the order in which a section names them."""


def document_part(headers: Sequence[str], footers: Sequence[str]) -> str:
    """A section that only carries headers and footers, then the section of the text.

    The ids of the relationships to headers and footers are in the order of `PAGES`.
    """
    references = [
        empty(f"w:{kind}Reference", {"w:type": pages, "r:id": relation})
        for kind, relations in (("header", headers), ("footer", footers))
        for pages, relation in zip(PAGES, relations, strict=True)
    ]
    first = element("w:sectPr", *references, _page(PAGE.first_margin_bottom), "<w:titlePg/>", _GRID)
    text = element("w:sectPr", value("w:type", "continuous"), _page(PAGE.next_margin_bottom), _GRID)
    start = paragraph(SECTION_START, section=first)
    return root("w:document", element("w:body", start, paragraph("SingleTxt"), text))


def header_part() -> str:
    """An empty header."""
    return root("w:hdr", paragraph("Header"))


def footer_part() -> str:
    """An empty footer."""
    return root("w:ftr", paragraph("Footer"))


def footnotes_part() -> str:
    """The rules above notes, and no notes."""
    return root("w:footnotes", separators("en"))


_GRID = '<w:docGrid w:linePitch="360"/>'


def _page(bottom: float) -> str:
    """Size, margins and columns (ISO/IEC 29500-1, 17.6)."""
    margins = {
        "top": PAGE.margin_top,
        "right": PAGE.width - PAGE.right,
        "bottom": bottom,
        "left": PAGE.left,
        "header": PAGE.header,
        "footer": PAGE.footer,
        "gutter": 0.0,
    }
    return (
        empty("w:pgSz", {"w:w": str(to_twips(PAGE.width)), "w:h": str(to_twips(PAGE.height))})
        + empty("w:pgMar", {f"w:{side}": str(to_twips(width)) for side, width in margins.items()})
        + empty("w:cols", {"w:space": "720"})
    )
