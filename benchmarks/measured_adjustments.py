"""Measure the manual adjustments of a document's layout in its PDF.

Operators adjust three things that no rule predicts, each compared with the paragraph's style:
tighter letter spacing (``w:spacing`` of a run), tighter line spacing (``w:line`` of a paragraph),
and lines that extend over the paragraph's right edge (``w:right``).  An adjustment counts only if
it is verified: applied to our story by itself, it gives the lines of the original paragraph.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from msgspec.structs import replace

from adjustments import Adjustment, apply_adjustment, text_of
from pdflines import Line, squeeze
from unassemble.layout.typesetter import Typesetter
from unassemble.story import Story, StoryParagraph, StoryTable
from unassemble.styles import PAGE, Properties, StyleSheet
from wordsamples import fonts, letters_apart

CLOSER = 0.05  # pt: letter spacing tighter by more than this is a manual adjustment
LEADING = 0.25  # pt: line spacing tighter by more than this is a manual adjustment
BODY = "SingleTxt"


class Found(NamedTuple):
    """A paragraph of our story, its text without blanks, its column, and its original lines."""

    paragraph: StoryParagraph
    text: str
    column: tuple[float, float]
    lines: tuple[Line, ...]


def find_adjustments(
    story: Story, styles: StyleSheet, original: Sequence[Line], marks: Sequence[str]
) -> list[Adjustment]:
    """The verified adjustments of the paragraphs of a story in the original."""
    every = []
    for paragraph, column in paragraphs(story):
        text = squeeze(text_of(paragraph, marks))
        if lines := lines_of(text, original):
            every.append(Found(paragraph, text, column, lines))
    body = [found for found in every if found.paragraph.style == BODY]
    own = styles.resolved(BODY)
    drawn = [apart(line, own) for found in body for line in found.lines]
    base = median(drawn) if drawn else 0.0
    out: list[Adjustment] = []
    for found in every:
        adjustment = measure(found, styles.resolved(found.paragraph.style), base)
        if any(adjustment.letters) or adjustment.pitch or adjustment.beyond:
            out.extend(verified(adjustment, found, styles, marks))
    return out


def apart(line: Line, own: Properties) -> float:
    """The letter spacing of a line, less that of its style."""
    return letters_apart(line.glyphs, own)  # type: ignore[arg-type]


def measure(found: Found, own: Properties, base: float) -> Adjustment:
    """The adjustment measured in a paragraph; ``base`` is the letter spacing of body text as drawn.

    The printer's rounding affects both and cancels out.
    """
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
    return Adjustment(style, found.text, lines, letters, pitch, max(0.0, beyond), begin, end)


def lines_of(text: str, original: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a paragraph in the original; empty unless all are found."""
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
    """Every paragraph, with the left and right edge of its column."""
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


def verified(
    adjustment: Adjustment, found: Found, styles: StyleSheet, marks: Sequence[str]
) -> Iterator[Adjustment]:
    """The adjustment, if our lines with it equal the original's.

    The letters set closer are those of the measured lines, or these and the word before them: too
    few letters of that word's line are set closer to be measured.
    """
    heights: dict[tuple[int, float], str] = {}
    for line in adjustment.lines:
        heights[line.page, line.y] = heights.get((line.page, line.y), "") + line.squeezed
    for begin in (adjustment.begin, word_before(adjustment.begin, found.paragraph, marks)):
        tried = replace(adjustment, begin=begin)
        paragraph, sheet = apply_adjustment(found.paragraph, tried, styles, marks)
        lines = Typesetter(sheet, fonts(), marks).lines(paragraph, found.column)
        if [squeeze(line.text) for line in lines] == list(heights.values()):
            yield tried
            return


def word_before(place: int, paragraph: StoryParagraph, marks: Sequence[str]) -> int:
    """The start of the word before a character; blanks are not counted."""
    at = 0
    for word in text_of(paragraph, marks).split():
        if at + len(squeeze(word)) >= place:
            return at
        at += len(squeeze(word))
    return place
