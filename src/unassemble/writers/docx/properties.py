"""A run's look → its properties (``w:rPr``), in the order of CT_RPr.

Word keeps four fonts for a run and chooses by its characters (ISO/IEC 29500-1, 17.3.2.26): one for
letters like Latin ones, one for East Asian ones, one for complex scripts, with a size and a weight
of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.base.units import to_half_points, to_twips
from unassemble.languages import is_rtl, language_tag
from unassemble.story import RunStyle, look_of
from unassemble.styles import letter_styles
from unassemble.styles.arabic import is_arabic
from unassemble.styles.chinese import is_chinese
from unassemble.styles.model import DEFAULTS
from unassemble.styles.word import (
    ARABIC_FONT,
    HAN_FONTS,
    SCRIPT_FONTS,
    ScriptFont,
    word_properties,
)
from unassemble.writers.docx.xmltext import empty, value

_DEFAULT_LANGUAGE = "en"


def run_properties(
    style: RunStyle, language: str, rtl: bool, within: str, script: str
) -> Iterator[str]:
    """The properties of a run.

    Args:
        style: how it differs from its paragraph.
        language: its language.
        rtl: whether it runs from right to left.
        within: the style of its paragraph; may be empty where nothing depends on it.
        script: the code of its script, if that is one of names in `text.scripts`.
    """
    if script:
        return _in_script(style, SCRIPT_FONTS[script], language, within)
    if rtl:
        return _properties_from_right(style, within)
    return _properties(style, _DEFAULT_LANGUAGE if is_rtl(language) else language, within)


def _in_script(style: RunStyle, font: ScriptFont, language: str, within: str) -> Iterator[str]:
    """A word in another script; Korean has Chinese looks, in one font."""
    own = word_properties(within) if within else DEFAULTS
    look = look_of(own, style, "zh" if font.kind == "eastAsia" else language)
    if style.character_style:
        yield value("w:rStyle", style.character_style)
    yield empty("w:rFonts", _fonts_of(font))
    yield from _switched("b", look.bold, own.bold)
    yield from _switched("i", look.italic, own.italic)
    if style.strike:
        yield "<w:strike/>"
    if font.kind in ("cs", "rtl"):
        yield value("w:szCs", to_half_points(own.size or DEFAULTS.size or 0))
    yield from _lined_and_moved(style)
    if font.kind in ("cs", "rtl"):
        yield f"<w:{font.kind}/>"
    kind = {"ascii": "w:val", "eastAsia": "w:eastAsia"}.get(font.kind, "w:bidi")
    yield empty("w:lang", {kind: font.language})


def _fonts_of(font: ScriptFont) -> dict[str, str]:
    if font.kind == "eastAsia":
        return {"w:hint": "eastAsia", "w:eastAsia": font.name}
    fonts = {"w:ascii": font.name, "w:hAnsi": font.name}
    return fonts if font.kind == "ascii" else fonts | {"w:cs": font.name}


def _switched(name: str, wanted: bool, inherited: bool | None) -> Iterator[str]:
    """Bold or italics, for complex scripts too, where the paragraph's style has it otherwise."""
    if wanted:
        yield "" if inherited else f"<w:{name}/>"
        yield f"<w:{name}Cs/>"
    elif inherited:
        yield f'<w:{name} w:val="0"/>'


def _properties_from_right(style: RunStyle, within: str) -> Iterator[str]:
    """Bold for complex scripts too; no italics, which Arabic has not."""
    own = None if not within or is_arabic(within) else word_properties(within)
    if style.character_style:
        yield value("w:rStyle", style.character_style)
    if own:
        yield empty("w:rFonts", {"w:cs": ARABIC_FONT})
    if style.bold:
        yield "<w:b/>"
    if style.bold or (own and own.bold):
        yield "<w:bCs/>"
    if style.strike:
        yield "<w:strike/>"
    if own:
        yield value("w:szCs", to_half_points(own.arabic_size))
    yield from _lined_and_moved(style)
    yield "<w:rtl/>"
    yield empty("w:lang", {"w:bidi": language_tag("ar")})


def _properties(style: RunStyle, language: str, within: str) -> Iterator[str]:
    chinese = language == "zh"
    if style.character_style:
        yield value("w:rStyle", style.character_style)
    if chinese or is_chinese(within):
        yield from _chinese_look(style, language, within)
    else:
        if style.bold:
            yield "<w:b/>"
        if style.italic:
            yield "<w:i/>"
    if style.strike:
        yield "<w:strike/>"
    if style.condensed:
        yield value("w:spacing", to_twips(_letter_spacing(style, within) - style.condensed))
    yield from _lined_and_moved(style)
    if language != _DEFAULT_LANGUAGE:
        name = "w:eastAsia" if chinese else "w:val"
        yield empty("w:lang", {name: language_tag(language)})


def _lined_and_moved(style: RunStyle) -> Iterator[str]:
    """The properties that stand between size and direction in CT_RPr."""
    if style.underline:
        yield value("w:u", "single")
    if style.vertical:
        yield value("w:vertAlign", style.vertical)


def _chinese_look(style: RunStyle, language: str, within: str) -> Iterator[str]:
    """The East Asian font and hint; bold and italics off where the paragraph's style has them."""
    own = word_properties(within) if within else DEFAULTS
    look = look_of(own, style, language)
    fonts = {}
    if language == "zh" and not style.latin:
        fonts["w:hint"] = "eastAsia"
    if style.wide:
        fonts["w:ascii"] = fonts["w:hAnsi"] = HAN_FONTS[look.han]
    if look.han != own.han:
        fonts["w:eastAsia"] = HAN_FONTS[look.han]
    if fonts:
        yield empty("w:rFonts", fonts)
    if own.bold:
        yield '<w:b w:val="0"/>'
    if own.italic:
        yield '<w:i w:val="0"/>'


def _letter_spacing(style: RunStyle, within: str) -> float:
    """How far apart a run's letters stand by its styles, in points."""
    sheet = letter_styles()
    named = sheet.characters.get(style.character_style)
    own = None if named is None else named.own.spacing
    return (sheet.resolved(within).spacing or 0.0) if own is None else own
