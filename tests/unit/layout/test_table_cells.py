"""Tables on the page: the widths of columns, cells that span columns and rows, broken words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest

from documents import document, note, paragraph, set_pages
from letter_files import changed, findings, source
from unassemble.base.errors import LetterError
from unassemble.layout.fragments import Page, PlacedLine, Rule
from unassemble.model import Block, Note, Table, TableCell
from unassemble.pipeline.building import build_version
from unassemble.story import build_story
from unassemble.styles import PAGE, StyleSheet
from unassemble.text.fonts import FontBook

SENTENCE = "The Government recalls its earlier communications on the matter. "


@pytest.fixture
def pages_of(styles: StyleSheet, fonts: FontBook):
    def run(*blocks: Block, notes: tuple[Note, ...] = ()) -> tuple[Page, ...]:
        return set_pages(build_story(document(*blocks, notes=notes)), styles, fonts)

    return run


def cell(text: str, columns: int = 1, rows: int = 1, notes: Iterable[int] = ()) -> TableCell:
    return TableCell(paragraph(text, *notes).inlines, "en", None, columns, rows)


def table(header: list[TableCell], *rows: list[TableCell]) -> Table:
    count = sum(one.columns for one in header)
    return Table(("left",) * count, tuple(header), tuple(map(tuple, rows)), "en")


def lines(page: Page) -> list[PlacedLine]:
    return [item for item in page.content if isinstance(item, PlacedLine) and item.line.runs]


def place(page: Page, text: str) -> tuple[float, float]:
    """The x and the y of a line."""
    [found] = [one for one in lines(page) if one.line.text.strip() == text]
    return found.line.runs[0].x, found.y


HEAD = [cell("Year", rows=2), cell("Losses", columns=2)]
SUBHEAD = [cell("killed"), cell("wounded")]


def test_headings_stand_at_the_foot_and_over_their_columns(pages_of) -> None:
    (page,) = pages_of(table(HEAD, SUBHEAD, [cell("2023"), cell("12"), cell("13")]))
    (_, year), (killed, below) = place(page, "Year"), place(page, "killed")
    losses, above = place(page, "Losses")
    assert (year, losses) == (below, killed)
    assert above < below
    spanner = [rule for rule in page.content if isinstance(rule, Rule) and above < rule.y < below]
    [rule] = spanner
    assert rule.x == pytest.approx(losses)
    assert rule.x + rule.length == pytest.approx(PAGE.column_right)


def test_a_cell_over_rows_stands_beside_them(pages_of) -> None:
    rows = [[cell("a", rows=3), cell("1")], [cell("2")], [cell("3")], [cell("b"), cell("4")]]
    (page,) = pages_of(table([cell("One"), cell("Two")], *rows))
    assert place(page, "a")[1] == place(page, "1")[1] < place(page, "2")[1]
    assert place(page, "b")[1] == place(page, "4")[1] > place(page, "3")[1]


def test_the_last_row_is_as_tall_as_a_cell_over_rows_wants(pages_of) -> None:
    rows = [[cell(SENTENCE * 5, rows=2), cell("1")], [cell("2")], [cell("End."), cell("3")]]
    (page,) = pages_of(table([cell("One"), cell("Two")], *rows))
    text = [one for one in lines(page) if one.line.text.strip() in SENTENCE * 5]
    heights = [one.y for one in text]
    assert len(heights) == 4
    assert {round(low - high, 2) for high, low in pairwise(heights)} == {10.5}
    assert place(page, "End.")[1] > heights[-1] > place(page, "2")[1]


@pytest.mark.parametrize("lead", range(25, 50, 2))
def test_a_few_rows_under_one_cell_stay_on_a_page(pages_of, lead: int) -> None:
    before = [paragraph("Short.") for _ in range(lead)]
    rows = [[cell("a", rows=3), cell("1")], [cell("2")], [cell("3")]]
    pages = pages_of(*before, table([cell("One"), cell("Two")], *rows))
    found = [[one.line.text.strip() for one in lines(page)] for page in pages]
    assert sum({"1", "2", "3"} <= set(texts) for texts in found) == 1


@pytest.mark.parametrize("lead", [0, 20, 33, 40])
@pytest.mark.parametrize("sentences", [1, 60, 200])
def test_a_cell_over_rows_of_several_pages_loses_nothing(
    pages_of, lead: int, sentences: int
) -> None:
    long = " ".join(f"Sentence {number} of the text." for number in range(sentences))
    rows = [[cell(long, rows=60), cell("Row 0")], *([cell(f"Row {n}")] for n in range(1, 60))]
    before = [paragraph("Short.") for _ in range(lead)]
    pages = pages_of(*before, table([cell("One"), cell("Two")], *rows))
    said = " ".join(one.line.text.strip() for page in pages for one in lines(page) if one.path)
    assert said.count("Sentence ") == sentences
    assert [f"Row {number}" in said for number in range(60)] == [True] * 60
    for page in pages:
        foot = PAGE.first_bottom if page.number == 1 else PAGE.next_bottom
        assert max(one.bottom for one in lines(page)) < foot + 1
        assert any(one.line.text.strip() == "Two" for one in lines(page)) or page.number == 1


def test_each_note_of_cells_over_rows_stands_on_the_page_of_its_call(pages_of) -> None:
    rows = []
    notes = []
    for number in range(40):
        call = len(notes)
        rows.append([cell(f"Year {number}", rows=2, notes=[call]), cell("a", notes=[call + 1])])
        rows.append([cell("b " * 40)])
        notes += [note(call + 1, "word " * 30), note(call + 2, "word " * 10)]
    for page in pages_of(table([cell("One"), cell("Two")], *rows), notes=tuple(notes)):
        calls = sorted(call for one in lines(page) for call in one.line.calls)
        marks = [
            int(run.segment.text)
            for one in page.notes
            for run in one.line.runs
            if run.segment.note >= 0
        ]
        assert marks == [call + 1 for call in calls]


# -- the widths of columns


def letter(*rows: str) -> str:
    lines = "".join(f"    {row}\n" for row in rows)
    return changed(
        "    I have the honour to write.\n", f"    I have the honour to write.\n\n{lines}"
    )


def printed(text: str, styles: StyleSheet, fonts: FontBook) -> list[str]:
    """The lines of the cells of a letter's table."""
    from letter_files import assembled
    from unassemble.typography import apply_no_break

    pages = set_pages(build_story(apply_no_break(assembled(text))), styles, fonts)
    return [
        one.line.text.strip().replace("\u00a0", " ")
        for page in pages
        for one in lines(page)
        if any(element.tag == "Table" for element in one.path)
    ]


WORDS = ("Governorate", "Administrative", "Responsibility", "Casualties", "Remarks")


def test_columns_whose_words_have_room_break_none(styles: StyleSheet, fonts: FontBook) -> None:
    text = letter(
        "| " + " | ".join(WORDS) + " |",
        "|---|---|---|---|---|",
        "| 12 September 2024 | 103,656 | " + SENTENCE * 3 + "| https://www.example.org/a | b |",
    )
    found = printed(text, styles, fonts)
    assert {*WORDS, "12 September", "2024", "103,656", "https://www.example.org/a"} <= set(found)
    assert not findings(text)


def test_a_mark_of_a_note_goes_with_its_word(styles: StyleSheet, fonts: FontBook) -> None:
    row = "| Responsibility^[One.] | " + " | ".join([SENTENCE] * 4) + " |"
    text = letter("| " + " | ".join("abcde") + " |", "|---|---|---|---|---|", row)
    assert "Responsibility1" in printed(text, styles, fonts)


def test_where_words_have_no_room_most_of_them_stay_whole(
    styles: StyleSheet, fonts: FontBook
) -> None:
    names = (*WORDS, "Environmental", "Displacement", "Telecommunications")
    text = letter(
        "| " + " | ".join(names) + " |",
        "|" + "---|" * 8,
        "| 1 204 567 | 999 | 103,656 | 4 | 5 | 6 | 7 | 8 |",
    )
    found = printed(text, styles, fonts)
    assert {*WORDS, "1 204 567", "103,656"} <= set(found)
    broken = [one for one in findings(text) if one.rule == "broken-word"]
    whole = [name for name in names if name in found]
    assert {f"“{name}”" in " ".join(one.message for one in broken) for name in whole} == {False}
    assert len(whole) >= 6
    assert len(broken) == len(names) - len(whole)
    [last] = [one for one in broken if "Telecommunications" in one.message]
    assert "column 8 of table 1" in last.message
    assert text.splitlines()[last.span.line - 1][last.span.column - 1 :].startswith("Telecomm")


def test_a_figure_that_has_no_room_is_an_error_not_two_figures() -> None:
    row = "| " + " | ".join(["103,656,204,567.00"] * 12) + " |"
    text = letter("| " + " | ".join("abcdefghijkl") + " |", "|" + "---|" * 12, row)
    assert {one.rule for one in findings(text)} == {"broken-figure"}
    with pytest.raises(LetterError):
        build_version(source(text))


def test_a_word_with_a_figure_is_not_broken_in_the_figure(
    styles: StyleSheet, fonts: FontBook
) -> None:
    row = "| " + " | ".join(["Abcdefghijklm103,656"] * 8) + " |"
    text = letter("| " + " | ".join("abcdefgh") + " |", "|" + "---|" * 8, row)
    assert any(line.startswith("103,656") for line in printed(text, styles, fonts))


def test_what_a_build_cannot_keep_whole_is_told_by_the_build() -> None:
    row = "| " + " | ".join(["Telecommunications"] * 8) + " |"
    text = letter("| " + " | ".join("abcdefgh") + " |", "|" + "---|" * 8, row)
    made = build_version(source(text), formats=("docx",))
    assert {one.rule for one in made.findings} == {"broken-word"}
