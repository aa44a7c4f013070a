"""Document → the small parts: settings, font table, properties of the document."""

from __future__ import annotations

from datetime import date
from typing import cast

from unassemble.base.units import to_twips
from unassemble.languages import Language, language_tag
from unassemble.model import Document
from unassemble.styles import CHINESE, PAGE
from unassemble.writers.docx.elements import Element, child, root, text, value
from unassemble.writers.docx.styles import (
    ARABIC_FONT,
    ARABIC_FONT_TOO,
    CHINESE_FONT,
    LATIN_FONT,
)

CREATOR = "United Nations"
PROGRAM = "unassemble"
_FALLBACK_DATE = date(1980, 1, 1)
_WORD = "http://schemas.microsoft.com/office/word"
_COMPATIBILITY = (
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
    ("useWord2013TrackBottomHyphenation", "0"),
)
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def settings_part() -> Element:
    """The settings of the UN's template, without its variables and revision numbers.

    One is ours: a line that ends with a break of the author's is not stretched.
    """
    part = root("w:settings")
    child(part, "w:zoom", {"w:percent": "100"})
    value(part, "w:defaultTabStop", to_twips(PAGE.default_tab))
    child(part, "w:doNotHyphenateCaps")
    child(part, "w:evenAndOddHeaders")
    value(part, "w:characterSpacingControl", CHINESE.compress)
    for name, characters in (("After", CHINESE.no_end), ("Before", CHINESE.no_start)):
        attributes = {"w:lang": language_tag("zh"), "w:val": characters}
        child(part, f"w:noLineBreaks{name}", attributes)
    notes = child(part, "w:footnotePr")
    for separator in ("-1", "0"):
        child(notes, "w:footnote", {"w:id": separator})
    compatibility = child(part, "w:compat")
    for name in (
        "doNotExpandShiftReturn",
        "suppressBottomSpacing",
        "suppressTopSpacing",
        "useFELayout",
    ):
        child(compatibility, f"w:{name}")
    for name, setting in _COMPATIBILITY:
        attributes = {"w:name": name, "w:uri": _WORD, "w:val": setting}
        child(compatibility, "w:compatSetting", attributes)
    return part


def font_table_part(arabic: bool = False) -> Element:
    """The fonts a document asks for, and what may stand in for them."""
    part = root("w:fonts")
    fonts = [
        (LATIN_FONT, "roman", "00", "Liberation Serif"),
        (CHINESE_FONT, "auto", "86", "宋体"),
    ]
    if arabic:
        fonts.append((ARABIC_FONT, "roman", "B2", ARABIC_FONT_TOO))
    for name, family, charset, other in fonts:
        font = child(part, "w:font", {"w:name": name})
        value(font, "w:altName", other)
        value(font, "w:charset", charset)
        value(font, "w:family", family)
        value(font, "w:pitch", "variable")
    return part


def core_properties(document: Document) -> Element:
    """Title, creator, language and dates; the document's own date stands for the clock."""
    names = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    part = root("cp:coreProperties", names)
    text(part, "dc:title", document.title)
    text(part, "dc:creator", CREATOR)
    text(part, "dc:language", language_tag(cast(Language, document.language)))
    for name in ("dcterms:created", "dcterms:modified"):
        moment = child(part, name, {"xsi:type": "dcterms:W3CDTF"})
        moment.parts.append(f"{_date(document.date).isoformat()}T00:00:00Z")
    return part


def extended_properties() -> Element:
    """The program's name."""
    part = root("Properties", {"": _EXTENDED})
    text(part, "Application", PROGRAM)
    return part


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return _FALLBACK_DATE
