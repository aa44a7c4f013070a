"""Cells that span columns and rows, in the DOCX and in the tags of the PDF."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx

from docx_parts import Parts, W, find
from letter_files import changed, source
from tagged import body, tagged
from unassemble.pipeline.building import build_version

TABLE = """\
| Year | Losses | << |
|---|---:|---:|
| ^^ | killed | wounded |
| **2023** | 12 | A^[One.] |
| **2024** | 3 | ^^ |
| **Total** | not known | << |
"""


def made() -> bytes:
    lines = "".join(f"    {line}\n" for line in TABLE.splitlines())
    text = changed("    I have the honour to write.\n", f"    I write.\n\n{lines}")
    return build_version(source(text), formats=("docx",)).docx


def test_word_has_a_cell_in_each_row_of_a_cell_over_rows() -> None:
    (table,) = find(Parts(made())["word/document.xml"], "//w:tbl[.//w:t[.='Year']]")
    cells = [
        [
            (
                "".join(cell.itertext()),
                *(one.get(f"{W}val") for one in find(cell, "w:tcPr/w:gridSpan")),
                *(one.get(f"{W}val") for one in find(cell, "w:tcPr/w:vMerge")),
            )
            for cell in find(row, "w:tc")
        ]
        for row in find(table, "w:tr")
    ]
    assert cells == [
        [("Year", "restart"), ("Losses", "2")],
        [("", "continue"), ("killed",), ("wounded",)],
        [("2023",), ("12",), ("A", "restart")],
        [("2024",), ("3",), ("", "continue")],
        [("Total",), ("not known", "2")],
    ]
    headers = [bool(find(row, "w:trPr/w:tblHeader")) for row in find(table, "w:tr")]
    assert headers == [True, True, False, False, False]
    widths = [int(one.get(f"{W}w")) for one in find(table, "w:tblGrid/w:gridCol")]
    (wide,) = find(table, "w:tr[1]/w:tc[2]/w:tcPr/w:tcW")
    assert int(wide.get(f"{W}w")) == widths[1] + widths[2]


def test_rows_under_one_cell_are_kept_together_in_word() -> None:
    (table,) = find(Parts(made())["word/document.xml"], "//w:tbl[.//w:t[.='Year']]")
    kept = [bool(find(row, ".//w:keepNext")) for row in find(table, "w:tr")]
    assert kept[2:] == [True, False, False]


def test_an_independent_reader_finds_the_cells_joined(
    docx_faults: Callable[[bytes], list[str]],
) -> None:
    data = made()
    table = docx.Document(BytesIO(data)).tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["Year", "Losses", "Losses"]
    assert [cell.text for cell in table.columns[2].cells][2:4] == ["A", "A"]
    assert docx_faults(data) == []


def test_the_tags_say_what_cells_span() -> None:
    lines = [line.strip() for line in body(tagged(TABLE))]
    cells = [line for line in lines if line[:2] in ("TH", "TD", "TR") and line != "THead"]
    assert cells == [
        *("TR", "TH RowSpan=2 Scope=Column", "TH ColSpan=2 Scope=Column"),
        *("TR", "TH Scope=Column", "TH Scope=Column"),
        *("TR", "TH Scope=Row", "TD", "TD RowSpan=2"),
        *("TR", "TH Scope=Row", "TD"),
        *("TR", "TH Scope=Row", "TD ColSpan=2"),
    ]
    assert lines.index("THead") < lines.index("TBody") < lines.index("'2023'")
