"""What the catalog says of the file: PDF/UA-1 and PDF/A-2a (ISO 14289-1, 7; ISO 19005-2, 6)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from unassemble.model import Document
from unassemble.writers.pdf.document import TaggedDocument
from unassemble.writers.pdf.metadata import xmp
from unassemble.writers.pdf.streams import DeflatedStream, deflated


def fill_catalog(document: TaggedDocument, letter: Document) -> None:
    """Set the entries that are not there from the start."""
    catalog = document.Catalog
    catalog.Metadata = xmp(letter)
    catalog.OutputIntents = _output_intents(document)
    # No /Direction/R2L for Arabic: PDFium then turns the words of Latin lines round when it copies.
    catalog.ViewerPreferences = b"<</DisplayDocTitle true>>"
    catalog.MarkInfo = b"<</Marked true>>"
    catalog.PageLabels = b"<</Nums[0<</S/D>>]>>"


def _output_intents(document: TaggedDocument) -> bytes:
    """Colours are sRGB (ISO 19005-2, 6.2.3)."""
    profile = document.reference(DeflatedStream(deflated(_srgb()), N=3))
    return (
        b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %s>>]" % profile
    )


@cache
def _srgb() -> bytes:
    """An sRGB profile (ICC.1:2001), made once by LittleCMS, its date set to zero."""
    return Path(__file__).with_name("srgb.icc").read_bytes()
