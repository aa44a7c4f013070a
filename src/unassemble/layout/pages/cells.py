"""A cell and its column → lines, placed from the cell's top."""

from __future__ import annotations

from unassemble.layout.fragments import LineBox, PlacedLine
from unassemble.layout.typesetter import Typesetter
from unassemble.story import CellParagraphs, StoryParagraph, StoryTable
from unassemble.styles import PAGE


def set_cell(
    typesetter: Typesetter, cell: CellParagraphs, area: tuple[float, float]
) -> tuple[list[PlacedLine], float, list[int]]:
    """The lines of a cell, placed from its top; its height; and the notes called in it."""
    y = 0.0
    out: list[PlacedLine] = []
    calls: list[int] = []
    for paragraph in cell.paragraphs:
        properties = typesetter.styles.resolved(paragraph.style)
        y += properties.before or 0.0
        for line in typesetter.lines(paragraph, area):
            out.append(placed(paragraph, line, y + line.baseline))
            y += line.height
            calls.extend(line.calls)
        y += properties.after or 0.0
    return out, y, calls


def area_of(table: StoryTable, left: float, right: float) -> tuple[float, float]:
    """The edges of a cell, mirrored on the sheet in a table from right to left."""
    return (PAGE.width - right, PAGE.width - left) if table.rtl else (left, right)


def placed(paragraph: StoryParagraph, line: LineBox, y: float) -> PlacedLine:
    """A line of a paragraph whose baseline is at ``y``."""
    return PlacedLine(line, y, paragraph.path, paragraph.language, paragraph.span)
