"""Footer → the footers: page number and job number, and the foot of page 1.

Tables are those of the UN's template (A/80/590, footers 1 to 3).  Pictures are anchored to the
page, at the places measured in letters of 2025 (A/79/843, A/79/844).
"""

from __future__ import annotations

from unassemble.languages import is_rtl
from unassemble.model import Document, Footer
from unassemble.story import Story
from unassemble.styles import PAGE
from unassemble.styles.variants import for_language
from unassemble.writers.docx import pictures, tables
from unassemble.writers.docx.elements import Element, root
from unassemble.writers.docx.headers import HALVES
from unassemble.writers.docx.package import FOOTER, DocxPackage, Links, TreePart
from unassemble.writers.docx.runs import RunWriter, add_field, characters, paragraph, run
from unassemble.writers.docx.sections import Reference
from unassemble.writers.docx.styles import (
    PAGE_NOTE_END,
    PAGE_NOTE_RULE,
    PAGE_RECYCLE,
    PAGE_RECYCLE_AR,
    PAGE_RECYCLE_ZH,
)

_RECYCLE = {"zh": PAGE_RECYCLE_ZH, "ar": PAGE_RECYCLE_AR}
_FIRST_GRID = (3801, 4524)
"""Columns of page 1's foot: the second ends where the recycling mark begins."""
_FIRST_ROW = 551
"""Height of its row: the job line's baseline then lies at y 747.6."""
_CELL_MARGIN = 108


def footers(
    package: DocxPackage, source: TreePart, story: Story
) -> tuple[Reference, Reference, Reference]:
    """The three footers: even pages, odd pages, page 1."""
    even = package.add("/word/footer1.xml", FOOTER, root("w:ftr"), source)
    odd = package.add("/word/footer2.xml", FOOTER, root("w:ftr"), source)
    first = package.add("/word/footer3.xml", FOOTER, root("w:ftr"), source)
    footer = story.document.footer
    rtl = is_rtl(story.document.language)
    _running(even.tree, footer, odd=False, rtl=rtl)
    _running(odd.tree, footer, odd=True, rtl=rtl)
    _page_notes(first, story)
    _first(package, first, story.document)
    return (
        Reference("footer", "even", even.relation),
        Reference("footer", "default", odd.relation),
        Reference("footer", "first", first.relation),
    )


def _running(part: Element, footer: Footer, odd: bool, rtl: bool) -> None:
    """Page and total on the outer side, the job number on the inner."""
    row = tables.row(tables.table(part, HALVES, rtl=rtl))
    first, second = (tables.cell(row, width) for width in HALVES)
    at_start, at_end = ("Right", "") if rtl else ("", "Right")
    if odd:
        job = paragraph(first, f"FooterJob{at_start}")
        page = paragraph(second, f"FooterPage{at_end}")
    else:
        page = paragraph(first, f"FooterPage{at_start}")
        job = paragraph(second, f"FooterJob{at_end}")
    characters(job, footer.job_number)
    add_field(page, "PAGE", "3" if odd else "2")
    characters(page, "/")
    add_field(page, "NUMPAGES", "3")
    paragraph(part, "Footer")


def _page_notes(part: TreePart, story: Story) -> None:
    """The notes that the masthead calls, below a rule."""
    if not story.page_notes:
        return
    language = story.document.language
    paragraph(part.tree, PAGE_NOTE_RULE, language)
    writer = RunWriter(Links(part), story.all_notes, marks=story.marks)
    for note in story.page_notes:
        for source in note.paragraphs:
            writer.paragraph(part.tree, source)
    paragraph(part.tree, PAGE_NOTE_END)


def _first(package: DocxPackage, part: TreePart, document: Document) -> None:
    footer = document.footer
    language = document.language
    rtl = is_rtl(language)
    margins = (_CELL_MARGIN, _CELL_MARGIN)
    # LibreOffice sets a table from right to left at the left: it may not be narrower than the page.
    grid = (*_FIRST_GRID, sum(HALVES) - sum(_FIRST_GRID)) if rtl else _FIRST_GRID
    table = tables.table(part.tree, grid, margins=margins, rtl=rtl)
    row = tables.row(table, _FIRST_ROW)
    left = tables.cell(row, _FIRST_GRID[0])
    right = tables.cell(row, _FIRST_GRID[1])
    for width in grid[2:]:
        paragraph(tables.cell(row, width), "FooterEnd", language)
    job = paragraph(left, for_language("ReleaseDate0", language))
    characters(job, footer.mirrored_line if rtl else footer.release_line)
    paragraph(left, "FooterBarcode")
    recycle = paragraph(right, _RECYCLE.get(language, PAGE_RECYCLE), language)
    characters(recycle, footer.recycle, language)
    _pictures(package, part, footer, rtl)


def _pictures(package: DocxPackage, part: TreePart, footer: Footer, rtl: bool) -> None:
    """Bar code, recycling mark and QR code, anchored to the last paragraph."""
    place = paragraph(part.tree, "FooterEnd")
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
        relation = package.picture(part, data)
        number = package.drawing_number()
        pictures.anchored(run(place), relation, box, alternative, number)
