"""Pair the lines of a letter as issued by the United Nations with ours, by their words."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pdflines import Line

GOAL = 0.75  # pt: the greatest distance of a line from the original's
PAGE_COST = 2000.0  # pt: the distance of a line on another page
BODY = range(72, 735)  # pt from the top: between running header and footer
TYPE = "TimesNewRoman"


@dataclass(frozen=True, slots=True)
class Pair:
    """A line in the original and the line with the same words in ours."""

    word: Line
    ours: Line
    same_page: bool

    @property
    def dx(self) -> float:
        """How far ours is to the right, in points."""
        return self.ours.x - self.word.x

    @property
    def dy(self) -> float:
        """How far ours is below, in points."""
        return self.ours.y - self.word.y

    @property
    def close(self) -> bool:
        """Whether the distance is within the goal."""
        return self.same_page and abs(self.dx) <= GOAL and abs(self.dy) <= GOAL


@dataclass(slots=True)
class Comparison:
    """A letter compared with its original; ``apart`` has the lines not counted, each with why."""

    name: str
    pairs: list[Pair]
    word_alone: list[Line]
    apart: list[tuple[Line, str]]
    starts: list[tuple[int, str, str]] = field(default_factory=list)
    lengths: tuple[int, int] = (0, 0)

    @property
    def lines(self) -> int:
        """How many lines count."""
        return len(self.pairs) + len(self.word_alone)

    @property
    def begins(self) -> int:
        """How many pages begin with the same line."""
        return sum(word == ours for _, word, ours in self.starts)


def other_type(line: Line) -> str:
    """Why a line does not count as text of the letter; empty if it does.

    Not counted are bar codes, separators made of underscores (drawn in ours) and other typefaces.
    """
    if re.fullmatch(r"_+", line.text):
        return "the separator: underscores in the original, a drawn rule in ours"
    fonts = Counter(glyph.font.partition("+")[2] or glyph.font for glyph in line.glyphs)
    font, count = fonts.most_common(1)[0]
    if not font.startswith(TYPE) and count > len(line.glyphs) / 2:
        return f"set in {font}, not in Times New Roman"
    return ""


def compare(
    name: str,
    ours: list[list[Line]],
    word: list[list[Line]],
    pages: Sequence[int],
    apart: Callable[[Line], str],
) -> Comparison:
    """Pair the lines of two documents by their words.

    ``pages`` are those of the original that ours has, in order: empty for all; ``apart`` tells why
    a line of the original does not count.
    """
    shown = list(pages) or list(range(1, len(word) + 1))
    mine = [line for page in ours for line in page]
    theirs, left_out = [], []
    for number in shown:
        for line in word[number - 1]:
            if why := other_type(line) or apart(line):
                left_out.append((line, why))
            else:
                theirs.append(line)
    place = {number: index for index, number in enumerate(shown, 1)}
    pairs, alone = pair_lines(theirs, mine, place)
    comparison = Comparison(name, pairs, alone, left_out, lengths=(len(word), len(ours)))
    for number in shown:
        if place[number] <= len(ours):
            starts = first_line(word[number - 1]), first_line(ours[place[number] - 1])
            comparison.starts.append((number, *starts))
    return comparison


def pair_lines(
    theirs: Sequence[Line], mine: Sequence[Line], place: dict[int, int]
) -> tuple[list[Pair], list[Line]]:
    """Pairs of lines with the same words, nearest first, and the unpaired lines of the original.

    ``place`` maps pages of the original to pages of ours.
    """

    def distance(one: Line, other: Line) -> float:
        turned = PAGE_COST * abs(place[one.page] - other.page)
        return turned + abs(one.x - other.x) + abs(one.y - other.y)

    same: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(mine):
        same[line.squeezed].append(index)
    costs = sorted(
        (distance(line, mine[there]), here, there)
        for here, line in enumerate(theirs)
        for there in same[line.squeezed]
    )
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, here, there in costs:
        if here not in paired and there not in taken:
            paired[here] = there
            taken.add(there)
    pairs = [
        Pair(theirs[here], mine[there], place[theirs[here].page] == mine[there].page)
        for here, there in sorted(paired.items())
    ]
    return pairs, [line for index, line in enumerate(theirs) if index not in paired]


def first_line(page: Sequence[Line]) -> str:
    """The first line of a page below its header, without blanks."""
    return next((line.squeezed for line in page if int(line.y) in BODY), "")
