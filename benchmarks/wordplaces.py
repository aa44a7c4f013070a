"""The lines of Word's pages, and what a hand has set before each page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from adjustments import Adjustment
from pdflines import Line, squeeze
from unassemble.model import Inline, plain
from unassemble.story import Story, StoryParagraph
from unassemble.styles import PAGE, letter_styles
from wordtext import Stretch

NARROW = 0.25  # pt: the least difference of two spaces
LEADER, CONTENTS = "......", 3
"""The leaders of a table of contents, and how many lines with them make one."""


@dataclass(frozen=True, slots=True)
class Place:
    """The position of a line."""

    page: int
    y: float
    text: str


def word_places(pages: Sequence[Sequence[Line]]) -> list[Place]:
    """Word's lines between header and footer; pieces at the same height are joined."""
    out: list[Place] = []
    for number, page in enumerate(pages, 1):
        heights: dict[float, str] = {}
        for line in page:
            if PAGE.next_top < line.y < PAGE.next_bottom:
                heights[line.y] = heights.get(line.y, "") + line.squeezed
        out.extend(Place(number, y, text) for y, text in sorted(heights.items()))
    return out


def find(text: str, word: Sequence[Place], start: int, last: int | None = None) -> int | None:
    """The index of Word's line that equals a line of ours, or begins like it, from ``start`` on;
    none after page ``last``."""
    near = (at for at in range(start, len(word)) if last is None or word[at].page <= last)
    alike = [at for at in near if word[at].text.startswith(text[:24])]
    return next((at for at in alike if word[at].text == text), next(iter(alike), None))


def without_contents(word: Sequence[Place]) -> list[Place]:
    """Word's lines but for those of tables of contents, which are those of the headings too."""
    leaders = Counter(place.page for place in word if LEADER in place.text)
    return [place for place in word if leaders[place.page] < CONTENTS]


def on_page(number: int, inlines: Sequence[Inline], word: Sequence[Place], page: int) -> bool:
    """Whether a note is on a page of Word's."""
    opening = f"{number}{squeeze(plain(inlines))[:24]}"
    return any(place.text.startswith(opening) for place in word if place.page == page)


# ---- set by hand ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Touched:
    """A paragraph of a stretch in Word: its pages, and what a hand has set in it."""

    first: int
    last: int
    heading: bool
    by_hand: tuple[str, ...]


def touched(
    stretch: Stretch, story: Story, word: Sequence[Place], start: int, found: Sequence[Adjustment]
) -> list[Touched]:
    """The paragraphs of a stretch, in order, with what a hand has set, also as measured."""
    measured = {one.text: one for one in found}
    usual = [0.0, *spaces(story)[1:]]
    out, at = list[Touched](), start
    for typed, space in zip(stretch.typed, usual, strict=True):
        place = find(typed.text, word, at, word[at].page + 1)
        at = at if place is None else place
        by_hand = list(typed.by_hand)
        if out and abs(typed.space - space) > NARROW:
            by_hand.append(f"{typed.space:g} pt typed above it, not {space:g}")
        if adjustment := measured.get(typed.text):
            by_hand.append(next(filter(None, map(adjustment.describe, adjustment.lines))))
        opening = f"{typed.text[:24]!r}: "
        out.append(
            Touched(
                word[at].page,
                word[end_of(typed.text, word, at)].page,
                typed.heading,
                tuple(opening + what for what in by_hand),
            )
        )
    return out


def end_of(text: str, word: Sequence[Place], start: int) -> int:
    """The index of Word's line with the end of a text that begins in line ``start``."""
    at, count = start, len(word[start].text)
    while count < len(text) and at + 1 < len(word):
        at += 1
        count += len(word[at].text)
    return at


def spaces(story: Story) -> list[float]:
    """The height of the spacers before each paragraph of ours."""
    styles, out, space = letter_styles(), list[float](), 0.0
    for item in story.items:
        if isinstance(item, StoryParagraph) and not item.pieces:
            space += styles.resolved(item.style).line or 0.0
        else:
            out.append(space)
            space = 0.0
    return out


def before_page(
    paragraphs: Sequence[Touched], frames: Sequence[str], word: Sequence[Place], page: int
) -> tuple[str, ...]:
    """What a hand has set on the page before, or in the paragraphs that a page begins with.

    ``frames`` are the openings of the frames of the document.
    """
    before = [place.text for place in word if place.page == page - 1]
    out = [
        f"{frame[:24]!r}: stands in a frame"
        for frame in frames
        if any(text.startswith(frame) for text in before)
    ]
    begins = True
    for one in paragraphs:
        if one.first < page <= one.last or one.first <= page - 1 <= one.last:
            out.extend(one.by_hand)
            begins = one.last < page
        elif one.first == page and begins:
            out.extend(one.by_hand)
            begins = one.heading
    return tuple(out)
