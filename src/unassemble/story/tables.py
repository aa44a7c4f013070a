"""Tables of the text → story tables: column widths from the words in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from unassemble.languages import is_rtl
from unassemble.model import Strong, Table, TableCell, plain
from unassemble.story.items import (
    CellParagraphs,
    Element,
    RunStyle,
    StoryParagraph,
    StoryTable,
    TableRow,
    TableRules,
)
from unassemble.story.looks import look_of
from unassemble.story.pieces import Keys, pieces
from unassemble.styles import HAN, PAGE, letter_styles
from unassemble.styles.variants import for_language

GRID_RULES = TableRules(above_head=0.5, below_head=1.5, end=1.5)
CELL_GAP = 4.0
"""Points between the columns of a table of the text, at the end of each cell."""
_SUFFIX = {"left": "", "center": "Center", "right": "Right"}
_LEAST = 30.0
_EPSILON = 0.1
_UNITS = re.compile(f"[{HAN}]|(?:(?!-(?=[^\\W\\d])|[ \\u2013\\u2014{HAN}]).)+-?")
"""What stands on one line: words, parted as in Word at spaces, hyphens and dashes."""
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
    """Columns in proportion to the square root of their longest text: long ones wrap more.

    None is narrower than its longest word while another has room.
    """
    columns = list(zip(table.header, *table.rows, strict=True))
    longest = [max(len(plain(cell.inlines)) for cell in column) for column in columns]
    weights = [max(length, 4) ** 0.5 for length in longest]
    unit = total / sum(weights)
    widths = [max(weight * unit, min(_LEAST, total / len(weights))) for weight in weights]
    widths = [width * total / sum(widths) for width in widths]
    least = [_longest_word(column) + CELL_GAP + _EPSILON for column in columns]
    lack = sum(max(need - width, 0.0) for need, width in zip(least, widths, strict=True))
    if not lack:
        return tuple(widths)
    room = sum(max(width - need, 0.0) for need, width in zip(least, widths, strict=True))
    if room < lack:
        return _shared(least, total)
    return tuple(
        max(need, width - max(width - need, 0.0) * lack / room)
        for need, width in zip(least, widths, strict=True)
    )


def _shared(least: list[float], total: float) -> tuple[float, ...]:
    """Share a width too small for all columns: small needs first, then equal parts of the rest."""
    widths = [0.0] * len(least)
    left = total
    by_need = sorted(range(len(least)), key=least.__getitem__)
    for given, index in enumerate(by_need):
        widths[index] = min(least[index], left / (len(least) - given))
        left -= widths[index]
    return tuple(widths)


def _longest_word(cells: Iterable[TableCell]) -> float:
    """The width of the longest word of cells, in points, with what no-break spaces hold to it."""
    from unassemble.text.fonts import open_fonts  # few letters have tables

    fonts = open_fonts()
    widest = 0.0
    for index, cell in enumerate(cells):
        words = {word for word in _UNITS.findall(plain(cell.inlines)) if len(word) > 1}
        style = for_language("TableTxt" if index else "TableHead", cell.language)
        own = letter_styles().resolved(style)
        look = look_of(own, RunStyle(bold=_has_strong(cell)), cell.language)
        unit = (own.size or 10.0) * (own.scale or 100.0) / 100_000
        for word in words:
            parts = fonts.cut(word, "latin", look)
            steps = (face.shape(part).steps(unit, own.spacing or 0.0) for part, face in parts)
            widest = max(widest, sum(map(sum, steps)))
    return widest


def _has_strong(cell: TableCell) -> bool:
    """Whether a cell has strong words, which are wider."""
    return any(isinstance(inline, Strong) for inline in cell.inlines)
