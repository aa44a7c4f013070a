"""Story items → rows.

Widow and orphan control (css-break-3; ``w:widowControl``, on in Word unless switched off) keeps
two lines of a paragraph together at the foot and at the head of a page.
"""

from __future__ import annotations

from typing import assert_never

from unassemble.layout.fragments import (
    LineBox,
    PlacedImage,
    PlacedLine,
    Rule,
)
from unassemble.layout.pages.rows import Row
from unassemble.layout.typesetter import Typesetter
from unassemble.story import (
    CellParagraphs,
    Picture,
    Story,
    StoryParagraph,
    StoryTable,
    spoken,
)
from unassemble.styles import PAGE

_SESSION_GAP = 0.55
"""Gap between the two columns and the title's spacers, in points.  Letters have 0 (74 of 92) or 1.1
(18 of 92), for no visible reason; half of 1.1 is within 0.6 pt of every letter."""

_TALLEST_HEAD = (PAGE.next_bottom - PAGE.next_top) / 2
"""Height of a table head that is repeated on each page, at most: text must find room below it."""


def collect_rows(story: Story, typesetter: Typesetter) -> list[Row]:
    """All rows of a story, in order."""
    maker = _RowMaker(typesetter)
    rows: list[Row] = []
    for item in story.items:
        match item:
            case StoryParagraph():
                new = maker.paragraph(item)
            case StoryTable():
                new = maker.session(item) if item.kind == "session" else maker.grid(item)
            case Picture():
                new = [maker.picture(item)]
            case _:
                assert_never(item)
        if new and new[0].page_break and rows:
            rows[-1].bond = False
        rows.extend(new)
    return rows


class _RowMaker:
    def __init__(self, typesetter: Typesetter) -> None:
        self.styles, self.lines = typesetter.styles, typesetter.lines

    def paragraph(self, paragraph: StoryParagraph) -> list[Row]:
        properties = self.styles.resolved(paragraph.style)
        if paragraph.rule:
            return [_rule_row(paragraph.rule, properties.line or 0.0)]
        rows = []
        lines = self.lines(paragraph)
        for index, line in enumerate(lines):
            placed = _placed(paragraph, line, line.baseline)
            if paragraph.outline and index == 0:
                placed.outline, placed.title = paragraph.outline, spoken(paragraph.pieces)
            rows.append(Row(line.height, [placed], calls=line.calls))
        rows[0].page_break = paragraph.page_break_before
        rows[-1].after = properties.after or 0.0
        _bind(rows, bool(properties.keep_lines))
        rows[-1].bond = bool(properties.keep_next) or paragraph.keep_next
        return rows

    def picture(self, picture: Picture) -> Row:
        width, height = picture.width, picture.height
        x = PAGE.column_left + (PAGE.column_right - PAGE.column_left - width) / 2
        placed = PlacedImage(
            picture.image, x, 0.0, width, height, picture.alternative, picture.path
        )
        return Row(height, [placed], after=6.0)

    def cell(
        self, cell: CellParagraphs, area: tuple[float, float]
    ) -> tuple[list[PlacedLine], float, list[int]]:
        """The lines of a cell, placed from its top; its height; and the notes called in it."""
        y = 0.0
        out: list[PlacedLine] = []
        calls: list[int] = []
        for paragraph in cell.paragraphs:
            properties = self.styles.resolved(paragraph.style)
            y += properties.before or 0.0
            for line in self.lines(paragraph, area):
                out.append(_placed(paragraph, line, y + line.baseline))
                y += line.height
                calls.extend(line.calls)
            y += properties.after or 0.0
        return out, y, calls

    def session(self, table: StoryTable) -> list[Row]:
        rows = []
        for row in table.rows:
            parts: list[PlacedLine | PlacedImage | Rule] = []
            height, calls = 0.0, []
            columns = []
            x = PAGE.left + table.left
            for cell, width in zip(row.cells, table.widths, strict=True):
                lines, tall, called = self.cell(cell, _area(table, x, x + width))
                parts.extend(lines)
                columns.append(tuple(lines))
                calls.extend(called)
                height = max(height, tall)
                x += width
            rows.append(
                Row(
                    height,
                    parts,
                    _SESSION_GAP,
                    bond=True,
                    calls=tuple(calls),
                    columns=tuple(columns),
                )
            )
        return rows

    def grid(self, table: StoryTable) -> list[Row]:
        left, rules = PAGE.left + table.left, table.rules
        length = sum(table.widths)
        rule_left = _area(table, left, left + length)[0]
        rows: list[Row] = []
        head: list[PlacedLine | PlacedImage | Rule] = []
        head_height = 0.0
        for index, row in enumerate(table.rows):
            parts: list[PlacedLine | PlacedImage | Rule] = []
            height, calls = 0.0, []
            columns = []
            x = left
            for cell, width in zip(row.cells, table.widths, strict=True):
                lines, tall, called = self.cell(cell, _area(table, x, x + width - table.gap))
                parts.extend(lines)
                columns.append(tuple(lines))
                calls.extend(called)
                height = max(height, tall)
                x += width
            if row.header:
                parts.append(Rule(rule_left, 0.0, length, rules.above_head))
                parts.append(Rule(rule_left, height, length, rules.below_head))
                if height <= _TALLEST_HEAD:
                    head, head_height = parts, height
            last = index == len(table.rows) - 1
            if last:
                parts.append(Rule(rule_left, height, length, rules.end))
            rows.append(
                Row(
                    height,
                    parts,
                    bond=row.header,
                    calls=tuple(calls),
                    repeat=[] if row.header else head,
                    repeat_height=0.0 if row.header else head_height,
                    columns=tuple(columns),
                )
            )
        return rows


def _area(table: StoryTable, left: float, right: float) -> tuple[float, float]:
    """The edges of a cell, mirrored on the sheet in a table from right to left."""
    return (PAGE.width - right, PAGE.width - left) if table.rtl else (left, right)


def _placed(paragraph: StoryParagraph, line: LineBox, y: float) -> PlacedLine:
    return PlacedLine(line, y, paragraph.path, paragraph.language, paragraph.span)


def _rule_row(length: float, height: float) -> Row:
    x = PAGE.left + (PAGE.right - PAGE.left - length) / 2 + 0.2
    return Row(height, [Rule(x, height, length, 0.25)])


def _bind(rows: list[Row], keep_lines: bool) -> None:
    """Set the bonds inside a paragraph: between all rows, or between two rows at either end."""
    count = len(rows)
    for index in range(count - 1):
        rows[index].bond = keep_lines or count <= 3 or index == 0 or index == count - 2
