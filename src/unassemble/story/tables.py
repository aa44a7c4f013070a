"""Tables of the text → story tables: column widths from the words in them."""

from __future__ import annotations

from unassemble.languages import is_rtl
from unassemble.model import Strong, Table, TableCell, plain
from unassemble.story.items import (
    CellParagraphs,
    Element,
    StoryParagraph,
    StoryTable,
    TableRow,
    TableRules,
)
from unassemble.story.pieces import Keys, pieces
from unassemble.styles import PAGE
from unassemble.styles.variants import for_language

GRID_RULES = TableRules(above_head=0.5, below_head=1.5, end=1.5)
CELL_GAP = 4.0
"""Points between the columns of a table of the text, at the end of each cell."""
_SUFFIX = {"left": "", "center": "Center", "right": "Right"}
_LEAST = 30.0
_CHARACTER, _LINE = 4.2, 11.0
"""Width of a character and height of a line, roughly: enough to tell rows taller than a page."""
_TALLEST_ROW = 0.9 * (PAGE.next_bottom - PAGE.next_top)


def table_item(table: Table, path: tuple[Element, ...], keys: Keys) -> StoryTable:
    """A table as wide as the body column."""
    whole = Element("Table", keys.next(), table.language)
    head = Element("THead", keys.next(), table.language)
    body = Element("TBody", keys.next(), table.language)
    stub = _has_row_headers(table)
    total = PAGE.column_right - PAGE.column_left
    left = PAGE.column_left - PAGE.left

    def row(cells: tuple[TableCell, ...], header: bool) -> TableRow:
        line = Element("TR", keys.next(), table.language)
        group = head if header else body
        out = []
        for index, (cell, alignment) in enumerate(zip(cells, table.alignments, strict=True)):
            scope = "Column" if header else "Row" if stub and index == 0 else ""
            # A heading that says nothing heads nothing: the corner above row headings.
            scope = scope if cell.inlines else ""
            tag = "TH" if scope else "TD"
            element = Element(tag, keys.next(), cell.language, attribute=scope)
            style = ("TableHead" if header else "TableTxt") + _SUFFIX[alignment]
            paragraph = StoryParagraph(
                for_language(style, cell.language),
                pieces(cell.inlines),
                cell.language,
                (*path, whole, group, line, element, Element("P", keys.next(), cell.language)),
                span=cell.span,
            )
            out.append(CellParagraphs((paragraph,)))
        return TableRow(tuple(out), header, _is_tall(cells, widths))

    widths = _widths(table, total)
    rows = (row(table.header, header=True), *(row(cells, header=False) for cells in table.rows))
    return StoryTable(
        "grid",
        left,
        widths,
        rows,
        (*path, whole),
        table.span,
        is_rtl(table.language),
        GRID_RULES,
        CELL_GAP,
    )


def _is_tall(cells: tuple[TableCell, ...], widths: tuple[float, ...]) -> bool:
    """Whether a row may be taller than a page: then it goes on overleaf in Word too."""
    lines = (
        len(plain(cell.inlines)) * (2 if cell.language == "zh" else 1) * _CHARACTER / width
        for cell, width in zip(cells, widths, strict=True)
    )
    return max(lines) * _LINE > _TALLEST_ROW


def _has_row_headers(table: Table) -> bool:
    """Whether the first column heads the rows.

    The table says so in one of two ways: its first column has no heading of its own, or all its
    words are strong.
    """
    first = [cells[0].inlines for cells in table.rows]
    if not first or not all(first):
        return False
    if not plain(table.header[0].inlines).strip():
        return True
    return all(isinstance(inline, Strong) for cell in first for inline in cell)


def _widths(table: Table, total: float) -> tuple[float, ...]:
    """Columns in proportion to the square root of their longest text: long ones wrap more."""
    columns = list(zip(table.header, *table.rows, strict=True))
    longest = [max(len(plain(cell.inlines)) for cell in column) for column in columns]
    weights = [max(length, 4) ** 0.5 for length in longest]
    unit = total / sum(weights)
    widths = [max(weight * unit, min(_LEAST, total / len(weights))) for weight in weights]
    return tuple(width * total / sum(widths) for width in widths)
