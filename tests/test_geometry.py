"""Positions agree with those measured in letters of 2025, within one point.

Measured are y of baselines and x of line starts (or ends, where the table says so), from the top
left corner of the page, in PDFs made by Word: A/79/843, A/79/844 and 97 letters of 2025.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import ROOT
from documents import set_pages
from unassemble.layout.fragments import Page, PlacedLine, PlacedMark, Rule
from unassemble.pipeline.letter_file import read_letter_file
from unassemble.pipeline.reading import read_version
from unassemble.story import build_story
from unassemble.styles import letter_styles
from unassemble.text.fonts import open_fonts

LETTERS = ROOT / "benchmarks" / "letters"


def pages_of(path: Path) -> tuple[Page, ...]:
    document = read_version(read_letter_file(path)).document
    assert document is not None
    return set_pages(build_story(document), letter_styles(), open_fonts())


@pytest.fixture(scope="module")
def one_page() -> Page:
    (page,) = pages_of(LETTERS / "A_79_844-S_2025_196.yaml")
    return page


@pytest.fixture(scope="module")
def four_pages() -> tuple[Page, ...]:
    return pages_of(LETTERS / "A_79_843-S_2025_201.yaml")


def lines(page: Page) -> dict[str, tuple[float, float, float]]:
    """The lines of a page by their text: x of start, baseline, x of end."""
    out = {}
    for item in (*page.content, *page.notes, *page.furniture):
        if isinstance(item, PlacedLine) and item.line.runs:
            last = item.line.runs[-1]
            text = item.line.text.replace("\u00a0", " ").strip()
            # A lowered run moves the baseline of its line.
            rise = item.line.runs[0].segment.rise
            out[text] = (item.line.runs[0].x, item.y - min(rise, 0), last.x + last.width)
    return out


def near(value: float) -> object:
    return pytest.approx(value, abs=1.0)


@pytest.mark.parametrize(
    ("words", "x", "y"),
    [
        ("United Nations", 123.4, 57.8),
        ("Distr.: General", 397.1, 86.7),
        ("1 April 2025", 397.1, 98.4),
        ("Original: English", 397.1, 122.4),
        ("Seventy-ninth session", 60.0, 234.3),
        ("Agenda items 62 and 98", 60.0, 246.3),
        ("The situation in the temporarily occupied territories", 60.0, 264.3),
        ("General and complete disarmament", 60.0, 294.3),
        ("Eightieth year", 348.1, 234.3),
        ("Letter dated 28 March 2025 from the Chargé d’affaires a.i. of the", 123.4, 325.5),
        ("Permanent Mission of Ukraine to the United Nations addressed to", 123.4, 339.0),
        ("Affairs of Ukraine dated 28 March 2025 on the situation around the Zaporizhzhia",
         123.4, 388.9),
        ("Security Council.", 123.4, 442.9),
        ("(Signed) Khrystyna Hayovyshyn", 345.7, 472.9),
        ("Deputy Permanent Representative", 341.9, 496.9),
        ("25-05286 (E)    110425", 65.3, 747.6),
    ],
)  # fmt: skip
def test_page_1(one_page: Page, words: str, x: float, y: float) -> None:
    found = lines(one_page)[words]
    assert (found[0], found[1]) == (near(x), near(y))


def test_the_symbol_ends_at_the_right_edge(one_page: Page) -> None:
    _, y, end = lines(one_page)["A/79/844-S/2025/196"]
    assert (y, end) == (near(56.5), near(552.1))


def test_the_note_stands_where_the_letter_has_it(one_page: Page) -> None:
    first, second = one_page.notes
    assert (first.y, second.y) == (near(693.3), near(703.6))
    assert first.line.runs[0].x == near(117.0)
    assert first.line.runs[1].x == near(123.4)


def test_rules_and_emblem(one_page: Page) -> None:
    rules = [item for item in (*one_page.furniture, *one_page.content) if isinstance(item, Rule)]
    at = {round(rule.y): (rule.x, rule.length) for rule in rules}
    assert at[65] == (near(60.0), near(492.7))
    assert at[210] == (near(59.3), near(492.6))
    end = next(rule for rule in one_page.content if isinstance(rule, Rule))
    assert (end.x, end.y, end.length) == (near(270.2), near(529.1), near(72.0))
    emblem = next(item for item in one_page.furniture if isinstance(item, PlacedMark))
    assert (emblem.x, emblem.y) == (near(64.7), near(71.3))
    assert (emblem.x + emblem.width, emblem.y + emblem.height) == (near(120.8), near(118.3))


def test_pages_2_and_3_of_a_longer_letter(four_pages: tuple[Page, ...]) -> None:
    even, odd = lines(four_pages[1]), lines(four_pages[2])
    assert even["A/79/843"][:2] == (near(60.0), near(49.2))
    assert even["S/2025/201"][:2] == (near(60.0), near(59.0))
    assert even["2/4"][:2] == (near(60.0), near(755.3))
    assert even["25-05275"][1:] == (near(753.8), near(552.0))
    assert odd["S/2025/201"][1:] == (near(59.0), near(552.1))
    assert odd["3/4"][1:] == (near(755.3), near(551.9))
    first = "Moreover, Armenia’s claims were refuted by the Office of the United Nations"
    assert even[first][:2] == (near(147.1), near(84.5))
    last = "Azerbaijan (A/HRC/8/6/Add.2), 15 April 2008."
    assert even[last][:2] == (near(123.4), near(732.5))


def test_every_page_begins_with_the_line_it_begins_with_in_word(
    four_pages: tuple[Page, ...],
) -> None:
    starts = []
    for page in four_pages[1:]:
        first = next(item for item in page.content if isinstance(item, PlacedLine))
        starts.append(first.line.text.strip()[:34])
    assert starts == [
        "Moreover, Armenia’s claims were re",
        "As for those brought to justice, t",
        "entirety, as well as responsible d",
    ]
