"""Story items → the body: paragraphs, tables, pictures and sections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from msgspec import Struct

from unassemble.base.units import to_twips
from unassemble.model import NoteNumbering
from unassemble.story import Picture, StoryItem, StoryParagraph, StoryTable
from unassemble.styles import PAGE
from unassemble.writers.docx import pictures, tables
from unassemble.writers.docx.elements import Element
from unassemble.writers.docx.package import DocxPackage, TreePart
from unassemble.writers.docx.runs import RunWriter, paragraph, properties_of, run
from unassemble.writers.docx.sections import text_section
from unassemble.writers.docx.styles import TABLE_START

SECTION_START = "SectionStart"
_CELL_GAP = 80
"""Twips between the columns of a table of the text, at the right of each cell."""


class BodyWriter(Struct):
    """Writes items into the body; ``numbering`` and ``start`` are those of the open section.

    ``rtl``: the document's pages run from right to left.
    """

    body: Element
    part: TreePart
    package: DocxPackage
    runs: RunWriter
    rtl: bool = False
    numbering: NoteNumbering | None = None
    start: str = "continuous"
    empty: bool = True

    def write(self, items: Iterable[StoryItem]) -> None:
        """All items, and the properties of the last section."""
        for item in items:
            match item:
                case StoryParagraph():
                    self._paragraph(item)
                case StoryTable():
                    self._table(item)
                case Picture():
                    self._picture(item)
                case _:
                    assert_never(item)
            self.empty = False
        if not self.empty and self._last().name == "w:tbl":
            paragraph(self.body, SECTION_START)
        text_section(self.body, self.start, self.numbering, self.rtl)

    def _last(self) -> Element:
        """The last paragraph or table."""
        last = self.body.parts[-1]
        assert isinstance(last, Element)
        return last

    def _paragraph(self, item: StoryParagraph) -> None:
        if item.numbering is not None:
            self._section(item.numbering)
        starts_page = item.numbering is not None and not self.empty
        self.runs.paragraph(self.body, item, item.page_break_before and not starts_page)

    def _section(self, numbering: NoteNumbering) -> None:
        """Close the section where the counting of notes changes."""
        if not self.empty:
            last = self._last()
            if last.name != "w:p":
                last = paragraph(self.body, SECTION_START)
            text_section(properties_of(last), self.start, self.numbering, self.rtl)
            self.start = "nextPage"
        self.numbering = numbering

    def _table(self, table: StoryTable) -> None:
        if self.empty:
            paragraph(self.body, TABLE_START)
        columns = tables.column_twips(table.widths)
        grid = table.kind == "grid"
        gap = _CELL_GAP if grid else 0
        element = tables.table(self.body, columns, to_twips(table.left), (0, gap), rtl=table.rtl)
        for index, source in enumerate(table.rows):
            row = tables.row(element, header=source.header, whole=grid)
            rules = _grid_rules(table, index) if grid else None
            for width, content in zip(columns, source.cells, strict=True):
                align = "bottom" if source.header else ""
                cell = tables.cell(row, width, rules=rules, align=align)
                for inner in content.paragraphs:
                    self.runs.paragraph(cell, inner)
                if not content.paragraphs:
                    paragraph(cell, SECTION_START)

    def _picture(self, picture: Picture) -> None:
        room = PAGE.column_right - PAGE.column_left
        factor = min(1.0, room / picture.width)
        size = (picture.width * factor, picture.height * factor)
        relation = self.package.picture(self.part, picture.image)
        number = self.package.drawing_number()
        element = run(paragraph(self.body, "Picture"))
        pictures.inline(element, relation, size, picture.alternative, number)


def _grid_rules(table: StoryTable, index: int) -> dict[str, int]:
    """Rules of a table of the text: thin above its head, thick below the head and at the end.

    The rule below the head is the next row's too: LibreOffice takes the thinner of two.
    """
    rules = {}
    if table.rows[index].header:
        rules["top"] = tables.THIN
    elif index and table.rows[index - 1].header:
        rules["top"] = tables.THICK
    if table.rows[index].header or index == len(table.rows) - 1:
        rules["bottom"] = tables.THICK
    return rules
