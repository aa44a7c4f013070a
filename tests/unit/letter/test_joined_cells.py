"""Cells that span columns and rows: ``<<`` joins with the left, ``^^`` with the cell above."""

from __future__ import annotations

import pytest

from markdown_texts import Notes, Pictures, blocks, text
from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.letter import markup
from unassemble.model import Table, plain

HEAD = "| One | Two | Three |\n|---|---|---|\n"


def rows(*lines: str) -> list[list[tuple[str, int, int]]]:
    """The rows of a table with the cells that begin in each: words, columns, rows."""
    (table,) = blocks(HEAD + "\n".join(lines))
    assert isinstance(table, Table)
    return [
        [(plain(cell.inlines), cell.columns, cell.rows) for cell in row]
        for row in (table.header, *table.rows)
    ]


def test_two_angles_join_with_the_cell_at_the_left() -> None:
    assert rows("| a | << | b |", "| c | << | << |")[1:] == [
        [("a", 2, 1), ("b", 1, 1)],
        [("c", 3, 1)],
    ]


def test_two_carets_join_with_the_cell_above() -> None:
    assert rows("| a | b | c |", "| ^^ | d | ^^ |", "| e | f | ^^ |")[1:] == [
        [("a", 1, 2), ("b", 1, 1), ("c", 1, 3)],
        [("d", 1, 1)],
        [("e", 1, 1), ("f", 1, 1)],
    ]


@pytest.mark.parametrize("second", ["| ^^ | ^^ | c |", "| ^^ | << | c |"])
def test_a_cell_spans_columns_and_rows(second: str) -> None:
    assert rows("| a | << | b |", second)[1:] == [[("a", 2, 2), ("b", 1, 1)], [("c", 1, 1)]]


def test_rows_that_the_header_spans_belong_to_it() -> None:
    (table,) = blocks(
        "| Year | Losses | << |\n|---|---|---|\n| ^^ | killed | wounded |\n| 1 | 2 | 3 |"
    )
    assert isinstance(table, Table)
    assert [(cell.columns, cell.rows) for cell in table.header] == [(1, 2), (2, 1)]


def test_the_signs_are_printed_after_a_backslash_or_among_words() -> None:
    (_, made) = rows("| \\<< | \\^^ | a ^^ |")
    assert made == [("<<", 1, 1), ("^^", 1, 1), ("a ^^", 1, 1)]


@pytest.mark.parametrize(
    ("lines", "place", "words"),
    [
        (["| << | a | b |"], (12, 7), "at its left"),
        (["| a | << | b |", "| ^^ | c | d |"], (13, 7), "no rectangle"),
        (["| a | << | b |", "| c | ^^ | d |"], (13, 11), "no rectangle"),
        (["| a | b | c |", "| ^^ | ^^ | ^^ |"], (13, 7), "no cell begins"),
    ],
)
def test_what_cannot_be_joined_is_an_error(
    lines: list[str], place: tuple[int, int], words: str
) -> None:
    found = Findings()
    markup.blocks(text(HEAD + "\n".join(lines)), Notes(), Pictures(), found)
    (one,) = found.items
    assert (one.rule, one.severity, one.span) == ("joined-cells", "error", Span("l.yaml", *place))
    assert words in one.message


def test_carets_in_the_header_join_with_nothing() -> None:
    found = Findings()
    markup.blocks(text("| ^^ | a |\n|---|---|\n| b | c |"), Notes(), Pictures(), found)
    assert [one.rule for one in found] == ["joined-cells"]


@pytest.mark.parametrize(
    ("row", "told"), [("| a || b |", 1), ("| a | | b |", 0), ("|| a | b |", 0), ("| a ||", 1)]
)
def test_bars_with_nothing_between_them_are_told_once(row: str, told: int) -> None:
    found = Findings()
    markup.blocks(text(f"{HEAD}{row}\n{row}"), Notes(), Pictures(), found)
    assert [one.rule for one in found] == ["adjacent-bars"] * told
