"""Masthead → the headers: the head of page 1, and the running symbols of even and odd pages.

Tables, heights and rules are those of the UN's template (A/80/590, headers 1 to 3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unassemble.base.units import to_half_points, to_twips
from unassemble.languages import is_rtl
from unassemble.model import Document, Emblem, Masthead, Symbol
from unassemble.story import RunStyle
from unassemble.styles import PAGE, letter_styles
from unassemble.styles.variants import for_language
from unassemble.writers.docx import pictures, tables
from unassemble.writers.docx.package import Pictures, Relations
from unassemble.writers.docx.runs import LINE_END, characters, paragraph, run
from unassemble.writers.docx.template import PageParts, fill
from unassemble.writers.docx.xmltext import value

GRID = (1267, 1872, 245, 3110, 245, 3096, 15)
"""Columns of the masthead."""
HALVES = (4920, 4920)
"""Columns of running headers and footers."""
_LARGE = RunStyle(character_style="SymbolLetter")
_ORGAN_LETTERS = frozenset("ASE")
_LONG_NAME = 20
"""Characters of the Organization's name that the template's own cell still holds."""


def write_headers(parts: PageParts, media: Pictures, source: Document) -> None:
    """Write the three headers: even pages, odd pages, page 1."""
    head, rtl = source.masthead, is_rtl(source.language)
    fill(parts.even, _running(head.symbols, odd=False, rtl=rtl))
    fill(parts.odd, _running(head.symbols, odd=True, rtl=rtl))
    fill(parts.first, _first(Relations(parts.first, media), head, source.language))


def _running(symbols: Sequence[Symbol], odd: bool, rtl: bool) -> str:
    """Symbols without stars on the outer side, one below another."""
    style = "RunningSymbolRight" if odd != rtl else "RunningSymbol"
    lines = LINE_END.join(characters(symbol.text) for symbol in symbols)
    outer, inner = paragraph(style, lines), paragraph("Header")
    sides = (inner, outer) if odd else (outer, inner)
    cells = (
        tables.cell(width, side, align="bottom") for width, side in zip(HALVES, sides, strict=True)
    )
    row = tables.row(cells, to_twips(PAGE.symbol_row))
    table = tables.table(HALVES, [row], bottom_rule=tables.HAIRLINE, rtl=rtl)
    return table + paragraph("Header")


def _first(relations: Relations, head: Masthead, language: str) -> str:
    rows = (_symbol_row(head, language), _organ_row(relations, head, language))
    return tables.table(GRID, rows, rtl=is_rtl(language)) + paragraph("HeaderEnd")


def _symbol_row(head: Masthead, language: str) -> str:
    # The template's cell is too narrow for the name in Russian: it takes half the next one too.
    spans = (1, 3, 1, 2) if len(head.united_nations) > _LONG_NAME else (1, 1, 1, 4)
    nations = for_language("MastheadNations", language)
    symbols = characters(head.joiner, more=_lowered()).join(map(_symbol, head.symbols))
    contents = (
        paragraph("MastheadEmpty"),
        paragraph(nations, characters(head.united_nations, language), language=language),
        paragraph("MastheadEmpty"),
        paragraph(for_language("MastheadSymbol", language), symbols),
    )
    cells, first = [], 0
    for span, content in zip(spans, contents, strict=True):
        width = sum(GRID[first : first + span])
        rules = {"bottom": tables.THIN}
        cells.append(tables.cell(width, content, span=span, rules=rules, align="bottom"))
        first += span
    return tables.row(cells, to_twips(PAGE.symbol_row))


def _symbol(symbol: Symbol) -> str:
    """A symbol, its organ letter large."""
    text, letter = symbol.printed, ""
    if text[:1] in _ORGAN_LETTERS and text[1:2] == "/":
        letter = characters(text[0], style=_LARGE, more=_lowered())
        text = text[1:]
    return letter + characters(text, more=_lowered())


def _lowered() -> str:
    """As in the template each run is lowered: LibreOffice sets it small where a style lowers it."""
    position = letter_styles().resolved("MastheadSymbol").position or 0.0
    return value("w:position", to_half_points(position))


def _organ_row(relations: Relations, head: Masthead, language: str) -> str:
    rules = {"top": tables.THIN, "bottom": tables.THICK}
    cells = (
        tables.cell(GRID[0], _emblem(relations, head.emblem), rules=rules),
        tables.cell(sum(GRID[1:4]), *_organs(head, language), span=3, rules=rules),
        tables.cell(GRID[4], paragraph("MastheadEmpty"), rules=rules),
        tables.cell(GRID[5], *_lines(head), rules=rules),
    )
    return tables.row(cells, to_twips(PAGE.organ_row), skip=GRID[6])


def _organs(head: Masthead, language: str) -> Iterator[str]:
    for index, organ in enumerate(head.organs):
        name = "MastheadOrgan" if index else "MastheadOrganFirst"
        style = for_language(name, language)
        yield paragraph(style, characters(organ, language), language=language)
    if not head.organs:
        yield paragraph("MastheadEmpty")


def _lines(head: Masthead) -> Iterator[str]:
    """Distribution, date and languages, in the language of the cell."""
    language, style = head.language, "MastheadDistribution"
    for line in (head.distribution, head.date, head.language_line, *head.original_lines):
        yield paragraph(style, characters(line, language), language=language)
        style = "MastheadLine"


def _emblem(relations: Relations, emblem: Emblem) -> str:
    size = (float(PAGE.emblem_width), float(PAGE.emblem_height))
    if emblem.kind == "un":
        relation = relations.picture(pictures.mark("un-emblem"))
    elif emblem.kind == "none" or emblem.image is None:
        return paragraph("MastheadEmblem")
    else:
        relation = relations.picture(emblem.image)
        image = emblem.image
        factor = min(size[0] / image.width, size[1] / image.height)
        size = (image.width * factor, image.height * factor)
    number = relations.pictures.drawing_number()
    drawing = pictures.inline(relation, size, emblem.alternative, number)
    # The template's own space: it sets the emblem 1.3 points right of the cell's middle.
    return paragraph("MastheadEmblem", characters(" "), run(drawing))
