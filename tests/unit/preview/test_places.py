"""Every line of a page has its place in the file, and the place leads back to the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import EXAMPLE
from unassemble.layout.fragments import PlacedLine
from unassemble.pipeline.letter_file import LetterFile
from unassemble.preview.building import Builder, Built, Failed, fragments
from unassemble.preview.places import PageMap, build_map

FOLDER = Path(__file__).parents[2] / "data" / "letters"
WITH_PICTURES = ("annexes", "odd")
LETTERS = [path for path in sorted(FOLDER.glob("*.yaml")) if path.stem not in WITH_PICTURES]


def mapped(path: Path) -> tuple[PageMap, list[str]]:
    made = Builder().build(LetterFile(path.read_bytes(), str(path), path.parent))
    if isinstance(made, Failed) and made.findings[-1].rule == "missing-glyph":
        pytest.skip("no font for it")
    assert isinstance(made, Built), [str(finding) for finding in made.findings]
    return build_map(made), path.read_text("utf-8").split("\n")


@pytest.fixture(scope="module")
def example() -> tuple[PageMap, list[str]]:
    return mapped(EXAMPLE)


def lines(found: PageMap) -> list[tuple[int, PlacedLine]]:
    return [
        (number, one)
        for number, page in enumerate(found.built.pages.pages)
        for one in fragments(page)
        if isinstance(one, PlacedLine) and one.line.runs
    ]


def word_at(found: PageMap, rows: list[str], words: str) -> tuple[str, bool]:
    """The text in the file at the place of the first character of some words on a page."""
    for page, placed in lines(found):
        for run in placed.line.runs:
            text = run.segment.text[run.start : run.end]
            if words in text:
                steps = run.segment.shaped.steps(
                    run.segment.size * run.segment.scale / 1000, run.segment.spacing
                )
                before = run.segment.text[run.start :].index(words)
                gaps = text[:before].count(" ") * run.space + before * run.gap
                x = run.x + sum(steps[run.start : run.start + before]) + gaps + 0.5
                place = found.at(page, x, placed.y - 2)
                assert place is not None
                return rows[place.span.line - 1][place.span.column - 1 :], place.made
    raise AssertionError(words)


@pytest.mark.parametrize(
    "words",
    [
        "condemns the so-called",
        "presidential and parliamentary",
        "COOPERATION COUNCIL",
        "Istanbul",
        "消除种族主义",
        "仅以来件",
        "statement-by-the",
        "illegitimate",
        "大使",
    ],
)
def test_a_word_leads_to_itself(example: tuple[PageMap, list[str]], words: str) -> None:
    text, made = word_at(*example, words)
    assert text.startswith(words[: len(text)])
    assert not made


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Distr.", "language: zh"),
        ("15 May 2020", "date: 2020-05-15"),
        ("第七十五年", "organ: security-council"),
        ("第七十四届", "organ: general-assembly"),
    ],
)
def test_words_of_the_program_lead_to_the_values_they_come_from(
    example: tuple[PageMap, list[str]], words: str, source: str
) -> None:
    text, made = word_at(*example, words)
    assert text.startswith(source)
    assert made


@pytest.mark.parametrize("path", [EXAMPLE, *LETTERS], ids=lambda path: path.stem)
def test_every_line_but_page_numbers_has_a_place(path: Path) -> None:
    found, rows = mapped(path)
    without = []
    for page, placed in lines(found):
        run = max(placed.line.runs, key=lambda run: run.width)
        place = found.at(page, run.x + run.width / 2, placed.y - 2)
        if place is None:
            without.append(placed.line.text)
        else:
            assert 1 <= place.span.line <= len(rows)
            assert 1 <= place.span.column <= len(rows[place.span.line - 1]) + 1
    pages = len(found.built.pages.pages)
    assert without == [f"{number}/{pages}" for number in range(2, pages + 1)]


def test_every_line_of_text_is_found_again(example: tuple[PageMap, list[str]]) -> None:
    found, _ = example
    for page, placed in lines(found):
        run = placed.line.runs[-1]
        place = found.at(page, run.x + run.width / 2, placed.y - 2)
        if place is None or place.made or placed.role == "furniture" or run.segment.note >= 0:
            continue
        boxes = found.boxes(place.span.line, place.span.column)
        tops = [(box.page, box.y) for box in boxes]
        assert (page, placed.y - placed.line.baseline) in tops, placed.line.text


def test_a_click_into_arabic_text_leads_to_its_character() -> None:
    found, rows = mapped(FOLDER / "arabic.yaml")
    seen = 0
    for page, placed in lines(found):
        for run in placed.line.runs:
            if not run.segment.shaped.rtl or run.segment.span is None:
                continue
            text = run.segment.text[run.start : run.end].replace("\u00a0", " ")
            first = found.at(page, run.x + run.width - 0.3, placed.y - 2)
            last = found.at(page, run.x + 0.3, placed.y - 2)
            if len(text) < 4 or first is None or last is None or first.made or last.made:
                continue
            assert rows[first.span.line - 1][first.span.column - 1 :].startswith(text[0])
            if first.span.line == last.span.line:
                assert last.span.column > first.span.column
                seen += 1
    assert seen > 5


def test_a_key_leads_to_the_text_below_it(example: tuple[PageMap, list[str]]) -> None:
    found, rows = example
    line = next(at for at, row in enumerate(rows, 1) if row.strip().startswith("sections:"))
    (box,) = found.boxes(line, 5)
    text = [
        one.line.text
        for page, one in lines(found)
        if page == box.page and one.y - one.line.baseline == box.y
    ]
    assert text[0].strip().startswith("I.")


def test_an_empty_place_on_a_page_has_no_place_in_the_file(
    example: tuple[PageMap, list[str]],
) -> None:
    found, _ = example
    assert found.at(0, 300, 230) is None
    assert found.at(99, 300, 230) is None
    assert found.at(-1, 300, 230) is None


def test_no_two_paragraphs_share_a_key(example: tuple[PageMap, list[str]]) -> None:
    found, _ = example
    drawn = {key: {one.placed.span for one in rows} for key, rows in found.drawn.items()}
    assert all(len(spans) == 1 for spans in drawn.values())
