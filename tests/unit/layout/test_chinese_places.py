"""Places of Chinese documents are those of A/75/836, within half a point.

Measured in the PDF that Word made: x of line starts and y of baselines, in points from the top left
corner.  What a report does not have (two organs, a signature) follows the English analogy.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from documents import set_pages
from letter_files import assembled
from unassemble.layout.fragments import Bars, Page, PlacedLine, PlacedMark, Rule
from unassemble.story import build_story
from unassemble.styles import letter_styles
from unassemble.text.fonts import open_fonts

HEAD = """\
language: zh
original: en
symbols: [A/75/836]
date: 2021-03-31
job_number: 21-04320
date_codes: ["220421", "270421"]
organs:
  - organ: general-assembly
    session: 75
    agenda_items:
      - number: 10
        title: |
          和关于艾滋病毒问题的各项政治
          宣言的执行情况
letter:
  dated: 2021-03-31
  from: {state: AZ, office: permanent-representative}
  to: [secretary-general]
  title: 应对不平等现象
  text: |
"""
END = "  signatories: [{name: 莱拉, titles: [大使]}]\n"
TEXT = "国际社会齐心协力应对卫生、发展和安全领域的全球性威胁时，理想如何变成了现实。" * 3


def pages(text: str, more: str = "") -> tuple[Page, ...]:
    body = "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))
    document = assembled(HEAD + body + END + more)
    return set_pages(build_story(document), letter_styles(), open_fonts())


def lines(page: Page) -> dict[str, tuple[float, float]]:
    """Where the lines of a page begin, by their first words: x and baseline."""
    out: dict[str, tuple[float, float]] = {}
    for item in (*page.furniture, *page.content, *page.notes):
        if isinstance(item, PlacedLine) and item.line.runs:
            first = item.line.runs[0]
            y = item.y - min(first.segment.rise, 0)
            out.setdefault(item.line.text.strip()[:9], (first.x, y))
    return out


def near(*values: float) -> object:
    return pytest.approx(values, abs=0.5)


@pytest.fixture(scope="module")
def first() -> Page:
    return pages(TEXT)[0]


@pytest.mark.parametrize(
    ("words", "x", "y"),
    [
        ("联合国", 123.4, 56.9),
        ("大会", 123.4, 88.3),
        ("Distr.: G", 397.0, 86.9),
        ("31 March ", 397.0, 98.9),
        ("Chinese", 397.0, 110.9),
        ("Original:", 397.0, 122.9),
        ("第七十五届会议", 60.0, 227.3),
        ("议程项目 10", 60.0, 246.3),
        ("和关于艾滋病毒问题", 60.0, 265.4),
        ("宣言的执行情况", 60.0, 281.3),
        ("21-04320 ", 60.0, 747.4),
    ],
)
def test_page_1(first: Page, words: str, x: float, y: float) -> None:
    assert lines(first)[words] == near(x, y)


def xs(page: Page, words: str) -> list[float]:
    """Where each character of a line stands."""
    (line,) = (
        item.line
        for item in page.furniture
        if isinstance(item, PlacedLine) and item.line.text == words
    )
    out: list[float] = []
    for run in line.runs:
        segment = run.segment
        steps = segment.shaped.steps(segment.size * segment.scale / 1000, segment.spacing)
        out += [run.x + sum(steps[run.start : at]) for at in range(run.start, run.end)]
    return out


def test_short_names_of_the_masthead_are_spread(first: Page) -> None:
    assert xs(first, "联合国") == near(123.4, 140.8, 158.2)
    assert xs(first, "大会") == near(123.4, 161.5)
    assert xs(first, "请回收") == near(444.5, 455.0, 465.5)


def test_a_longer_name_is_not() -> None:
    document = assembled(
        HEAD.replace("general-assembly", "human-rights-council") + "    文\n" + END
    )
    (page,) = set_pages(build_story(document), letter_styles(), open_fonts())
    places = xs(page, "人权理事会")
    assert [round(b - a) for a, b in pairwise(places)] == [19] * 4


def test_date_codes_stand_where_wide_blanks_put_them(first: Page) -> None:
    starts = xs(first, "21-04320 (C)    220421    270421")
    assert starts[16] == pytest.approx(134.3, abs=0.5)
    assert starts[26] == pytest.approx(184.1, abs=0.5)


def test_emblem_rules_and_codes(first: Page) -> None:
    marks = {item.name: item for item in first.furniture if isinstance(item, PlacedMark)}
    assert (marks["un-emblem"].x, marks["un-emblem"].y) == near(60.9, 70.8)
    recycle = marks["recycle"]
    assert (recycle.x, recycle.y, recycle.x + recycle.width) == near(474.7, 737.5, 493.2)
    upper, lower = (item for item in first.furniture if isinstance(item, Rule))
    assert (upper.x, upper.y, upper.x + upper.length) == near(60.0, 65.0, 551.2)
    assert (lower.x, lower.y, lower.x + lower.length) == near(59.3, 209.7, 551.2)
    codes = {item.kind: item.boxes for item in first.furniture if isinstance(item, Bars)}
    assert min(box[0] for box in codes["code39"]) == pytest.approx(60.0, abs=0.5)


def test_a_symbol_ends_at_the_right_edge(first: Page) -> None:
    (line,) = (
        item.line
        for item in first.furniture
        if isinstance(item, PlacedLine) and item.line.text == "A/75/836"
    )
    last = line.runs[-1]
    assert last.x + last.width == pytest.approx(551.2, abs=0.5)
    assert [run.segment.size for run in line.runs] == [20, 10.5]


BODY = f"""\
\\pagebreak

# 一. 导言

1. {TEXT}

2. {TEXT}

   (a) {TEXT}

### 资源不足

3. {TEXT}^[{TEXT}]"""


@pytest.fixture(scope="module")
def second() -> Page:
    return pages(BODY)[1]


def test_the_first_line_of_a_page_hangs_by_its_own_height(second: Page) -> None:
    """A heading of 20 points at 91.5, a text line of 16 at 88.2."""
    assert lines(second)["一. 导言"] == near(93.5, 91.5)
    text = pages(f"\\pagebreak\n\n{TEXT}")[1]
    assert lines(text)[TEXT[:9]] == near(144.7, 88.2)


def test_numbered_paragraphs_and_headings(second: Page) -> None:
    placed = [item for item in second.content if isinstance(item, PlacedLine) and item.line.runs]
    texts = [item.line.text.strip() for item in placed]

    def at(words: str) -> int:
        return next(index for index, text in enumerate(texts) if text.startswith(words))

    def step(index: int) -> float:
        return placed[index].y - placed[index - 1].y

    one, two, item, heading = map(at, ("1. ", "2. ", "(a) ", "资源不足"))
    assert (placed[one].line.runs[0].x, placed[one].y) == near(123.3, 120.3)
    assert placed[two].line.runs[1].x == pytest.approx(144.7, abs=0.5)
    assert [run.x for run in placed[item].line.runs[:2]] == near(144.7, 166.3)
    assert placed[item + 1].line.runs[0].x == pytest.approx(123.3, abs=0.5)
    assert placed[heading].line.runs[0].x == pytest.approx(123.3, abs=0.5)
    steps = [step(index) for index in (one + 1, two, heading, heading + 1)]
    assert steps == pytest.approx([16.0, 23.0, 23.0, 22.0], abs=0.1)


def test_a_heading_of_the_first_level_has_31_points_above_and_29_below() -> None:
    placed = [
        item
        for item in pages(f"\\pagebreak\n\n{TEXT}\n\n# 五. 建议\n\n{TEXT}")[1].content
        if isinstance(item, PlacedLine) and item.line.runs
    ]
    index = next(at for at, item in enumerate(placed) if item.line.text.strip() == "五. 建议")
    assert placed[index].y - placed[index - 1].y == pytest.approx(31.2, abs=0.1)
    assert placed[index + 1].y - placed[index].y == pytest.approx(28.8, abs=0.1)


class TestNotes:
    def test_a_note_has_12_points_a_line_and_6_below(self) -> None:
        page = pages(f"\\pagebreak\n\n{TEXT}^[{TEXT}]{TEXT}^[{TEXT}]")[1]
        ys = [line.y for line in page.notes]
        pitches = [round(b - a, 2) for a, b in pairwise(ys)]
        assert sorted(set(pitches)) == [12.0, 18.0]
        assert ys[-1] == pytest.approx(726.2, abs=0.5)
        first = page.notes[0].line.runs
        assert first[0].x == pytest.approx(116.8, abs=0.5)
        assert first[1].x == pytest.approx(123.3, abs=0.5)
        end = max(run.x + run.width for run in first)
        assert end == pytest.approx(489.2, abs=0.5)

    def test_below_a_full_page_the_6_points_are_dropped(self) -> None:
        """In A/75/836 they stay with 10.8 points between text and notes, not with 6.4."""
        found = set()
        for short in range(6):
            text = "\n\n".join([f"\\pagebreak\n\n{TEXT}^[注。]", *["文"] * short, *[TEXT] * 20])
            page = pages(text)[1]
            last = next(item for item in reversed(page.content) if isinstance(item, PlacedLine))
            y = page.notes[-1].y
            room = page.notes[0].top - 13.2 - last.bottom
            found.add(round(y))
            assert room >= 7 if round(y) == 726 else room - 6 < 7
        assert found == {726, 732}

    def test_the_rule_stands_15_points_above_the_first_line(self) -> None:
        page = pages(f"\\pagebreak\n\n{TEXT}^[注。]")[1]
        rule = next(item for item in page.furniture if isinstance(item, Rule) and item.y > 600)
        # Drawn a point below the baseline of the underscores.
        assert page.notes[0].y - rule.y == pytest.approx(14.2, abs=0.5)


def test_the_end_rule_stands_40_points_below_the_last_line() -> None:
    content = pages(TEXT)[0].content
    rule = next(item for item in content if isinstance(item, Rule))
    last = max(item.y for item in content if isinstance(item, PlacedLine))
    assert rule.y - last == pytest.approx(40.1, abs=0.5)
    assert (rule.x, rule.length) == near(270.05, 72.0)
