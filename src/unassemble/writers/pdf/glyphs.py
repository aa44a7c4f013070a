"""Runs → strings of glyphs, written once the fonts are cut (ISO 32000-1, 9.4.3)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from unassemble.layout.fragments import GlyphRun
from unassemble.writers.pdf.embed import EmbeddedFont

_WORDS = re.compile("[^ \u00a0\u202f]+|[ \u00a0\u202f]+")


class Pending(bytes):
    """The glyphs of a run, written when the fonts are cut and glyphs have their new numbers."""

    font: EmbeddedFont
    run: GlyphRun

    def __new__(cls, font: EmbeddedFont, run: GlyphRun) -> Pending:
        """A stand-in: of itself it is no bytes."""
        made = super().__new__(cls)
        made.font, made.run = font, run
        return made

    def text(self) -> bytes:
        """The array of glyph strings and adjustments."""
        return _glyphs(self.run, self.font.hexadecimal(self.run.segment.shaped))


def _glyphs(run: GlyphRun, codes: str) -> bytes:
    """``codes`` are those of all glyphs of the run's segment, four digits each."""
    begin, end = run.segment.shaped.between(run.start, run.end)
    out: list[str] = ["[<"]
    done = begin
    for index, move in _moves(run, begin, end):
        if move > 0.04 or move < -0.04:
            out.append(f"{codes[4 * done : 4 * index + 4]}>{move:.1f}<")
            done = index + 1
    if done == end and len(out) > 1:
        out[-1] = out[-1][:-1]
        out.append("]")
    else:
        out.append(f"{codes[4 * done : 4 * end]}>]")
    return "".join(out).encode()


def _moves(run: GlyphRun, begin: int, end: int) -> Iterable[tuple[int, float]]:
    """What the glyphs are moved by beyond their widths, to the left, in thousandths of the size:
    kerning and justification."""
    segment = run.segment
    shaped = segment.shaped
    unit = 1000 / (segment.size * segment.scale)
    moves: dict[int, float]
    if run.gap:
        moves = {at: -shaped.kerns.get(at, 0.0) - run.gap * unit for at in range(begin, end)}
    else:
        moves = {at: -shaped.kerns[at] for at in _within(shaped.kerned, begin, end)}
    if run.space:
        each = run.space * unit
        for at in _within(shaped.spaces, begin, end):
            moves[at] = moves.get(at, 0.0) - each
        return sorted(moves.items())
    return moves.items()


def _within(indexes: tuple[int, ...], begin: int, end: int) -> tuple[int, ...]:
    return indexes[bisect_left(indexes, begin) : bisect_left(indexes, end)]


def words(run: GlyphRun) -> Iterator[GlyphRun]:
    """The words of a run from right to left, and the spaces between them, in the order of reading.

    So the order of the content is that of the text but for the letters of a word, which stand as
    they are seen (14.8.2.3.3): readers know how to turn those.
    """
    segment = run.segment
    steps = segment.shaped.steps(segment.size * segment.scale / 1000, segment.spacing)
    x = run.x + run.width
    for found in _WORDS.finditer(segment.text, run.start, run.end):
        start, end = found.span()
        width = sum(steps[start:end]) + run.space * segment.text.count(" ", start, end)
        x -= width
        at = run.at + start - run.start
        yield GlyphRun(segment, at, start, end, x, width, run.space)
