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
        rows = (self._row(table, index, columns) for index in range(len(table.rows)))
        return tables.table(columns, rows, to_twips(table.left), margins, rtl=table.rtl)

    def _row(self, table: StoryTable, index: int, columns: Sequence[int]) -> str:
        source, rules = table.rows[index], _rules(table, index)
        align = "bottom" if source.header else ""
        cells = []
        for width, content in zip(columns, source.cells, strict=True):
            inner = "".join(map(self.runs.paragraph, content.paragraphs))
            inner = inner or paragraph(SECTION_START)
            cells.append(tables.cell(width, inner, rules=rules, align=align))
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


def _rules(table: StoryTable, index: int) -> dict[str, int]:
    """The rules at the top and at the bottom of a row.

    The rule below the head is the next row's too: LibreOffice takes the thinner of two.
    """
    header, rules = table.rows[index].header, table.rules
    top = bottom = 0.0
    if header:
        top, bottom = rules.above_head, rules.below_head
    elif index and table.rows[index - 1].header:
        top = rules.below_head
    if index == len(table.rows) - 1:
        bottom = rules.end
    sides = {"top": tables.thickness(top), "bottom": tables.thickness(bottom)}
    return {side: eighths for side, eighths in sides.items() if eighths}
