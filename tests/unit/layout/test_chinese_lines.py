"""Lines of Chinese text end and fill as in A/75/836, a report that Word made.

A line of `LINE` has room for 32 characters of 10.5 points and 7 points more: with a 33rd it is 3.5
points too long.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from unassemble.layout.fragments import LineBox
from unassemble.layout.paragraph.east_asian import Overfull, overhang
from unassemble.layout.typesetter import Typesetter
from unassemble.story import Characters, StoryParagraph, Tab
from unassemble.styles import Style, StyleSheet
from unassemble.text.fonts import FontBook

EM = 10.5
ROOM = 32
OVER = 3.5
LINE = (0.0, (ROOM + 1) * EM - OVER)


@pytest.fixture
def lines(styles: StyleSheet, fonts: FontBook):
    def break_(text: str, align: str = "both", size: float = EM) -> list[LineBox]:
        own = styles.resolved("SingleTxtZh")
        own = replace(own, left=0.0, right=0.0, first=0.0, tabs=(), align=align, size=size)
        sheet = StyleSheet({"P": Style("P", "P", own)}, {})
        pieces: list[Characters | Tab] = []
        for index, part in enumerate(text.split("\t")):
            pieces += [Tab()] if index else []
            pieces += [Characters(part, "zh")] if part else []
        area = (0.0, LINE[1] * size / EM)
        return Typesetter(sheet, fonts).lines(StoryParagraph("P", tuple(pieces), "zh"), area)

    return break_


def texts(made: list[LineBox]) -> list[str]:
    return [line.text.strip() for line in made]


def places(line: LineBox) -> dict[int, float]:
    """Where each character of a line is drawn: the x of its own box."""
    out = {}
    for run in line.runs:
        segment = run.segment
        steps = segment.shaped.steps(segment.size * segment.scale / 1000, segment.spacing)
        x = run.x
        for index in range(run.start, run.end):
            out[run.at + index - run.start] = x
            space = run.space if segment.text[index] == " " else 0.0
            x += steps[index] + space + (run.gap if segment.face.han else 0.0)
    return out


def steps(line: LineBox) -> list[float]:
    """How far each character of a line is from the next."""
    xs = [x for _, x in sorted(places(line).items())]
    return [round(after - before, 2) for before, after in pairwise(xs)]


def end(line: LineBox) -> float:
    """Where a line ends whose last character is an em wide."""
    return max(places(line).values()) + EM


# ---- what is taken -------------------------------------------------------------------------------


def test_a_line_is_filled_with_what_fits(lines) -> None:
    first, second = texts(lines("中" * 40))
    assert (len(first), len(second)) == (ROOM, 8)


@pytest.mark.parametrize("mark", "，。、；：！？》”’）」")
def test_a_closing_mark_half_of_which_fits_ends_the_line(lines, mark: str) -> None:
    text = "中" * ROOM + mark + "文" * 9
    assert texts(lines(text))[0] == "中" * ROOM + mark


def test_nothing_shrinks_then_and_the_line_is_stretched_to_half_of_the_mark(lines) -> None:
    text = "中" * 15 + "，" + "文" * 16 + "。" + "后" * 9
    line = lines(text)[0]
    assert line.text == text[: ROOM + 1]
    assert steps(line) == pytest.approx([EM + (EM / 2 - OVER) / ROOM] * ROOM, abs=0.01)
    assert end(line) == pytest.approx(LINE[1] + EM / 2, abs=0.02)


def test_marks_give_equally_to_take_one_character_more(lines) -> None:
    text = "中" * 10 + "，" + "中" * 10 + "、" + "中" * 9 + "。" + "文" * 9
    line = lines(text)[0]
    assert line.text == text[: ROOM + 1]
    between = steps(line)
    assert between[10] == between[21] == between[31] == pytest.approx(EM - OVER / 3, abs=0.02)
    assert between[0] == pytest.approx(EM)
    assert end(line) == pytest.approx(LINE[1], abs=0.02)


def test_an_opening_mark_gives_on_its_left(lines) -> None:
    text = "中" * 8 + "《" + "中" * 8 + "》" + "中" * 8 + "，" + "文" * 14
    between = steps(lines(text)[0])
    lost = pytest.approx(EM - OVER / 3, abs=0.02)
    assert (between[7], between[8]) == (lost, EM)
    assert (between[16], between[17]) == (EM, lost)


def test_an_opening_mark_that_begins_the_line_gives_nothing(lines) -> None:
    text = "“" + "中" * 9 + "，" + "中" * 9 + "、" + "中" * 9 + "。" + "文" * 9
    between = steps(lines(text)[0])
    assert between[0] == pytest.approx(EM)
    assert between[10] == between[20] == pytest.approx(EM - OVER / 3, abs=0.02)


def test_the_last_line_is_natural_but_squeezed_if_it_is_too_long(lines) -> None:
    text = "中" * 10 + "，" + "中" * 10 + "、" + "中" * 9 + "。文"
    (line,) = lines(text)
    assert end(line) == pytest.approx(LINE[1], abs=0.02)
    (short,) = lines(text[:12])
    assert steps(short) == [EM] * 11


def test_a_number_before_a_tab_stays_as_it_is(lines) -> None:
    text = "，\t" + "中" * 10 + "，" + "中" * 8 + "、" + "中" * 40
    between = places(lines(text)[0])
    assert between[2] - between[0] >= EM


@pytest.mark.parametrize("align", ["left", "right", "center"])
def test_without_justification_only_the_last_mark_gives_way(lines, align: str) -> None:
    text = "中" * 10 + "，" + "中" * 10 + "、" + "中" * 9 + "。" + "文" * 9
    assert len(lines(text, align)[0].text) == ROOM
    hanging = "中" * ROOM + "。" + "文" * 9
    first = lines(hanging, align)[0]
    assert first.text == hanging[: ROOM + 1]
    assert set(steps(first)) == {EM}


def test_notes_follow_the_same_rule_at_their_own_size(lines) -> None:
    text = "中" * 10 + "，" + "中" * 10 + "、" + "中" * 9 + "。" + "文" * 9
    assert texts(lines(text, size=9.0)) == texts(lines(text))


def test_only_one_unit_is_taken(lines) -> None:
    text = ("中" * 5 + "，") * 5 + "中" * 20
    assert len(lines(text)[0].text) == ROOM + 1


@pytest.mark.parametrize("unit", ["《文", "文。”", "2030", "UNAIDS", "2\u00a0500"])
def test_a_unit_is_never_parted(lines, unit: str) -> None:
    for length in range(24, 34):
        made = texts(lines("中" * length + unit + "后" * 9))
        assert any(unit in line for line in made)


# ---- spaces --------------------------------------------------------------------------------------


def test_a_stretched_line_widens_its_spaces_first_to_half_an_em(lines) -> None:
    text = "中" * 10 + " 2020 " + "中" * 18 + "2030 " + "文" * 9
    line = lines(text)[0]
    spaces = [run.space for run in line.runs if " " in run.segment.text[run.start : run.end]]
    han = {round(run.gap, 3) for run in line.runs if run.segment.face.han}
    assert max(spaces) <= EM / 4 + 0.01
    assert han == {0.0} or max(spaces) == pytest.approx(EM / 4, abs=0.01)


def test_typed_spaces_and_added_ones_give_the_same_places(lines) -> None:
    text = "到 2030 年消除艾滋病，自 2010 年以来的第 70/266 号决议和 COVID-19 大流行凸显了" * 3
    typed, added = lines(text), lines(text.replace(" ", ""))
    assert ["".join(line.split()) for line in texts(typed)] == texts(added)
    for one, other in zip(typed, added, strict=True):
        theirs = [x for at, x in places(one).items() if text[at] != " "]
        assert theirs == pytest.approx(list(places(other).values()), abs=0.03)


def test_a_line_may_end_between_a_figure_and_what_it_counts(lines) -> None:
    """Page 2 of A/75/836 ends a line "2030", page 6 "2019", page 16 "860"."""
    text = "中" * 30 + " 2019 年的" + "文" * 20
    assert texts(lines(text))[0].endswith("2019")
    assert texts(lines(text))[1].startswith("年")


def test_a_line_of_latin_words_is_filled_as_in_other_languages(lines) -> None:
    text = "International Convention on the Elimination of All Forms of Racial Discrimination, " * 2
    made = lines(text)
    assert end(made[0]) <= LINE[1] + EM
    assert "".join(texts(made)).replace(" ", "") == text.replace(" ", "")


# ---- the decision by itself ----------------------------------------------------------------------

FULL = Overfull(excess=4.0, lack=6.5, em=EM, closing=False, marks=2, gaps=0, kept=33, kept_gaps=0)


@pytest.mark.parametrize(
    ("line", "outside"),
    [
        # The mark at the end counts half, whatever the rest could give.
        (replace(FULL, closing=True, marks=0, excess=5.25), 5.25),
        # Without a mark nothing gives.
        (replace(FULL, marks=0), None),
        # Two marks of a line give up to half an em each, the last mark stands whole.
        (replace(FULL, excess=10.0, lack=15.0), 0.0),
        (replace(FULL, excess=10.6, lack=15.0), None),
        (replace(FULL, closing=True, excess=10.0, lack=15.0), 0.0),
        # They give too little for that: it stands half outside, or wholly.
        (replace(FULL, closing=True, marks=1, excess=10.0, lack=11.0), 5.25),
        (replace(FULL, closing=True, marks=1, excess=15.0, lack=11.0), 10.5),
        (replace(FULL, closing=True, marks=1, excess=15.8, lack=11.0), None),
        # Spaces give an eighth of an em each, beside marks.
        (replace(FULL, marks=1, gaps=2, excess=7.8, lack=13.0), 0.0),
        (replace(FULL, marks=1, gaps=2, excess=7.9, lack=13.0), None),
        # Too much for a mark, compared with what a character would gain.
        (replace(FULL, excess=9.0, lack=6.5), 0.0),
        (replace(FULL, excess=9.5, lack=6.5), None),
        # A space would gain as much as five characters.
        (replace(FULL, excess=8.0, lack=6.5, kept_gaps=1), None),
    ],
)
def test_what_is_taken(line: Overfull, outside: float | None) -> None:
    assert overhang(line) == outside
