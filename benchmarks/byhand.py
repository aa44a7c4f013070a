"""What the operators of a document set by hand, measured in its PDF.

Three things are found, each against what the paragraph's style says: letters that stand closer
(``w:spacing`` of a run), lines that stand closer (``w:line`` of a paragraph), and lines that reach
over the paragraph's right edge (``w:right``).  No rule gives them.  A measure counts only if it is
proven: with it put into ours, and nothing else, our lines of that paragraph are the original's.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from msgspec.structs import replace

from handset import Touch, put_one, text_of
from pdflines import Line, squeeze
from unassemble.layout.typesetter import Typesetter
from unassemble.story import Story, StoryParagraph, StoryTable
from unassemble.styles import PAGE, Properties, StyleSheet
from wordsamples import fonts, letters_apart

CLOSER = 0.05  # pt: letters that stand closer than this were set so by hand
LEADING = 0.25  # pt: lines that stand closer than this were set so by hand
BODY = "SingleTxt"


class Found(NamedTuple):
    """A paragraph of ours, its text without blanks, its column, the original's lines of it."""

    paragraph: StoryParagraph
    text: str
    column: tuple[float, float]
    lines: tuple[Line, ...]


def touches(
    story: Story, styles: StyleSheet, original: Sequence[Line], marks: Sequence[str]
) -> list[Touch]:
    """The paragraphs of a story that the original's operator touched, where that is proven."""
    every = []
    for paragraph, column in paragraphs(story):
        text = squeeze(text_of(paragraph, marks))
        if lines := lines_of(text, original):
            every.append(Found(paragraph, text, column, lines))
    body = [found for found in every if found.paragraph.style == BODY]
    own = styles.resolved(BODY)
    drawn = [apart(line, own) for found in body for line in found.lines]
    base = median(drawn) if drawn else 0.0
    out: list[Touch] = []
    for found in every:
        touch = measured(found, styles.resolved(found.paragraph.style), base)
        if any(touch.letters) or touch.pitch or touch.beyond:
            out.extend(proven(touch, found, styles, marks))
    return out


def apart(line: Line, own: Properties) -> float:
    """How far the letters of a line stand apart, less what its style says."""
    return letters_apart(line.glyphs, own)  # type: ignore[arg-type]


def measured(found: Found, own: Properties, base: float) -> Touch:
    """What the lines of a paragraph show; ``base`` is how the printer draws body text."""
    lines = found.lines
    letters = tuple(min(apart(line, own) - base, 0.0) for line in lines)
    letters = tuple(gap if gap < -CLOSER else 0.0 for gap in letters)
    steps = [
        below.y - above.y
        for above, below in pairwise(lines)
        if above.page == below.page and below.y > above.y
    ]
    pitch = median(steps) if steps else 0.0
    if (own.line or 0.0) - pitch < LEADING:
        pitch = 0.0
    edge = found.column[1] - (own.right or 0.0)
    beyond = max(line.right for line in lines) - edge if own.align == "left" else 0.0
    begin = end = at = 0
    for line, gap in zip(lines, letters, strict=True):
        if gap:
            begin, end = begin if end else at, at + len(line.squeezed)
        at += len(line.squeezed)
    style = found.paragraph.style
    return Touch(style, found.text, lines, letters, pitch, max(0.0, beyond), begin, end)


def lines_of(text: str, original: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of the original that are a paragraph's; empty where not all are found."""
    for start, first in enumerate(original):
        if not first.squeezed or not text.startswith(first.squeezed):
            continue
        at, out = 0, list[Line]()
        for line in original[start:]:
            if line.squeezed and text.startswith(line.squeezed, at):
                out.append(line)
                at += len(line.squeezed)
            if at == len(text):
                return tuple(out)
    return ()


def paragraphs(story: Story) -> Iterator[tuple[StoryParagraph, tuple[float, float]]]:
    """Every paragraph, and where its column begins and ends."""
    page = (PAGE.left, PAGE.right)
    for item in story.items:
        match item:
            case StoryParagraph():
                yield item, page
            case StoryTable():
                for row in item.rows:
                    x = PAGE.left + item.left
                    for cell, width in zip(row.cells, item.widths, strict=True):
                        for paragraph in cell.paragraphs:
                            yield paragraph, (x, x + width)
                        x += width
            case _:
                pass
    for note in (*story.notes, *story.page_notes):
        for paragraph in note.paragraphs:
            yield paragraph, page


def proven(touch: Touch, found: Found, styles: StyleSheet, marks: Sequence[str]) -> Iterator[Touch]:
    """The touch, if with it our lines are the original's.

    The closer letters are those of the lines measured, or those and the word before them: that
    word stands in a line of which too few letters are closer to be measured.
    """
    heights: dict[tuple[int, float], str] = {}
    for line in touch.lines:
        heights[line.page, line.y] = heights.get((line.page, line.y), "") + line.squeezed
    for begin in (touch.begin, word_before(touch.begin, found.paragraph, marks)):
        tried = replace(touch, begin=begin)
        paragraph, sheet = put_one(found.paragraph, tried, styles, marks)
        lines = Typesetter(sheet, fonts(), marks).lines(paragraph, found.column)
        if [squeeze(line.text) for line in lines] == list(heights.values()):
            yield tried
            return


def word_before(place: int, paragraph: StoryParagraph, marks: Sequence[str]) -> int:
    """Where the word before a character begins, blanks not counted."""
    at = 0
    for word in text_of(paragraph, marks).split():
        if at + len(squeeze(word)) >= place:
            return at
        at += len(squeeze(word))
    return place
