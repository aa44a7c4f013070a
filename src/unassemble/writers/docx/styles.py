"""Style sheet → styles part: each style says what it says itself, no more (ISO/IEC 29500-1, 17.7).

Order of elements is the schema's (CT_PPr, CT_RPr): Word refuses another.
"""

from __future__ import annotations

from functools import lru_cache

from unassemble.base.units import to_half_points, to_twips
from unassemble.languages import language_tag
from unassemble.styles import CHINESE, Border, Character, Properties, Style, StyleSheet, TabStop
from unassemble.styles.arabic import is_arabic
from unassemble.styles.model import DEFAULTS
from unassemble.writers.docx.elements import (
    Element,
    child,
    root,
    serialize,
    switch,
    value,
)

LATIN_FONT = "Times New Roman"
CHINESE_FONT = "SimSun"
ARABIC_FONT, ARABIC_FONT_TOO = "Traditional Arabic", "Simplified Arabic"

_BUILT_IN = frozenset(
    ("Normal", "header", "footer", "footnote text", "footnote reference", "Hyperlink", "Signature")
)
"""Names of Word's own styles: all others are marked as custom."""
TABLE_START, PAGE_NOTE_RULE, PAGE_NOTE_END = "TableStart", "PageNoteRule", "PageNoteEnd"
PAGE_RECYCLE, PAGE_RECYCLE_ZH, PAGE_RECYCLE_AR = "PageRecycle", "PageRecycleZh", "PageRecycleAr"
_WRITERS_OWN = (
    Style(TABLE_START, "Table_Start", Properties(size=1, line=0.05), "Normal", template=False),
    Style(
        PAGE_NOTE_RULE,
        "Page_Note_Rule",
        Properties(line=4, after=1.75, left=50.8, right=369.2, border=Border(0.25)),
        "EndRule",
        template=False,
    ),
    Style(PAGE_NOTE_END, "Page_Note_End", Properties(line=14.1), "Normal", template=False),
    Style(PAGE_RECYCLE, "Page_Recycle", Properties(before=7.65), "FooterRecycle", template=False),
    Style(
        PAGE_RECYCLE_ZH, "Page_Recycle_Zh", Properties(before=7.65), "FooterRecycleZh", "", False
    ),
)
"""Styles only Word needs.

The empty line before a table that opens a section (LibreOffice puts one of 12 points there); the
rule above a note of page 1, from x 110.8 to 182.8 at y 711.75, and the gap below the note; the
words beside the recycling mark, their baseline at y 752.9.
"""
_PAGE_RECYCLE_AR = Style(
    PAGE_RECYCLE_AR, "Page_Recycle_Ar", Properties(before=7.65), "FooterRecycleAr", "", False
)
_NORMAL = "Normal"
_SINGLE_LINE = "240"
_BORDER_UNITS = 8
"""Borders count in eighths of a point."""


@lru_cache(maxsize=4)
def styles_xml(sheet: StyleSheet, arabic: bool = False) -> bytes:
    """The styles part's XML; the same for all documents of a sheet, with Arabic or without."""
    return serialize(_styles_part(sheet, arabic))


def _styles_part(sheet: StyleSheet, arabic: bool) -> Element:
    """The styles part; the styles of Arabic text only where there is some."""
    part = root("w:styles")
    _defaults(part)
    _unseen(part, "character", "DefaultParagraphFont", "Default Paragraph Font")
    _unseen(part, "table", "TableNormal", "Normal Table")
    _unseen(part, "numbering", "NoList", "No List")
    own = (*_WRITERS_OWN, _PAGE_RECYCLE_AR) if arabic else _WRITERS_OWN
    for style in (*sheet.paragraphs.values(), *own):
        if arabic or not is_arabic(style.id):
            _paragraph_style(part, style, sheet)
    for character in sheet.characters.values():
        _character_style(part, character)
    return part


def _defaults(part: Element) -> None:
    """Document defaults, as in the UN's template but for the theme: its fonts by their names."""
    defaults = child(part, "w:docDefaults")
    run = child(child(defaults, "w:rPrDefault"), "w:rPr")
    fonts = {"w:ascii": LATIN_FONT, "w:eastAsia": CHINESE_FONT, "w:hAnsi": LATIN_FONT}
    child(run, "w:rFonts", {**fonts, "w:cs": LATIN_FONT})
    value(run, "w:kern", to_half_points(DEFAULTS.kern or 0))
    value(run, "w:sz", to_half_points(DEFAULTS.size or 0))
    value(run, "w:szCs", to_half_points(DEFAULTS.size or 0))
    languages = {
        "w:val": language_tag("en"),
        "w:eastAsia": language_tag("zh"),
        "w:bidi": language_tag("ar"),
    }
    child(run, "w:lang", languages)
    paragraph = child(child(defaults, "w:pPrDefault"), "w:pPr")
    # Word's own defaults; said here for programs that have others.
    switch(paragraph, "w:kinsoku", CHINESE.line_rules)
    switch(paragraph, "w:overflowPunct", CHINESE.overflow)
    switch(paragraph, "w:topLinePunct", CHINESE.compress_at_start)


def _unseen(part: Element, kind: str, style_id: str, name: str) -> None:
    """One of the defaults that every document has."""
    attributes = {"w:type": kind, "w:default": "1", "w:styleId": style_id}
    style = child(part, "w:style", attributes)
    value(style, "w:name", name)
    value(style, "w:uiPriority", 99)
    child(style, "w:semiHidden")
    child(style, "w:unhideWhenUsed")
    if kind == "table":
        table = child(style, "w:tblPr")
        child(table, "w:tblInd", {"w:w": "0", "w:type": "dxa"})
        margins = child(table, "w:tblCellMar")
        for side, width in (("top", "0"), ("left", "108"), ("bottom", "0"), ("right", "108")):
            child(margins, f"w:{side}", {"w:w": width, "w:type": "dxa"})


def _head(part: Element, kind: str, style_id: str, name: str) -> Element:
    attributes = {"w:type": kind}
    if style_id == _NORMAL:
        attributes["w:default"] = "1"
    if name not in _BUILT_IN:
        attributes["w:customStyle"] = "1"
    style = child(part, "w:style", {**attributes, "w:styleId": style_id})
    value(style, "w:name", name)
    return style


def _paragraph_style(part: Element, style: Style, sheet: StyleSheet) -> None:
    element = _head(part, "paragraph", style.id, style.name)
    inherited: tuple[TabStop, ...] = ()
    if style.based_on:
        value(element, "w:basedOn", style.based_on)
        inherited = sheet.resolved(style.based_on).tabs or ()
    if style.next and style.next != style.id:
        value(element, "w:next", style.next)
    child(element, "w:qFormat")
    _paragraph_properties(element, style, inherited)
    bold = sheet.resolved(style.id).bold if style.own.complex_font else None
    _run_properties(element, style.own, bold)


def _character_style(part: Element, style: Character) -> None:
    element = _head(part, "character", style.id, style.name)
    value(element, "w:basedOn", "DefaultParagraphFont")
    child(element, "w:qFormat")
    _run_properties(element, style.own)


def _paragraph_properties(parent: Element, style: Style, inherited: tuple[TabStop, ...]) -> None:
    own, element = style.own, child(parent, "w:pPr")
    switch(element, "w:keepNext", own.keep_next)
    switch(element, "w:keepLines", own.keep_lines)
    if own.border is not None:
        size = str(round(own.border.width * _BORDER_UNITS))
        attributes = {"w:val": "single", "w:sz": size, "w:space": "0", "w:color": "auto"}
        child(child(element, "w:pBdr"), "w:bottom", attributes)
    if own.tabs is not None:
        _tabs(element, own.tabs, inherited)
    if style.id == _NORMAL:
        child(element, "w:suppressAutoHyphens")
    switch(element, "w:autoSpaceDE", own.auto_space)
    switch(element, "w:autoSpaceDN", own.auto_space)
    switch(element, "w:bidi", own.complex_font)
    _spacing(element, own)
    _indents(element, own)
    if own.align is not None:
        value(element, "w:jc", own.align)
    if own.outline is not None:
        value(element, "w:outlineLvl", own.outline if own.outline >= 0 else 9)
    _drop_empty(parent)


def _tabs(element: Element, own: tuple[TabStop, ...], inherited: tuple[TabStop, ...]) -> None:
    """Tab stops add to those of the base style: what this style has not must be cleared."""
    stops = {to_twips(stop.position): "clear" for stop in inherited}
    stops |= {to_twips(stop.position): stop.kind for stop in own}
    if stops:
        tabs = child(element, "w:tabs")
        for position, kind in sorted(stops.items()):
            child(tabs, "w:tab", {"w:val": kind, "w:pos": str(position)})


def _spacing(element: Element, own: Properties) -> None:
    attributes = {}
    if own.before is not None:
        attributes["w:before"] = str(to_twips(own.before))
    if own.after is not None:
        attributes["w:after"] = str(to_twips(own.after))
    if own.line is not None:
        attributes["w:line"] = str(to_twips(own.line)) if own.line else _SINGLE_LINE
        attributes["w:lineRule"] = "exact" if own.line else "auto"
    if attributes:
        child(element, "w:spacing", attributes)


def _indents(element: Element, own: Properties) -> None:
    attributes = {}
    if own.left is not None:
        attributes["w:left"] = str(to_twips(own.left))
    if own.right is not None:
        attributes["w:right"] = str(to_twips(own.right))
    if own.first is not None and own.first < 0:
        attributes["w:hanging"] = str(to_twips(-own.first))
    elif own.first is not None:
        attributes["w:firstLine"] = str(to_twips(own.first))
    if attributes:
        child(element, "w:ind", attributes)


def _run_properties(parent: Element, own: Properties, bold: bool | None = None) -> None:
    """With what Word keeps apart for complex scripts: their font, weight and size (17.3.2).

    ``bold`` says whether the style is, itself or by those it is based on.
    """
    element = child(parent, "w:rPr")
    if own.complex_font:
        child(element, "w:rFonts", {"w:cs": ARABIC_FONT})
    switch(element, "w:b", own.bold)
    if own.complex_font and bold:
        child(element, "w:bCs")
    switch(element, "w:i", own.italic)
    if own.color is not None:
        value(element, "w:color", own.color or "auto")
    if own.spacing is not None:
        value(element, "w:spacing", to_twips(own.spacing))
    if own.scale is not None:
        value(element, "w:w", round(own.scale))
    if own.kern is not None:
        value(element, "w:kern", to_half_points(own.kern))
    if own.position is not None:
        value(element, "w:position", to_half_points(own.position))
    if own.size is not None:
        value(element, "w:sz", to_half_points(own.size))
    if own.complex_size:
        value(element, "w:szCs", to_half_points(own.complex_size))
    if own.underline is not None:
        value(element, "w:u", "none")
    if own.superscript is not None:
        value(element, "w:vertAlign", "superscript" if own.superscript else "baseline")
    _drop_empty(parent)


def _drop_empty(parent: Element) -> None:
    """Take the last child away if it is empty."""
    last = parent.parts[-1]
    if isinstance(last, Element) and not last.parts:
        parent.parts.pop()
