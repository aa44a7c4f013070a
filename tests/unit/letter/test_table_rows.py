"""Rows of Markdown tables: where a bar parts cells, and where it belongs to one."""

from __future__ import annotations

import pytest

from markdown_texts import Notes, Pictures, blocks, text
from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.letter import markup
from unassemble.model import (
    Table,
    plain,
)


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| c^[A | bar.] | d |", ["c", "d"]),
        ('| [x | y](https://a.org/ "t | u") | d |', ["x | y", "d"]),
        ("| [x | y]{lang=fr} | d |", ["x | y", "d"]),
        ("| `a | b` | ``c`|`` |", ["a | b", "c`|"]),
        ("| a \\| b | `c \\| d` |", ["a | b", "c | d"]),
        ("| [sic | d |", ["[sic", "d"]),
        ("| [sic | x] |", ["[sic", "x]"]),
        ("| ` a | d |", ["` a", "d"]),
        ("c | d", ["c", "d"]),
        ("| c |", ["c", ""]),
        ("| | d |", ["", "d"]),
    ],
)
def test_a_bar_belongs_to_what_it_stands_in(row: str, cells: list[str]) -> None:
    (table,) = blocks(f"| One | Two |\n|---|---|\n{row}")
    assert isinstance(table, Table)
    assert [[plain(cell.inlines) for cell in one] for one in table.rows] == [cells]


def test_a_note_in_a_cell_keeps_its_bar_and_its_place() -> None:
    notes = Notes()
    table = "> | One | Two |\n> |---|---|\n> | c^[A | bar.] | d |"
    markup.blocks(text(table), notes, Pictures(), Findings())
    (note,) = notes.texts
    assert (str(note), note.span) == ("A | bar.", Span("l.yaml", 12, 5 + len("> | c^[")))


def test_a_row_has_no_more_cells_than_its_header() -> None:
    found = Findings()
    table = "- | One | Two |\n  |---|---|\n  | a | b | LOST |"
    markup.blocks(text(table), Notes(), Pictures(), found)
    (one,) = found.items
    assert (one.rule, one.severity, one.span) == (
        *("table-cells", "error"),
        Span("l.yaml", 12, 5 + len("  | a | b | ")),
    )


@pytest.mark.parametrize("cell", ["\\``", "a\\`b`c", "\\`` | x ``"])
def test_a_backtick_after_a_backslash_begins_no_code(cell: str) -> None:
    (made,) = blocks(f"| {cell} | b |\n{'|---' * (cell.count('|') + 2)}|\n")
    assert isinstance(made, Table)
    assert len(made.header) == cell.count("|") + 2
