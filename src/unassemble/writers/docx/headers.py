"""Masthead → the headers: the head of page 1, and the running symbols of even and odd pages.

Tables, heights and rules are those of the UN's template (A/80/590, headers 1 to 3).
"""

from __future__ import annotations

from msgspec.structs import replace

from unassemble.base.units import to_half_points, to_twips
from unassemble.languages import is_rtl
from unassemble.story import (
    Characters,
    MastheadEmblem,
    NoteCall,
    RunningLines,
    Story,
    StoryMasthead,
    StoryParagraph,
    spoken,
)
from unassemble.styles import PAGE, letter_styles
from unassemble.writers.docx import pictures, tables
from unassemble.writers.docx.package import Pictures, Relations
from unassemble.writers.docx.runs import LINE_END, RunWriter, characters, paragraph, run
from unassemble.writers.docx.template import PageParts, fill
from unassemble.writers.docx.xmltext import value

GRID = (1267, 1872, 245, 3110, 245, 3096, 15)
"""Columns of the masthead."""
HALVES = (4920, 4920)
"""Columns of running headers and footers."""
_LONG_NAME = 20
"""Characters of the Organization's name that the template's own cell still holds."""


def write_headers(parts: PageParts, media: Pictures, story: Story) -> None:
    """Write the three headers: even pages, odd pages, page 1."""
    furniture, rtl = story.furniture, is_rtl(story.document.language)
    even, odd, first = (RunWriter(Relations(part, media), story.all_notes) for part in parts)
    fill(parts.even, _running(even, furniture.even, rtl))
    fill(parts.odd, _running(odd, furniture.odd, rtl))
    fill(parts.first, _first(first, furniture.masthead, rtl))


def _running(runs: RunWriter, lines: RunningLines, rtl: bool) -> str:
    """Symbols on the outer side, one below another."""
    style = lines.symbols[0].style if lines.symbols else "Header"
    symbols = (runs.pieces(symbol.pieces, style) for symbol in lines.symbols)
    outer, inner = paragraph(style, LINE_END.join(symbols)), paragraph("Header")
    sides = (inner, outer) if lines.is_odd else (outer, inner)
    cells = (
        tables.cell(width, side, align="bottom") for width, side in zip(HALVES, sides, strict=True)
    )
    row = tables.row(cells, to_twips(PAGE.symbol_row))
    table = tables.table(HALVES, [row], bottom_rule=tables.HAIRLINE, rtl=rtl)
    return table + paragraph("Header")


def _first(runs: RunWriter, head: StoryMasthead, rtl: bool) -> str:
    rows = (_symbol_row(runs, head), _organ_row(runs, head))
    return tables.table(GRID, rows, rtl=rtl) + paragraph("HeaderEnd")


def _symbol_row(runs: RunWriter, head: StoryMasthead) -> str:
    # The template's cell is too narrow for the name in Russian: it takes half the next one too.
    spans = (1, 3, 1, 2) if len(spoken(head.nations.pieces)) > _LONG_NAME else (1, 1, 1, 4)
    empty = paragraph("MastheadEmpty")
    contents = (empty, runs.paragraph(head.nations), empty, _symbols(runs, head.symbols))
    cells, first = [], 0
    for span, content in zip(spans, contents, strict=True):
        width = sum(GRID[first : first + span])
        rules = {"bottom": tables.THIN}
        cells.append(tables.cell(width, content, span=span, rules=rules, align="bottom"))
        first += span
    return tables.row(cells, to_twips(PAGE.symbol_row))


def _symbols(runs: RunWriter, source: StoryParagraph) -> str:
    """The symbols, each run lowered as in the template: LibreOffice sets them small where the
    style lowers them.  Their asterisks are text: Word has no notes in headers."""
    lowered = value(
        "w:position", to_half_points(letter_styles().resolved(source.style).position or 0.0)
    )
    texts: list[Characters] = []
    for piece in source.pieces:
        if isinstance(piece, Characters):
            texts.append(piece)
        elif isinstance(piece, NoteCall):
            mark = runs.notes[piece.note].mark.text
            before = texts.pop() if texts else Characters("", piece.language)
            texts.append(replace(before, text=before.text + mark))
    made = (characters(one.text, one.language, one.style, more=lowered) for one in texts)
    return paragraph(source.style, *made, language=source.language)


def _organ_row(runs: RunWriter, head: StoryMasthead) -> str:
    rules = {"top": tables.THIN, "bottom": tables.THICK}
    organs = [runs.paragraph(organ) for organ in head.organs] or [paragraph("MastheadEmpty")]
    cells = (
        tables.cell(GRID[0], _emblem(runs.relations, head.emblem), rules=rules),
        tables.cell(sum(GRID[1:4]), *organs, span=3, rules=rules),
        tables.cell(GRID[4], paragraph("MastheadEmpty"), rules=rules),
        tables.cell(GRID[5], *map(runs.paragraph, head.lines), rules=rules),
    )
    return tables.row(cells, to_twips(PAGE.organ_row), skip=GRID[6])


def _emblem(relations: Relations, emblem: MastheadEmblem | None) -> str:
    if emblem is None:
        return paragraph("MastheadEmblem")
    image = pictures.mark("un-emblem") if emblem.image is None else emblem.image
    relation, number = relations.picture(image), relations.pictures.drawing_number()
    size = (emblem.width, emblem.height)
    drawing = pictures.inline(relation, size, emblem.alternative, number)
    # The template's own space: it sets the emblem 1.3 points right of the cell's middle.
    return paragraph("MastheadEmblem", characters(" "), run(drawing))
