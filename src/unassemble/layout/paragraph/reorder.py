"""Runs in logical order → their places from left to right (UAX #9, L2).

The text between two tabs is reordered by itself: a tab is a segment separator, which has the
paragraph's own direction (L1).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from unassemble.layout.fragments import GlyphRun
from unassemble.layout.paragraph.collect import TAB, Content
from unassemble.layout.paragraph.frame import Frame
from unassemble.text.bidi import visual_order


def reorder(
    content: Content, levels: Sequence[int], runs: list[GlyphRun], frame: Frame, end: int
) -> None:
    """Give the runs of one line their x on the sheet.

    They come placed in logical order, one after another from where the line begins.  ``end`` is
    the first character after the line.
    """
    for part in _between_tabs(content, runs):
        first, last = part[0], part[-1]
        x = frame.origin - (last.x + last.width) if frame.rtl else frame.origin + first.x
        for index in visual_order([levels[min(run.at, end - 1)] for run in part]):
            part[index].x = x
            x += part[index].width
    if runs and content.text[end : end + 1] == " ":
        _end_with_space(content, runs, frame, end)


def _between_tabs(content: Content, runs: Sequence[GlyphRun]) -> Iterator[list[GlyphRun]]:
    part: list[GlyphRun] = []
    reached = 0
    for run in runs:
        if part and content.text.find(TAB, reached, run.at) >= 0:
            yield part
            part = []
        part.append(run)
        reached = run.at + run.end - run.start
    if part:
        yield part


def _end_with_space(content: Content, runs: list[GlyphRun], frame: Frame, at: int) -> None:
    """Add the space that ended the line, beyond its end: it separates words in copied text."""
    index = bisect_right(content.bounds, at) - 1
    segment, start = content.segments[index], at - content.bounds[index]
    width = content.natural[at + 1] - content.natural[at]
    left, right = min(run.x for run in runs), max(run.x + run.width for run in runs)
    x = left - width if frame.rtl else right
    runs.append(GlyphRun(segment, at, start, start + 1, x, width))
