"""The small parts: settings, font table, properties of the document."""

from __future__ import annotations

from unassemble.base.units import to_twips
from unassemble.languages import language_tag
from unassemble.styles import CHINESE, PAGE
from unassemble.styles.word import (
    ARABIC_FONT,
    ARABIC_FONT_TOO,
    CHINESE_FONT,
    HAN_FONTS,
    LATIN_FONT,
)
from unassemble.writers.docx.xmltext import element, empty, root, text, value

CREATOR = "United Nations"
PROGRAM = "unassemble"
_DATE = "1980-01-01T00:00:00Z"
_WORD = "http://schemas.microsoft.com/office/word"
_COMPATIBILITY = (
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
    ("useWord2013TrackBottomHyphenation", "0"),
)
_OLD_COMPATIBILITY = (
    "doNotExpandShiftReturn",
    "suppressBottomSpacing",
    "suppressTopSpacing",
    "useFELayout",
)
_FONTS = (
    (LATIN_FONT, "roman", "00", "Liberation Serif"),
    (CHINESE_FONT, "auto", "86", "宋体"),
    (HAN_FONTS["hei"], "modern", "86", "黑体"),
    (HAN_FONTS["kai"], "modern", "86", "楷体"),
    (ARABIC_FONT, "roman", "B2", ARABIC_FONT_TOO),
)
_CORE = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def settings_part() -> str:
    """The settings of the UN's template, without its variables and revision numbers.

    One is ours: a line that ends with a break of the author's is not stretched.  In documents with
    Chinese text the DOCX writer switches the compression of marks on.
    """
    breaks = (
        empty(f"w:noLineBreaks{name}", {"w:lang": language_tag("zh"), "w:val": characters})
        for name, characters in (("After", CHINESE.no_end), ("Before", CHINESE.no_start))
    )
    separators = (empty("w:footnote", {"w:id": number}) for number in ("-1", "0"))
    compatibility = (
        *(f"<w:{name}/>" for name in _OLD_COMPATIBILITY),
        *(
            empty("w:compatSetting", {"w:name": name, "w:uri": _WORD, "w:val": setting})
            for name, setting in _COMPATIBILITY
        ),
    )
    return root(
        "w:settings",
        '<w:zoom w:percent="100"/>',
        value("w:defaultTabStop", to_twips(PAGE.default_tab)),
        "<w:doNotHyphenateCaps/><w:evenAndOddHeaders/>",
        value("w:characterSpacingControl", "doNotCompress"),
        *breaks,
        element("w:footnotePr", *separators),
        element("w:compat", *compatibility),
    )


def font_table_part() -> str:
    """The fonts a document asks for, and what may stand in for them."""
    fonts = (
        element(
            "w:font",
            value("w:altName", other),
            value("w:charset", charset),
            value("w:family", family),
            value("w:pitch", "variable"),
            attributes={"w:name": name},
        )
        for name, family, charset, other in _FONTS
    )
    return root("w:fonts", *fonts)


def core_properties() -> str:
    """Title, creator, language and dates; those of a letter take their place."""
    dates = (
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{_DATE}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return root(
        "cp:coreProperties",
        text("dc:title", "Circulation document"),
        text("dc:creator", CREATOR),
        text("dc:language", language_tag("en")),
        *dates,
        namespaces=_CORE,
    )


def extended_properties() -> str:
    """The program's name."""
    return root("Properties", text("Application", PROGRAM), namespaces={"": _EXTENDED})
