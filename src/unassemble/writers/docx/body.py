"""Story items → the body: paragraphs, tables, pictures and sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec import Struct

from unassemble.base.units import to_twips
from unassemble.model import NoteNumbering
from unassemble.story import Picture, StoryItem, StoryParagraph, StoryTable
from unassemble.styles.word import TABLE_START
from unassemble.writers.docx import pictures, tables
from unassemble.writers.docx.cells import PlacedCell, in_places, rules_of
from unassemble.writers.docx.runs import RunWriter, paragraph, run
from unassemble.writers.docx.sections import text_section

SECTION_START = "SectionStart"


class BodyWriter(Struct, frozen=True):
    """Writes the items of a story as the content of ``w:body``."""

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
        margins = (0, to_twips(table.gap))
        places = in_places(table)
        rows = (self._row(table, index, row, columns) for index, row in enumerate(places))
        return tables.table(columns, rows, to_twips(table.left), margins, rtl=table.rtl)

    def _row(
        self, table: StoryTable, index: int, row: Sequence[PlacedCell], columns: Sequence[int]
    ) -> str:
        source = table.rows[index]
        cells = []
        for place in row:
            begins, spans = place.row == index, place.cell.rows > 1
            paragraphs = place.cell.paragraphs if begins else ()
            inner = "".join(map(self.runs.paragraph, paragraphs)) or paragraph(SECTION_START)
            width = sum(columns[place.column : place.column + place.cell.columns])
            merge = ("restart" if begins else "continue") if spans else ""
            rules = rules_of(table, index, place)
            align = "bottom" if source.header else ""
            cells.append(
                tables.cell(
                    width, inner, span=place.cell.columns, merge=merge, rules=rules, align=align
                )
            )
        whole = table.kind == "grid" and not source.tall
        return tables.row(cells, header=source.header, whole=whole)

    def _picture(self, picture: Picture, section: str) -> str:
        size = (picture.width, picture.height)
        relations = self.runs.relations
        relation, number = relations.picture(picture.image), relations.pictures.drawing_number()
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
