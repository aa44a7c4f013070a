"""What letters of 2025 show, in small letters of our own: where lists, datelines and signatures
stand, and which spaces of a justified line stretch.  Both outputs of each."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import groupby

import pytest
from lxml import etree

from letter_files import GOOD, assembled, source
from unassemble.layout import lay_out
from unassemble.layout.fragments import LineBox, Page, PlacedLine
from unassemble.layout.typesetter import Typesetter
from unassemble.pipeline.building import build_version
from unassemble.story import build_story
from unassemble.styles import letter_styles
from unassemble.text.fonts import open_fonts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EDGE, STEP_1, STEP_2 = 123.35, 147.1, 170.9
"""The left edge of the column, and its first two tab stops, in points."""


def letter(text: str, more: str = "") -> str:
    """The letter `GOOD` with another text."""
    indented = "\n".join(f"    {line}" if line else "" for line in text.strip().split("\n"))
    return GOOD.replace("    I have the honour to write.", indented) + more


def pages(yaml: str) -> tuple[Page, ...]:
    story = build_story(assembled(yaml))
    return lay_out(story, Typesetter(letter_styles(), open_fonts(), story.marks)).pages


def lines(page: Page) -> list[LineBox]:
    """The lines of text of a page."""
    found = (item for item in page.content if isinstance(item, PlacedLine))
    return [item.line for item in found if item.line.text.strip()]


def words(page: Page) -> list[str]:
    return [line.text.strip() for line in lines(page)]


def starts(page: Page) -> dict[str, tuple[float, float]]:
    """By its first word: where a line starts, and where its second run does."""
    return {
        line.text.split()[0]: (line.runs[0].x, line.runs[min(1, len(line.runs) - 1)].x)
        for line in lines(page)
    }


def in_word(yaml: str) -> list[str]:
    """The paragraphs of the DOCX: ``~`` is a no-break space, ``>`` a tab."""
    built = build_version(source(yaml), formats=("docx",))
    with zipfile.ZipFile(io.BytesIO(built.docx)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    out = []
    for paragraph in root.iter(f"{W}p"):
        found = paragraph.iter(f"{W}t", f"{W}tab")
        text = "".join(">" if one.tag == f"{W}tab" else one.text or "" for one in found)
        out.append(text.replace("\u00a0", "~"))
    return out


def spaces(line: LineBox) -> dict[str, float]:
    """How far each space of a line is stretched or shrunk, by the word after it."""
    out = {}
    for run in line.runs:
        text = run.segment.text[run.start : run.end]
        for found in re.finditer(r"([ \u00a0])([^ \u00a0]+)", text):
            out[found.group(2)] = run.space if found.group(1) == " " else 0.0
    return out


# ---- lists ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("above", ["The Mission wishes to state:", "The Mission states that,"])
@pytest.mark.parametrize("label", ["1.", "(a)"])
def test_a_list_opened_by_a_paragraph_stands_a_tab_further_in(above: str, label: str) -> None:
    """A/79/757, A/79/825: 21 of 21 lists of figures, 34 of 34 of letters."""
    item = "joint letters from the two Presidents to all Member States are read by everyone there"
    yaml = letter(f"{above}\n\n{label} {item}")
    (page,) = pages(yaml)
    assert starts(page)[label] == pytest.approx((STEP_1, STEP_2), abs=0.1)
    following = next(line for line in lines(page) if line.text.endswith("there"))
    assert following.runs[0].x == pytest.approx(EDGE, abs=0.1)
    assert f">{label}>{item}" in in_word(yaml)


@pytest.mark.parametrize(
    ("above", "label", "x"),
    [
        ("The Mission wishes to make a statement.", "1.", EDGE),
        ("The Mission wishes to make a statement.", "(a)", STEP_1),
        ("## Statement", "1.", EDGE),
        ("## Statement", "(a)", STEP_1),
        ("It was said:\n\n> No.", "1.", EDGE),
    ],
)
def test_after_a_full_stop_or_a_heading_figures_stand_at_the_edge(
    above: str, label: str, x: float
) -> None:
    (page,) = pages(letter(f"{above}\n\n{label} Peace is needed."))
    assert starts(page)[label][0] == pytest.approx(x, abs=0.1)


def test_what_is_below_an_item_stands_further_in_with_it() -> None:
    text = "We note:\n\n1. Peace;\n\n    (a) Justice;\n\n    - Law.\n\n2. Trade."
    (page,) = pages(letter(text))
    found = starts(page)
    assert found["1."][0] == found["2."][0] == pytest.approx(STEP_1, abs=0.1)
    assert found["(a)"][0] == pytest.approx(STEP_2, abs=0.1)


def test_a_list_that_goes_on_stands_where_it_stood() -> None:
    text = "Thus.\n\n1. Peace.\n\n> They said:\n\nIt was added that:\n\n2. Trade."
    (page,) = pages(letter(text))
    assert starts(page)["2."][0] == pytest.approx(EDGE, abs=0.1)


# ---- datelines and signatures --------------------------------------------------------------------


def test_a_dateline_under_an_annex_s_title_stands_left_and_upright() -> None:
    annex = (
        "annexes:\n  - title: Comment of the Ministry\n    sections:\n      - entries:\n"
        "          - statements:\n              - {date: 16 June 2025, text: It is so.}\n"
    )
    _, page = pages(letter("Please see the annex.", annex))
    (dateline,) = (line for line in lines(page) if line.text.endswith("June 2025"))
    assert dateline.runs[0].x == pytest.approx(EDGE, abs=0.1)
    assert dateline.runs[0].segment.face is open_fonts().latin(bold=False, italic=False)


SENTENCE = (
    "This report marks the first time that a national authority has issued a document so long."
)


def above_signature(last: str) -> set[int]:
    """How many lines stand above a signature overleaf, with any number of paragraphs before it."""
    found = set()
    for count in range(12, 32):
        made = pages(letter("\n\n".join(["And so on."] * count + [last])))
        if len(made) > 1:
            found.add(next(at for at, one in enumerate(words(made[1])) if "Lee" in one))
    assert found
    return found


@pytest.mark.parametrize("sentences", range(5))
def test_three_lines_at_least_stand_above_a_signature(sentences: int) -> None:
    """32 of 32 in letters of 2025; whatever the length of the last paragraph, to five lines."""
    assert min(above_signature(" ".join(["And so on.", *[SENTENCE] * sentences]))) >= 3


def test_of_a_long_last_paragraph_two_lines_may_stand_above_a_signature() -> None:
    assert min(above_signature(" ".join([SENTENCE] * 9))) == 2


def kept(text: str, how: str) -> list[str]:
    """The texts of the paragraphs of a DOCX with a property."""
    built = build_version(source(letter(text)), formats=("docx",))
    with zipfile.ZipFile(io.BytesIO(built.docx)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [
        "".join(paragraph.itertext())
        for paragraph in root.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}{how}") is not None
    ]


def test_word_keeps_three_lines_with_the_signature() -> None:
    found = kept("First.\n\nSecond.\n\nThird.\n\nLast.", "keepNext")
    assert {"Second.", "Third.", "Last."} < set(found)
    assert "First." not in found


def test_word_keeps_a_short_last_paragraph_whole_and_a_long_one_not() -> None:
    for count, whole in ((2, False), (4, True), (9, False)):
        last = " ".join([SENTENCE] * count)
        assert ([last] == kept(f"First.\n\n{last}", "keepLines")) == whole


# ---- held spaces ---------------------------------------------------------------------------------

CITIES = (
    "Years of non-stop cleansing, carnage and erasure of homes by the forces – from Deir Yassin to"
    " Tantura, Qibya and Jenin, and the march of 18 March, the strike of 27 May 2025 on item 5 of"
    " the agenda, and 10 million people in 9 camps, who wait there for 3 months and more of relief."
)


def test_held_spaces_are_as_wide_as_the_others_of_their_line() -> None:
    (page,) = pages(letter(CITIES))
    body = [line for line in lines(page) if any(run.space for run in line.runs)]
    needed = next(one for one in in_word(letter(CITIES)) if "Deir" in one)
    for line in body:
        for word, wider in spaces(line).items():
            rigid = f"~{word}" in needed
            usual = max((run.space for run in line.runs), key=abs)
            assert wider == (0.0 if rigid else pytest.approx(usual)), (line.text, word)


def test_word_gets_a_no_break_space_only_where_a_line_would_end_there() -> None:
    """The date is moved over the edge of the line, letter by letter."""
    kept = []
    for shift in range(1, 40):
        yaml = letter(
            "x" * shift + " words of cleansing, carnage and erasure by forces of 18 March."
        )
        (page,) = pages(yaml)
        (first,) = (line for line in words(page) if "words of" in line)
        paragraph = next(one for one in in_word(yaml) if "words of" in one)
        rigid = "18~March" in paragraph
        assert rigid or "18 March" in paragraph
        assert not first.endswith("18")
        assert not (rigid and "March" in first)
        kept.append(rigid)
    # First the date fits, then its day alone would, then neither does.
    assert [rigid for rigid, _ in groupby(kept)] == [False, True, False]


def test_both_outputs_have_the_same_no_break_spaces() -> None:
    (page,) = pages(letter(CITIES))
    printed = " ".join(words(page))
    count = printed[printed.index("Years of") :].count("\u00a0")
    assert count
    paragraph = next(one for one in in_word(letter(CITIES)) if "Deir" in one)
    assert paragraph.count("~") == count


def test_a_typed_no_break_space_stays_and_keeps_its_width() -> None:
    yaml = letter(CITIES.replace("Deir Yassin", "Deir&nbsp;Yassin"))
    assert any("Deir~Yassin" in one for one in in_word(yaml))
    (page,) = pages(yaml)
    assert next(
        found["Yassin"] for found in map(spaces, lines(page)) if "Yassin" in found
    ) == pytest.approx(0.0)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_no_line_begins_with_a_no_break_space(space: str) -> None:
    """A/79/785, A/80/84: UAX #14 has an opportunity between a dash and the space."""
    for shift in range(70, 90):
        text = "x" * 20 + " " + "y" * (shift - 20) + f" Policy 2018{space}–{space}2028 of Slovenia."
        (page,) = pages(letter(text))
        assert not any(line.text[:1] in ("\u00a0", "\u202f") for line in lines(page))
