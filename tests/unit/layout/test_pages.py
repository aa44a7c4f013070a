"""Pages: notes are on the page of their call, headings stay with their text."""

from __future__ import annotations

import pytest

from documents import (
    custom_note,
    document,
    heading,
    note,
    paragraph,
    set_pages,
    signature,
    with_body_size,
    words,
)
from unassemble.layout.fragments import Page, PlacedLine
from unassemble.model import Block, Document, Note, PageBreak, Part, Table, TableCell
from unassemble.story import build_story
from unassemble.styles import PAGE, StyleSheet
from unassemble.text.fonts import FontBook


@pytest.fixture
def pages_of(styles: StyleSheet, fonts: FontBook):
    def run(made: Document, size: float = 10) -> tuple[Page, ...]:
        sheet = with_body_size(styles, size) if size != 10 else styles
        return set_pages(build_story(made), sheet, fonts)

    return run


def text_of(page: Page) -> list[str]:
    return [item.line.text.strip() for item in page.content if isinstance(item, PlacedLine)]


def marks_of(page: Page) -> list[str]:
    return [
        run.segment.text for line in page.notes for run in line.line.runs if run.segment.note >= 0
    ]


def calls_of(page: Page) -> list[int]:
    return [
        call for item in page.content if isinstance(item, PlacedLine) for call in item.line.calls
    ]


LONG = "A sentence of some length that fills the column of the page from edge to edge again. " * 4


def noted(count: int, note_words: int = 12) -> tuple[list[Block], tuple[Note, ...]]:
    """Headings that each call a note, each followed by a paragraph."""
    blocks: list[Block] = []
    notes = []
    for index in range(count):
        blocks += [heading(f"Statement {index + 1}", 3, index), paragraph(LONG)]
        notes.append(note(index + 1, f"Source {index + 1}: " + "word " * note_words))
    return blocks, tuple(notes)


@pytest.mark.parametrize("size", [9, 9.5, 10, 10.5, 11, 12])
def test_every_note_stands_on_the_page_of_its_call(pages_of, size: float) -> None:
    blocks, notes = noted(30)
    pages = pages_of(document(*blocks, notes=notes), size)
    assert len(pages) > 3
    for page in pages:
        assert marks_of(page) == [str(call + 1) for call in calls_of(page)]


@pytest.mark.parametrize("lead", range(1, 40, 3))
def test_a_heading_that_moves_takes_its_note_along(pages_of, lead: int) -> None:
    blocks: list[Block] = [paragraph("word " * 12 * lead)]
    blocks += [heading("Heading", 3, 0), paragraph(LONG)]
    for page in pages_of(document(*blocks, notes=(note(1),))):
        assert marks_of(page) == [str(call + 1) for call in calls_of(page)]
        lines = text_of(page)
        if any(line.startswith("Heading") for line in lines):
            assert any(line.startswith("A sentence") for line in lines)


@pytest.mark.parametrize("lead", range(1, 60, 2))
def test_no_page_begins_or_ends_with_a_single_line_of_a_paragraph(pages_of, lead: int) -> None:
    pages = pages_of(document(paragraph("word " * 12 * lead), paragraph(LONG), paragraph(LONG)))
    for page in pages:
        paths = [item.path for item in page.content if isinstance(item, PlacedLine) and item.path]
        everywhere = [
            item.path
            for other in pages
            for item in other.content
            if isinstance(item, PlacedLine) and item.path
        ]
        for path in (paths[0], paths[-1]):
            if path[-1].tag == "P" and everywhere.count(path) > 1:
                assert paths.count(path) != 1


def test_a_note_longer_than_a_page_goes_on_after_the_continuation_separator(pages_of) -> None:
    long_note = note(1, "A very long note goes on and on for the sake of this test. " * 120)
    pages = pages_of(document(paragraph("Text.", 0), paragraph(LONG), notes=(long_note,)))
    assert len(pages) >= 2
    assert marks_of(pages[0]) == ["1"]
    assert pages[1].notes
    assert not marks_of(pages[1])
    lines = [line.line.text for page in pages for line in page.notes]
    assert " ".join(lines).count("for the sake of this test.") == 120


@pytest.mark.parametrize("lead", range(30, 56))
def test_a_note_that_does_not_fit_is_split_with_two_lines_at_least_on_either_page(
    pages_of, lead: int
) -> None:
    blocks = [*(paragraph("Short.") for _ in range(lead)), paragraph("Text.", 0)]
    pages = pages_of(document(*blocks, notes=(note(1, "word " * 200),)))
    lines = [len(page.notes) for page in pages]
    assert sum(lines) > 8
    parted = [count for count in lines if count]
    assert len(parted) <= 2
    assert min(parted) >= 2
    [call] = [page for page in pages if calls_of(page)]
    assert marks_of(call) == ["1"]


def test_a_note_is_split_if_its_page_has_room_for_a_part_of_it(pages_of) -> None:
    def pages(lead: int) -> tuple[Page, ...]:
        blocks = [*(paragraph("Short.") for _ in range(lead)), paragraph("Text.", 0)]
        return pages_of(document(*blocks, notes=(note(1, "word " * 120),)))

    split = [lead for lead in range(15, 60) if sum(bool(page.notes) for page in pages(lead)) == 2]
    assert split, "no place of the call splits the note"
    for lead in split:
        first, second = (page for page in pages(lead) if page.notes)
        assert text_of(first)[-1].startswith("Text.")
        assert not marks_of(second)


def test_nothing_stands_below_the_foot_of_its_page(pages_of) -> None:
    blocks, notes = noted(40, note_words=40)
    for page in pages_of(document(*blocks, notes=notes)):
        limit = PAGE.first_bottom if page.number == 1 else PAGE.next_bottom
        body = [item.y for item in page.content if isinstance(item, PlacedLine)]
        assert max(body) < limit
        if page.notes:
            assert max(line.y for line in page.notes) < limit
            assert min(line.y for line in page.notes) > max(body)


def test_an_asterisk_note_stands_at_the_foot_of_page_1(pages_of) -> None:
    made = document(paragraph("Text (see annex).", 0), notes=(custom_note("*", "Only."),))
    (page,) = pages_of(made)
    (line,) = page.notes
    assert line.y == pytest.approx(721.9, abs=0.1)
    assert line.line.runs[0].x == pytest.approx(115.6, abs=0.6)


def test_an_asterisk_note_stands_half_a_point_further_right(pages_of) -> None:
    """Mark and text of the notes of A/79/843, A/79/870 and A/79/876: x 115.6 and 123.9."""
    star = custom_note("*", "Circulated in the language of submission only.")
    [line] = pages_of(document(paragraph("Text (see annex).", 0), notes=(star,)))[0].notes
    mark, *text = line.line.runs
    assert mark.x == pytest.approx(115.58, abs=0.1)
    assert text[-1].x == pytest.approx(123.86, abs=0.1)


def test_an_annex_begins_at_the_height_measured_in_letters(pages_of) -> None:
    annex = Part("annex", words("Annex to the letter"), "en", "en", (paragraph("Text."),), level=1)
    _, second = pages_of(document(paragraph("Text."), annexes=(annex,)))
    first = next(item for item in second.content if isinstance(item, PlacedLine))
    assert first.line.text.strip() == "Annex to the letter"
    assert first.y == pytest.approx(84.45, abs=0.01)


@pytest.mark.parametrize("level", range(1, 7))
def test_the_first_line_of_a_page_stands_at_one_height_whatever_its_style(
    pages_of, level: int
) -> None:
    """Pages 6, 19 and 24 of A/80/590 begin with 14-point headings, 20 and 25 with 12-point ones."""
    made = document(paragraph("Text."), PageBreak(), heading("Heading", level), paragraph("Text."))
    _, second = pages_of(made)
    first, *rest = [item for item in second.content if isinstance(item, PlacedLine)]
    assert first.y == pytest.approx(84.45, abs=0.01)
    # The distance to the text is unchanged: descent of the heading's line, spacers, a body line.
    after = {1: 24.6, 2: 24.3, 3: 18.0, 4: 18.0, 5: 18.0, 6: 18.0}[level]
    assert rest[-1].y - first.y == pytest.approx(after, abs=0.01)


def test_running_headers_stand_on_the_outer_side(pages_of) -> None:
    blocks, notes = noted(30)
    pages = pages_of(document(*blocks, notes=notes))
    for page in pages[1:]:
        found = {
            item.line.text: item.line.runs[0].x
            for item in page.furniture
            if isinstance(item, PlacedLine)
        }
        outer = found["A/79/1"] > 300
        assert outer == (page.number % 2 == 1)
        assert (found[f"{page.number}/{len(pages)}"] > 300) == outer
        assert (found["25-05275"] > 300) != outer


def test_the_signature_stands_thirty_points_below_the_text(pages_of) -> None:
    (page,) = pages_of(document(paragraph("Text."), signature()))
    lines = [item for item in page.content if isinstance(item, PlacedLine)]
    by_text = {item.line.text.strip(): item.y for item in lines}
    assert by_text["(Signed) Ann Lee"] - by_text["Text."] == pytest.approx(30, abs=0.01)
    assert by_text["Ambassador"] - by_text["(Signed) Ann Lee"] == pytest.approx(12, abs=0.01)


def test_laying_out_twice_gives_the_same_pages(styles: StyleSheet, fonts: FontBook) -> None:
    blocks, notes = noted(12)
    story = build_story(document(*blocks, notes=notes))
    first, second = (set_pages(story, styles, fonts) for _ in range(2))

    def places(pages: tuple[Page, ...]) -> list[tuple[float, str]]:
        return [
            (item.y, item.line.text)
            for page in pages
            for item in (*page.content, *page.notes)
            if isinstance(item, PlacedLine)
        ]

    assert places(first) == places(second)


def sentences(first: int, last: int) -> str:
    return " ".join(f"Sentence {number} of the text." for number in range(first, last + 1))


def said(pages: tuple[Page, ...]) -> str:
    """The text of all pages, without what is repeated."""
    lines = (line for page in pages for line in page.content if isinstance(line, PlacedLine))
    return " ".join(line.line.text.strip() for line in lines if line.path)


def cell(text: str, *notes: int) -> TableCell:
    return TableCell(paragraph(text, *notes).inlines, "en")


def tall_table(*rows: tuple[TableCell, ...]) -> Table:
    return Table(("left", "left"), (cell("Date"), cell("Event")), rows, "en")


def marks_and_calls_agree(pages: tuple[Page, ...]) -> bool:
    return all(marks_of(page) == [str(call + 1) for call in calls_of(page)] for page in pages)


def nothing_is_below_the_text(pages: tuple[Page, ...]) -> bool:
    return all(
        item.y < (PAGE.first_bottom if page.number == 1 else PAGE.next_bottom)
        for page in pages
        for item in (*page.content, *page.notes)
    )


@pytest.mark.parametrize("lead", [0, 20, 34, 35, 36, 37, 60])
def test_a_row_taller_than_a_page_goes_on_overleaf(pages_of, lead: int) -> None:
    table = tall_table((cell("1 May"), cell(sentences(1, 400))), (cell("2 May"), cell("End.")))
    pages = pages_of(document(*(paragraph("Short.") for _ in range(lead)), table))
    found = said(pages)
    assert [f"Sentence {number} of" in found for number in range(1, 401)] == [True] * 400
    assert found.count("Sentence ") == 400
    assert nothing_is_below_the_text(pages)
    heads = [line.path for page in pages for line in page.content if _says(line, "Date")]
    assert len(heads) >= 2
    assert [bool(path) for path in heads] == [True] + [False] * (len(heads) - 1)
    assert said(pages).rstrip().endswith("2 May End.")


def _says(item: object, text: str) -> bool:
    return isinstance(item, PlacedLine) and item.line.text.strip() == text


def test_the_parts_of_a_tall_row_bring_their_notes(pages_of) -> None:
    parts = [paragraph(sentences(10 * n + 1, 10 * n + 10) + " ", n).inlines for n in range(40)]
    long_cell = TableCell(tuple(inline for part in parts for inline in part), "en")
    notes = tuple(note(number + 1, "word " * 30) for number in range(40))
    pages = pages_of(document(tall_table((cell("1 May"), long_cell)), notes=notes))
    assert len(pages) > 3
    assert marks_and_calls_agree(pages)
    assert nothing_is_below_the_text(pages)


def test_cells_side_by_side_go_on_each_where_it_was_left(pages_of) -> None:
    table = tall_table((cell(sentences(1, 200)), cell(sentences(201, 500))))
    pages = pages_of(document(table))
    found = said(pages)
    assert found.count("Sentence ") == 500
    assert nothing_is_below_the_text(pages)
    assert found.index("Sentence 201 of") < found.index("Sentence 100 of")


def test_a_table_head_taller_than_a_page_is_not_repeated(pages_of) -> None:
    table = Table(("left",), (cell(sentences(1, 400)),), ((cell("End."),),), "en")
    pages = pages_of(document(table))
    found = said(pages)
    assert found.count("Sentence ") == 400
    assert found.rstrip().endswith("End.")
    assert nothing_is_below_the_text(pages)


@pytest.mark.parametrize("lead", [1, 20, 34, 36, 50])
def test_a_note_longer_than_a_page_begins_beside_another(pages_of, lead: int) -> None:
    notes = (note(1, sentences(1, 400)), note(2, "The second note."), note(3, "The third note."))
    blocks = [paragraph("Short.") for _ in range(lead)]
    blocks += [paragraph("Called.", 0, 1), paragraph(LONG), paragraph("Later.", 2)]
    pages = pages_of(document(*blocks, notes=notes))
    [called] = [page for page in pages if 0 in calls_of(page)]
    assert marks_of(called) == ["1"]
    [later] = [page for page in pages if 2 in calls_of(page)]
    assert "3" in marks_of(later)
    lines = " ".join(line.line.text for page in pages for line in page.notes)
    assert lines.count("Sentence ") == 400
    order = [lines.index(words) for words in ("Sentence 1 ", "Sentence 400 ", "second", "third")]
    assert order == sorted(order)
    assert nothing_is_below_the_text(pages)
