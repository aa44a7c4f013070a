"""Footer → the footers: page number and job number, and the foot of page 1.

Tables are those of the UN's template (A/80/590, footers 1 to 3).  Pictures are anchored to the
page, at the places measured in letters of 2025 (A/79/843, A/79/844).
"""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.languages import is_rtl
from unassemble.model import Document, Footer
from unassemble.story import Story
from unassemble.styles import PAGE
from unassemble.styles.variants import for_language
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

_RECYCLE = {"zh": PAGE_RECYCLE_ZH, "ar": PAGE_RECYCLE_AR}
_FIRST_GRID = (3801, 4524)
"""Columns of page 1's foot: the second ends where the recycling mark begins."""
_FIRST_ROW = 551
"""Height of its row: the job line's baseline then lies at y 747.6."""
_CELL_MARGIN = 108


def write_footers(parts: PageParts, media: Pictures, story: Story) -> None:
    """Write the three footers: even pages, odd pages, page 1."""
    footer, rtl = story.document.footer, is_rtl(story.document.language)
    fill(parts.even, _running(footer, odd=False, rtl=rtl))
    fill(parts.odd, _running(footer, odd=True, rtl=rtl))
    relations = Relations(parts.first, media)
    foot = (_page_notes(relations, story), _first(story.document), _codes(relations, footer, rtl))
    fill(parts.first, "".join(foot))


def _running(footer: Footer, odd: bool, rtl: bool) -> str:
    """Page and total on the outer side, the job number on the inner."""
    at_start, at_end = ("Right", "") if rtl else ("", "Right")
    page_side, job_side = (at_end, at_start) if odd else (at_start, at_end)
    numbers = (field("PAGE", "3" if odd else "2"), characters("/"), field("NUMPAGES", "3"))
    page = paragraph(f"FooterPage{page_side}", *numbers)
    job = paragraph(f"FooterJob{job_side}", characters(footer.job_number))
    sides = (job, page) if odd else (page, job)
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


def _first(document: Document) -> str:
    footer, language = document.footer, document.language
    rtl = is_rtl(language)
    job_line = characters(footer.mirrored_line if rtl else footer.release_line)
    job = paragraph(for_language("ReleaseDate0", language), job_line)
    style = _RECYCLE.get(language, PAGE_RECYCLE)
    words = paragraph(style, characters(footer.recycle, language), language=language)
    cells = [
        tables.cell(_FIRST_GRID[0], job, paragraph("FooterBarcode")),
        tables.cell(_FIRST_GRID[1], words),
    ]
    grid: tuple[int, ...] = _FIRST_GRID
    if rtl:
        # LibreOffice sets a table from right to left at the left: it must be as wide as the page.
        rest = sum(HALVES) - sum(grid)
        grid = (*grid, rest)
        cells.append(tables.cell(rest, paragraph("FooterEnd", language=language)))
    row = tables.row(cells, _FIRST_ROW)
    return tables.table(grid, [row], margins=(_CELL_MARGIN, _CELL_MARGIN), rtl=rtl)


def _codes(relations: Relations, footer: Footer, rtl: bool) -> str:
    """Bar code, recycling mark and QR code, anchored to the last paragraph."""
    return paragraph("FooterEnd", *_drawings(relations, footer, rtl))


def _drawings(relations: Relations, footer: Footer, rtl: bool) -> Iterator[str]:
    drawings: list[tuple[bytes, tuple[float, float, float, float], str]] = []
    if footer.job_number:
        digits = footer.job_digits
        drawings.append((pictures.code39_png(digits), PAGE.barcode, f"*{digits}*"))
    if footer.recycle:
        drawings.append((pictures.mark("recycle"), PAGE.recycle, footer.recycle))
    if footer.web_address:
        drawings.append((pictures.qr_png(footer.web_address), PAGE.code, footer.web_address))
    for data, (left, top, width, height), alternative in drawings:
        box = (PAGE.width - left - width if rtl else left, top, width, height)
        relation, number = relations.picture(data), relations.pictures.drawing_number()
        yield run(pictures.anchored(relation, box, alternative, number))
