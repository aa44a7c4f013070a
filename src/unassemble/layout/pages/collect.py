"""Story items → rows.

Widow and orphan control (css-break-3; ``w:widowControl``, on in Word unless switched off) keeps
two lines of a paragraph together at the foot and at the head of a page.
"""

from __future__ import annotations

from typing import assert_never

from unassemble.layout.fragments import (
    PlacedImage,
    PlacedLine,
    Rule,
)
from unassemble.layout.pages.cells import area_of, placed, set_cell
from unassemble.layout.pages.rows import Row
from unassemble.layout.pages.tables import grid_rows
from unassemble.layout.typesetter import Typesetter
from unassemble.story import (
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


def collect_rows(story: Story, typesetter: Typesetter) -> list[Row]:
    """All rows of a story, in order."""
    maker = _RowMaker(typesetter)
    rows: list[Row] = []
    for item in story.items:
        match item:
            case StoryParagraph():
                new = maker.paragraph(item)
            case StoryTable():
                new = maker.session(item) if item.kind == "session" else grid_rows(item, typesetter)
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
        self.typesetter = typesetter
        self.styles, self.lines = typesetter.styles, typesetter.lines

    def paragraph(self, paragraph: StoryParagraph) -> list[Row]:
        properties = self.styles.resolved(paragraph.style)
        if paragraph.rule:
            return [_rule_row(paragraph.rule, properties.line or 0.0)]
        rows = []
        lines = self.lines(paragraph)
        for index, line in enumerate(lines):
            made = placed(paragraph, line, line.baseline)
            if paragraph.outline and index == 0:
                made.outline, made.title = paragraph.outline, spoken(paragraph.pieces)
            rows.append(Row(line.height, [made], calls=line.calls))
        rows[0].page_break = paragraph.page_break_before
        rows[-1].after = properties.after or 0.0
        _bind(rows, bool(properties.keep_lines) or paragraph.keep_lines)
        rows[-1].bond = bool(properties.keep_next) or paragraph.keep_next
        return rows

    def picture(self, picture: Picture) -> Row:
        width, height = picture.width, picture.height
        x = PAGE.column_left + (PAGE.column_right - PAGE.column_left - width) / 2
        image = PlacedImage(picture.image, x, 0.0, width, height, picture.alternative, picture.path)
        return Row(height, [image], after=6.0)

    def session(self, table: StoryTable) -> list[Row]:
        rows = []
        for row in table.rows:
            parts: list[PlacedLine | PlacedImage | Rule] = []
            height, calls = 0.0, []
            columns = []
            x = PAGE.left + table.left
            for cell, width in zip(row.cells, table.widths, strict=True):
                lines, tall, called = set_cell(self.typesetter, cell, area_of(table, x, x + width))
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


def _rule_row(length: float, height: float) -> Row:
    x = PAGE.left + (PAGE.right - PAGE.left - length) / 2 + 0.2
    return Row(height, [Rule(x, height, length, 0.25)])


def _bind(rows: list[Row], keep_lines: bool) -> None:
    """Set the bonds inside a paragraph: between all rows, or between two rows at either end."""
    count = len(rows)
    for index in range(count - 1):
        rows[index].bond = keep_lines or count <= 3 or index == 0 or index == count - 2
