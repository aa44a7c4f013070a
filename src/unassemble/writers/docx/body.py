"""Story items → the body: paragraphs, tables, pictures and sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec import Struct

from unassemble.base.units import to_twips
from unassemble.model import NoteNumbering
from unassemble.story import Picture, StoryItem, StoryParagraph, StoryTable
from unassemble.styles import PAGE
from unassemble.styles.word import TABLE_START
from unassemble.writers.docx import pictures, tables
from unassemble.writers.docx.package import Relations
from unassemble.writers.docx.runs import RunWriter, paragraph, run
from unassemble.writers.docx.sections import text_section

SECTION_START = "SectionStart"
_CELL_GAP = 80
"""Twips between the columns of a table of the text, at the right of each cell."""


class BodyWriter(Struct, frozen=True):
    """Writes the items of a story as the content of ``w:body``."""

    relations: Relations
    runs: RunWriter

    def write(self, items: Sequence[StoryItem]) -> str:
        """All items, and the properties of the last section."""
        out = [paragraph(TABLE_START)] if items and isinstance(items[0], StoryTable) else []
        start = "continuous"
        *earlier, last = _sections(items)
        for section in earlier:
            properties = text_section(start, _numbering(section))
            out.extend(self._section(section, start, properties))
            start = "nextPage"
        out.extend(self._section(last, start))
        out.append(text_section(start, _numbering(last)))
        return "".join(out)

    def _section(
        self, items: Sequence[StoryItem], start: str, properties: str = ""
    ) -> Iterator[str]:
        """The items of a section; its properties stand in its last paragraph."""
        for index, item in enumerate(items):
            is_last = index == len(items) - 1
            ending = properties if is_last else ""
            match item:
                case StoryParagraph():
                    starts_page = index == 0 and start == "nextPage"
                    breaks = item.page_break_before and not starts_page
                    yield self.runs.paragraph(item, breaks, ending)
                case StoryTable():
                    yield self._table(item)
                    if is_last:
                        yield paragraph(SECTION_START, section=ending)
                case Picture():
                    yield self._picture(item, ending)
                case _:
                    assert_never(item)

    def _table(self, table: StoryTable) -> str:
        columns = tables.column_twips(table.widths)
        gap = _CELL_GAP if table.kind == "grid" else 0
        rows = (self._row(table, index, columns) for index in range(len(table.rows)))
        return tables.table(columns, rows, to_twips(table.left), (0, gap), rtl=table.rtl)

    def _row(self, table: StoryTable, index: int, columns: Sequence[int]) -> str:
        source, grid = table.rows[index], table.kind == "grid"
        rules = _grid_rules(table, index) if grid else None
        align = "bottom" if source.header else ""
        cells = []
        for width, content in zip(columns, source.cells, strict=True):
            inner = "".join(map(self.runs.paragraph, content.paragraphs))
            inner = inner or paragraph(SECTION_START)
            cells.append(tables.cell(width, inner, rules=rules, align=align))
        return tables.row(cells, header=source.header, whole=grid)

    def _picture(self, picture: Picture, section: str) -> str:
        room = PAGE.column_right - PAGE.column_left
        factor = min(1.0, room / picture.width)
        size = (picture.width * factor, picture.height * factor)
        relation = self.relations.picture(picture.image)
        number = self.relations.pictures.drawing_number()
        drawing = pictures.inline(relation, size, picture.alternative, number)
        return paragraph("Picture", run(drawing), section=section)


def _sections(items: Sequence[StoryItem]) -> list[list[StoryItem]]:
    """The items, cut where the counting of notes changes."""
    sections: list[list[StoryItem]] = [[]]
    for item in items:
        if sections[-1] and isinstance(item, StoryParagraph) and item.numbering is not None:
            sections.append([])
        sections[-1].append(item)
    return sections


def _numbering(section: Sequence[StoryItem]) -> NoteNumbering | None:
    """How the notes of a section are counted; None: as Word does."""
    first = section[0] if section else None
    return first.numbering if isinstance(first, StoryParagraph) else None


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
