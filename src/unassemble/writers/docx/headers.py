"""Masthead → the headers: the head of page 1, and the running symbols of even and odd pages.

Tables, heights and rules are those of the UN's template (A/80/590, headers 1 to 3).
"""

from __future__ import annotations

from collections.abc import Sequence

from unassemble.base.units import to_half_points, to_twips
from unassemble.languages import is_rtl
from unassemble.model import Document, Emblem, Masthead, Symbol
from unassemble.story import RunStyle
from unassemble.styles import PAGE, letter_styles
from unassemble.styles.variants import for_language
from unassemble.writers.docx import pictures, tables
from unassemble.writers.docx.elements import Element, root, value_xml
from unassemble.writers.docx.package import HEADER, DocxPackage, TreePart
from unassemble.writers.docx.runs import characters, line_end, paragraph, run
from unassemble.writers.docx.sections import Reference

GRID = (1267, 1872, 245, 3110, 245, 3096, 15)
"""Columns of the masthead."""
HALVES = (4920, 4920)
"""Columns of running headers and footers."""
_LARGE = RunStyle(character_style="SymbolLetter")
_ORGAN_LETTERS = frozenset("ASE")
_LONG_NAME = 20
"""Characters of the Organization's name that the template's own cell still holds."""


def headers(
    package: DocxPackage, source: TreePart, document: Document
) -> tuple[Reference, Reference, Reference]:
    """The three headers: even pages, odd pages, page 1."""
    head = document.masthead
    even = package.add("/word/header1.xml", HEADER, root("w:hdr"), source)
    odd = package.add("/word/header2.xml", HEADER, root("w:hdr"), source)
    first = package.add("/word/header3.xml", HEADER, root("w:hdr"), source)
    rtl = is_rtl(document.language)
    _running(even.tree, head.symbols, odd=False, rtl=rtl)
    _running(odd.tree, head.symbols, odd=True, rtl=rtl)
    _first(package, first, head, document.language)
    return (
        Reference("header", "even", even.relation),
        Reference("header", "default", odd.relation),
        Reference("header", "first", first.relation),
    )


def _running(part: Element, symbols: Sequence[Symbol], odd: bool, rtl: bool) -> None:
    """Symbols without stars on the outer side, one below another."""
    table = tables.table(part, HALVES, bottom_rule=tables.HAIRLINE, rtl=rtl)
    row = tables.row(table, to_twips(PAGE.symbol_row))
    left, right = (tables.cell(row, width, align="bottom") for width in HALVES)
    style = "RunningSymbolRight" if odd != rtl else "RunningSymbol"
    outer = paragraph(right if odd else left, style)
    paragraph(left if odd else right, "Header")
    for index, symbol in enumerate(symbols):
        if index:
            line_end(outer)
        characters(outer, symbol.text)
    paragraph(part, "Header")


def _first(package: DocxPackage, part: TreePart, head: Masthead, language: str) -> None:
    table = tables.table(part.tree, GRID, rtl=is_rtl(language))
    _symbol_row(table, head, language)
    _organ_row(table, package, part, head, language)
    paragraph(part.tree, "HeaderEnd")


def _symbol_row(table: Element, head: Masthead, language: str) -> None:
    row = tables.row(table, to_twips(PAGE.symbol_row))
    rules = {"bottom": tables.THIN}
    # The template's cell is too narrow for the name in Russian: it takes half the next one too.
    spans = (1, 3, 1, 2) if len(head.united_nations) > _LONG_NAME else (1, 1, 1, 4)
    cells, first = [], 0
    for span in spans:
        width = sum(GRID[first : first + span])
        cells.append(tables.cell(row, width, span=span, rules=rules, align="bottom"))
        first += span
    paragraph(cells[0], "MastheadEmpty")
    nations = for_language("MastheadNations", language)
    characters(paragraph(cells[1], nations, language), head.united_nations, language)
    paragraph(cells[2], "MastheadEmpty")
    symbols = paragraph(cells[3], for_language("MastheadSymbol", language))
    for index, symbol in enumerate(head.symbols):
        if index:
            characters(symbols, head.joiner, more=_lowered())
        _symbol(symbols, symbol)


def _symbol(parent: Element, symbol: Symbol) -> None:
    """A symbol, its organ letter large."""
    text = symbol.printed
    if text[:1] in _ORGAN_LETTERS and text[1:2] == "/":
        characters(parent, text[0], style=_LARGE, more=_lowered())
        text = text[1:]
    characters(parent, text, more=_lowered())


def _lowered() -> str:
    """As in the template each run is lowered: LibreOffice sets it small where a style lowers it."""
    position = letter_styles().resolved("MastheadSymbol").position or 0.0
    return value_xml("w:position", to_half_points(position))


def _organ_row(
    table: Element, package: DocxPackage, part: TreePart, head: Masthead, language: str
) -> None:
    row = tables.row(table, to_twips(PAGE.organ_row), skip=GRID[6])
    rules = {"top": tables.THIN, "bottom": tables.THICK}
    emblem = tables.cell(row, GRID[0], rules=rules)
    organs = tables.cell(row, sum(GRID[1:4]), span=3, rules=rules)
    gap = tables.cell(row, GRID[4], rules=rules)
    lines = tables.cell(row, GRID[5], rules=rules)
    _emblem(emblem, package, part, head.emblem)
    for index, organ in enumerate(head.organs):
        name = "MastheadOrgan" if index else "MastheadOrganFirst"
        style = for_language(name, language)
        characters(paragraph(organs, style, language), organ, language)
    if not head.organs:
        paragraph(organs, "MastheadEmpty")
    paragraph(gap, "MastheadEmpty")
    first = paragraph(lines, "MastheadDistribution", head.language)
    characters(first, head.distribution, head.language)
    for line in (head.date, head.language_line, *head.original_lines):
        characters(paragraph(lines, "MastheadLine", head.language), line, head.language)


def _emblem(cell: Element, package: DocxPackage, part: TreePart, emblem: Emblem) -> None:
    place = paragraph(cell, "MastheadEmblem")
    size = (float(PAGE.emblem_width), float(PAGE.emblem_height))
    if emblem.kind == "un":
        relation = package.picture(part, pictures.mark("un-emblem"))
    elif emblem.kind == "none" or emblem.image is None:
        return
    else:
        relation = package.picture(part, emblem.image)
        image = emblem.image
        factor = min(size[0] / image.width, size[1] / image.height)
        size = (image.width * factor, image.height * factor)
    # The template's own space: it sets the emblem 1.3 points right of the cell's middle.
    characters(place, " ")
    number = package.drawing_number()
    pictures.inline(run(place), relation, size, emblem.alternative, number)
