"""Style sheet → styles part: each style says what it says itself, no more (ISO/IEC 29500-1, 17.7).

Order of elements is the schema's (CT_PPr, CT_RPr): Word refuses another.
"""

from __future__ import annotations

from collections.abc import Iterable

from unassemble.base.units import to_half_points, to_twips
from unassemble.languages import language_tag
from unassemble.styles import CHINESE, Character, Properties, Style, StyleSheet, TabStop
from unassemble.styles.model import DEFAULTS
from unassemble.styles.word import ARABIC_FONT, CHINESE_FONT, HAN_FONTS, LATIN_FONT, WORD_STYLES
from unassemble.writers.docx.xmltext import element, empty, root, switch, value

_BUILT_IN = frozenset(
    ("Normal", "header", "footer", "footnote text", "footnote reference", "Hyperlink", "Signature")
)
"""Names of Word's own styles: all others are marked as custom."""
_NORMAL = "Normal"
_SINGLE_LINE = "240"
_DEFAULT_SIZE = 22
"""Of the UN's template, in half-points; every style of ours gives its own size and lines."""
_BORDER_UNITS = 8
"""Borders count in eighths of a point."""


def styles_part(sheet: StyleSheet) -> str:
    """The styles part of a sheet."""
    return root(
        "w:styles",
        _defaults(),
        _unseen("character", "DefaultParagraphFont", "Default Paragraph Font"),
        _unseen("table", "TableNormal", "Normal Table"),
        _unseen("numbering", "NoList", "No List"),
        *(_paragraph_style(style, sheet) for style in (*sheet.paragraphs.values(), *WORD_STYLES)),
        *map(_character_style, sheet.characters.values()),
    )


def _defaults() -> str:
    """Document defaults, as in the UN's template but for the theme: its fonts by their names."""
    fonts = {"w:ascii": LATIN_FONT, "w:eastAsia": CHINESE_FONT, "w:hAnsi": LATIN_FONT}
    languages = {
        "w:val": language_tag("en"),
        "w:eastAsia": language_tag("zh"),
        "w:bidi": language_tag("ar"),
    }
    run = element(
        "w:rPr",
        empty("w:rFonts", {**fonts, "w:cs": LATIN_FONT}),
        value("w:kern", to_half_points(DEFAULTS.kern or 0)),
        value("w:sz", _DEFAULT_SIZE),
        value("w:szCs", _DEFAULT_SIZE),
        empty("w:lang", languages),
    )
    # Word's own defaults; said here for programs that have others.
    paragraph = element(
        "w:pPr",
        switch("w:kinsoku", CHINESE.line_rules),
        switch("w:overflowPunct", CHINESE.overflow),
        switch("w:topLinePunct", CHINESE.compress_at_start),
        empty("w:spacing", {"w:after": "160", "w:line": "259", "w:lineRule": "auto"}),
    )
    return element(
        "w:docDefaults",
        element("w:rPrDefault", run),
        element("w:pPrDefault", paragraph),
    )


def _unseen(kind: str, style_id: str, name: str) -> str:
    """One of the defaults that every document has."""
    table = ""
    if kind == "table":
        sides = (("top", "0"), ("left", "108"), ("bottom", "0"), ("right", "108"))
        margins = (empty(f"w:{side}", {"w:w": width, "w:type": "dxa"}) for side, width in sides)
        indent = empty("w:tblInd", {"w:w": "0", "w:type": "dxa"})
        table = element("w:tblPr", indent, element("w:tblCellMar", *margins))
    return element(
        "w:style",
        value("w:name", name),
        value("w:uiPriority", 99),
        "<w:semiHidden/><w:unhideWhenUsed/>",
        table,
        attributes={"w:type": kind, "w:default": "1", "w:styleId": style_id},
    )


def _style(kind: str, style_id: str, name: str, *content: str) -> str:
    attributes = {"w:type": kind}
    if style_id == _NORMAL:
        attributes["w:default"] = "1"
    if name not in _BUILT_IN:
        attributes["w:customStyle"] = "1"
    attributes["w:styleId"] = style_id
    return element("w:style", value("w:name", name), *content, attributes=attributes)


def _paragraph_style(style: Style, sheet: StyleSheet) -> str:
    based = style.based_on
    inherited = sheet.resolved(based).tabs or () if based else ()
    # The sheet has not the styles of `WORD_STYLES`; none of them is for Arabic letters in bold.
    bold = style.own.complex_font and sheet.resolved(style.id).bold
    return _style(
        "paragraph",
        style.id,
        style.name,
        value("w:basedOn", based) if based else "",
        value("w:next", style.next) if style.next and style.next != style.id else "",
        "<w:qFormat/>",
        _paragraph_properties(style, inherited),
        _run_properties(style.own, bool(bold)),
    )


def _character_style(style: Character) -> str:
    base = value("w:basedOn", "DefaultParagraphFont")
    return _style(
        "character", style.id, style.name, base, "<w:qFormat/>", _run_properties(style.own)
    )


def _paragraph_properties(style: Style, inherited: tuple[TabStop, ...]) -> str:
    own = style.own
    border = ""
    if own.border is not None:
        size = str(round(own.border.width * _BORDER_UNITS))
        look = {"w:val": "single", "w:sz": size, "w:space": "0", "w:color": "auto"}
        border = element("w:pBdr", empty("w:bottom", look))
    outline = own.outline if own.outline is None or own.outline >= 0 else 9
    return _unless_empty(
        "w:pPr",
        switch("w:keepNext", own.keep_next),
        switch("w:keepLines", own.keep_lines),
        border,
        "" if own.tabs is None else _tabs(own.tabs, inherited),
        "<w:suppressAutoHyphens/>" if style.id == _NORMAL else "",
        switch("w:autoSpaceDE", own.auto_space),
        switch("w:autoSpaceDN", own.auto_space),
        switch("w:bidi", own.complex_font),
        _spacing(own),
        _indents(own),
        _given("w:jc", own.align),
        _given("w:outlineLvl", outline),
    )


def _tabs(own: tuple[TabStop, ...], inherited: tuple[TabStop, ...]) -> str:
    """Tab stops add to those of the base style: what this style has not must be cleared."""
    stops = {to_twips(stop.position): "clear" for stop in inherited}
    stops |= {to_twips(stop.position): stop.kind for stop in own}
    tabs = (
        empty("w:tab", {"w:val": kind, "w:pos": str(position)})
        for position, kind in sorted(stops.items())
    )
    return element("w:tabs", *tabs) if stops else ""


def _spacing(own: Properties) -> str:
    attributes = {}
    if own.before is not None:
        attributes["w:before"] = str(to_twips(own.before))
    if own.after is not None:
        attributes["w:after"] = str(to_twips(own.after))
    if own.line is not None:
        attributes["w:line"] = str(to_twips(own.line)) if own.line else _SINGLE_LINE
        attributes["w:lineRule"] = "exact" if own.line else "auto"
    return empty("w:spacing", attributes) if attributes else ""


def _indents(own: Properties) -> str:
    attributes = {}
    if own.left is not None:
        attributes["w:left"] = str(to_twips(own.left))
    if own.right is not None:
        attributes["w:right"] = str(to_twips(own.right))
    if own.first is not None and own.first < 0:
        attributes["w:hanging"] = str(to_twips(-own.first))
    elif own.first is not None:
        attributes["w:firstLine"] = str(to_twips(own.first))
    return empty("w:ind", attributes) if attributes else ""


def _run_properties(own: Properties, bold: bool = False) -> str:
    """With what Word keeps apart for complex scripts: their font, weight and size (17.3.2).

    ``bold`` says whether the Arabic letters of the style are, by itself or by what it is based on.
    """
    superscript = {None: None, True: "superscript", False: "baseline"}[own.superscript]
    return _unless_empty(
        "w:rPr",
        _fonts(own),
        switch("w:b", own.bold),
        "<w:bCs/>" if bold else "",
        switch("w:i", own.italic),
        _given("w:color", "auto" if own.color == "" else own.color),
        _given("w:spacing", None if own.spacing is None else to_twips(own.spacing)),
        _given("w:w", None if own.scale is None else round(own.scale)),
        _given("w:kern", None if own.kern is None else to_half_points(own.kern)),
        _given("w:position", None if own.position is None else to_half_points(own.position)),
        _given("w:sz", None if own.size is None else to_half_points(own.size)),
        value("w:szCs", to_half_points(own.complex_size)) if own.complex_size else "",
        _given("w:u", None if own.underline is None else "none"),
        _given("w:vertAlign", superscript),
    )


def _fonts(own: Properties) -> str:
    """The fonts that differ from the document's defaults."""
    fonts = {}
    if own.han not in (None, DEFAULTS.han):
        fonts["w:eastAsia"] = HAN_FONTS[own.han]
    if own.complex_font:
        fonts["w:cs"] = ARABIC_FONT
    return empty("w:rFonts", fonts) if fonts else ""


def _given(name: str, content: str | int | None) -> str:
    """An element with a value, or nothing where the style does not give one."""
    return "" if content is None else value(name, content)


def _unless_empty(name: str, *content: str) -> str:
    inner: Iterable[str] = filter(None, content)
    made = "".join(inner)
    return element(name, made) if made else ""
