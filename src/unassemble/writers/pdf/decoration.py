"""Superscripts, subscripts and rules along words → attributes of tags, and operators."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.layout.fragments import GlyphRun, Segment
from unassemble.writers.pdf.values import number

_UNDERLINE, _STRIKE = -0.106, 0.259
"""Middle of a rule above the baseline, relative to the type size (the metrics of Times New Roman:
post, underlinePosition; OS/2, yStrikeoutPosition)."""
_HAN_UNDERLINE = -0.16
"""The same under Chinese, whose characters reach lower [K]."""
_THICKNESS = 0.049
"""Thickness of a rule relative to the type size (post, underlineThickness)."""


def attributes_of(segment: Segment) -> Iterator[str]:
    """The layout attributes of a segment, one for each span (ISO 32000-1, 14.8.5.4.5).

    TextPosition is from ISO 32000-2, where readers of tags look for it; others pass it by.
    """
    if segment.underline:
        yield "TextDecorationType/Underline"
    if segment.strike:
        yield "TextDecorationType/LineThrough"
    if segment.vertical:
        shift = number(segment.rise).decode()
        position = "Sup" if segment.vertical == "superscript" else "Sub"
        yield f"BaselineShift {shift}/TextPosition/{position}"


def decoration(run: GlyphRun, base: float) -> Iterator[bytes]:
    """The rules along a run in the colour of its text; ``base`` is its baseline, from below."""
    size = run.segment.size
    thick = _THICKNESS * size
    under = _HAN_UNDERLINE if run.segment.face.han else _UNDERLINE
    middles = ((run.segment.underline, under), (run.segment.strike, _STRIKE))
    for middle in (middle for is_drawn, middle in middles if is_drawn):
        bottom = base + middle * size - thick / 2
        box = (run.x, bottom, run.width, thick)
        yield b"%s %s %s %s re f\n" % tuple(map(number, box))
