"""Story → the words of tables that are broken because their columns are too narrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from unassemble.base.source import Span, place_of
from unassemble.layout.typesetter import Typesetter
from unassemble.model.grid import in_grid
from unassemble.story import Characters, LineEnd, NoteCall, Story, StoryParagraph, StoryTable, Tab
from unassemble.story.words import FIGURE


class BrokenWord(Struct, frozen=True):
    """A word that a column is too narrow for; table and column are counted from 1.

    ``span`` is its place in the letter file, ``is_figure`` whether it is one that must stay whole.
    """

    word: str
    table: int
    column: int
    span: Span | None
    is_figure: bool


def broken_words(story: Story, typesetter: Typesetter) -> Iterator[BrokenWord]:
    """The broken words of a story's tables, each once for its column."""
    tables = (item for item in story.items if isinstance(item, StoryTable) and item.kind == "grid")
    for number, table in enumerate(tables, start=1):
        if table.narrow:
            yield from _of_table(table, number, typesetter)


def _of_table(table: StoryTable, number: int, typesetter: Typesetter) -> Iterator[BrokenWord]:
    edges = list(accumulate(table.widths, initial=0.0))
    seen: set[tuple[int, str]] = set()
    for row in in_grid([row.cells for row in table.rows]):
        for column, cell in row:
            area = (edges[column], edges[column + cell.columns] - table.gap)
            for paragraph in cell.paragraphs:
                for start, word in typesetter.broken_words(paragraph, area):
                    if (column, word) in seen:
                        continue
                    seen.add((column, word))
                    place = _place(paragraph, start, typesetter.marks)
                    figure = FIGURE.fullmatch(word) is not None
                    yield BrokenWord(word, number, column + 1, place, figure)


def _place(paragraph: StoryParagraph, start: int, marks: Sequence[str]) -> Span | None:
    """The place of a character of a paragraph in the letter file."""
    at = 0
    for piece in paragraph.pieces:
        match piece:
            case Characters(text=text, span=span, lines=lines):
                if start < at + len(text):
                    return place_of(start - at, span, lines)
                at += len(text)
            case NoteCall(note=note):
                at += len(marks[note])
            case Tab() | LineEnd():
                at += 1
            case _:
                continue
    return paragraph.span
