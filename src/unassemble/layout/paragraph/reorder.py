"""Runs in the order of reading → their places from left to right (UAX #9, L2).

What stands between two tabs is reordered for itself: a tab is a segment separator, which keeps the
paragraph's own direction (L1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unassemble.bidi import visual_order
from unassemble.layout.fragments import GlyphRun
from unassemble.layout.paragraph.collect import TAB, Content
from unassemble.layout.paragraph.frame import Frame


def reorder(
    content: Content, levels: Sequence[int], runs: Sequence[GlyphRun], frame: Frame
) -> None:
    """Move the runs of one line, placed one after another from where it begins, to the sheet."""
    for part in _between_tabs(content, runs):
        first, last = part[0], part[-1]
        if frame.rtl:
            x = frame.origin - (last.x + last.width)
        else:
            x = frame.origin + first.x
        for index in visual_order([levels[run.at] for run in part]):
            part[index].x = x
            x += part[index].width
    if runs:
        _set_last_space(content, runs[-1], frame)


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


def _set_last_space(content: Content, last: GlyphRun, frame: Frame) -> None:
    """Set the space that ended the line too, beyond its end: it parts the words where text is
    copied."""
    at = last.at + last.end - last.start
    segment = last.segment
    if segment.shaped.rtl != frame.rtl or content.text[at : at + 1] != " ":
        return
    if last.end < len(segment.text):
        last.end += 1
        if frame.rtl:
            last.x -= content.natural[at + 1] - content.natural[at]
            last.width += content.natural[at + 1] - content.natural[at]
