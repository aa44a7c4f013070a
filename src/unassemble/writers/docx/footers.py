"""Footer → the footers: page number and job number, and the foot of page 1.

Tables are those of the UN's template (A/80/590, footers 1 to 3).  Pictures are anchored to the
page, at the places measured in letters of 2025 (A/79/843, A/79/844).
"""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from unassemble.languages import is_rtl
from unassemble.story import FirstFooter, FooterDrawing, RunningLines, Story
from unassemble.styles import PAGE
from unassemble.styles.places import places
from unassemble.styles.word import (
    PAGE_NOTE_END,
    PAGE_NOTE_RULE,
    PAGE_RECYCLE,
    PAGE_RECYCLE_AR,
    PAGE_RECYCLE_ZH,
)
from unassemble.writers.docx import pictures, tables
from unassemble.writers.docx.headers import HALVES
from unassemble.writers.docx.package import Pictures, Relations
from unassemble.writers.docx.runs import RunWriter, characters, field, paragraph, run
from unassemble.writers.docx.template import PageParts, fill

_RECYCLE = {
    "FooterRecycle": PAGE_RECYCLE,
    "FooterRecycleZh": PAGE_RECYCLE_ZH,
    "FooterRecycleAr": PAGE_RECYCLE_AR,
}
"""The style of the words beside the recycling mark, with the space above them in their cell."""
_FIRST_GRID = (3801, 4524)
"""Columns of page 1's foot: the second ends where the recycling mark begins."""
_FIRST_ROW = 551
"""Height of its row: the job line's baseline then lies at y 747.6."""
_CELL_MARGIN = 108


def write_footers(parts: PageParts, media: Pictures, story: Story) -> None:
    """Write the three footers: even pages, odd pages, page 1."""
    furniture, rtl = story.furniture, is_rtl(story.document.language)
    even, odd, first = (RunWriter(Relations(part, media), story.all_notes) for part in parts)
    fill(parts.even, _running(even, furniture.even, rtl))
    fill(parts.odd, _running(odd, furniture.odd, rtl))
    notes = _page_notes(first.relations, story)
    inset = places(story.document.language).job[0] > PAGE.left
    margin = _CELL_MARGIN if inset else 0
    fill(parts.first, notes + _first(first, furniture.first_footer, margin, rtl))


def _running(runs: RunWriter, lines: RunningLines, rtl: bool) -> str:
    """Page and total on the outer side, the job number on the inner."""
    results = ("3" if lines.is_odd else "2", "3")
    shown = lines.number
    numbers = characters(shown.separator, shown.language).join(
        field(name, result) for name, result in zip(("PAGE", "NUMPAGES"), results, strict=True)
    )
    page, job = paragraph(shown.style, numbers, language=shown.language), runs.paragraph(lines.job)
    sides = (job, page) if lines.is_odd else (page, job)
    row = tables.row(tables.cell(width, side) for width, side in zip(HALVES, sides, strict=True))
    return tables.table(HALVES, [row], rtl=rtl) + paragraph("Footer")


def _page_notes(relations: Relations, story: Story) -> str:
    """The notes that the masthead calls, below a rule."""
    if not story.page_notes:
        return ""
    writer = RunWriter(relations, story.all_notes, marks=story.marks)
    sources = (source for note in story.page_notes for source in note.paragraphs)
    rule = paragraph(PAGE_NOTE_RULE, language=story.document.language)
    return "".join((rule, *map(writer.paragraph, sources), paragraph(PAGE_NOTE_END)))


def _first(runs: RunWriter, footer: FirstFooter, margin: int, rtl: bool) -> str:
    """The job line and the words beside the recycling mark; pictures hang on the last paragraph.

    ``margin`` is that of the cells at either side, in twips.
    """
    words = replace(footer.recycle, style=_RECYCLE[footer.recycle.style])
    cells = [
        tables.cell(_FIRST_GRID[0], runs.paragraph(footer.job_line), paragraph("FooterBarcode")),
        tables.cell(_FIRST_GRID[1], runs.paragraph(words)),
    ]
    grid: tuple[int, ...] = _FIRST_GRID
    if rtl:
        # LibreOffice sets a table from right to left at the left: it must be as wide as the page.
        rest = sum(HALVES) - sum(grid)
        grid = (*grid, rest)
        cells.append(tables.cell(rest, paragraph("FooterEnd", language=footer.recycle.language)))
    row = tables.row(cells, _FIRST_ROW)
    table = tables.table(grid, [row], margins=(margin, margin), rtl=rtl)
    drawings = (_drawing(runs.relations, drawing) for drawing in footer.drawings)
    return table + paragraph("FooterEnd", *drawings)


def _drawing(relations: Relations, drawing: FooterDrawing) -> str:
    relation, number = relations.picture(_picture(drawing)), relations.pictures.drawing_number()
    return run(pictures.anchored(relation, drawing.box, drawing.alternative, number))


def _picture(drawing: FooterDrawing) -> bytes:
    match drawing.kind:
        case "code39":
            return pictures.code39_png(drawing.content)
        case "recycle":
            return pictures.mark("recycle")
        case "qr":
            return pictures.qr_png(drawing.content)
        case _:
            assert_never(drawing.kind)
