"""Runs → strings of glyphs, written once the fonts are cut (ISO 32000-1, 9.4.3)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from unassemble.layout.fragments import GlyphRun
from unassemble.text.shaping import PlainText, Shaped, in_words
from unassemble.writers.pdf.coded import CodedWords, moved
from unassemble.writers.pdf.fonts import EmbeddedFont

_WORDS = "[^ \u00a0\u202f]+|[ \u00a0\u202f]+"


class PendingGlyphs(NamedTuple):
    """The glyphs of a run, written when the fonts are cut and glyphs have their new numbers."""

    font: EmbeddedFont
    run: GlyphRun

    def text(self) -> bytes:
        """The array of glyph strings and adjustments."""
        shaped = self.run.segment.shaped
        if isinstance(shaped, PlainText):
            return _plain(self.run, shaped, self.font.words(shaped.words))
        return _glyphs(self.run, shaped, self.font.hexadecimal(shaped))


class PendingParts(NamedTuple):
    """Runs of one look as one string of glyphs, in the order given, wherever they stand."""

    font: EmbeddedFont
    runs: tuple[GlyphRun, ...]

    def text(self) -> bytes:
        """The array of glyph strings and adjustments."""
        out: list[bytes] = []
        pen = self.runs[0].x
        for run in self.runs:
            segment = run.segment
            back = (pen - run.x) * 1000 / (segment.size * segment.scale)
            out += b"%.2f" % back if out else b"", PendingGlyphs(self.font, run).text()[1:-1]
            pen = run.x + run.width
        return b"[%s]" % b"".join(out)


Operator = bytes | PendingGlyphs | PendingParts
"""A piece of a content stream."""


def _plain(run: GlyphRun, shaped: PlainText, coded: CodedWords) -> bytes:
    """Plain text: its words, parted by spaces that are as wide as the line needs."""
    text = shaped.text[run.start : run.end]
    keys = in_words(text)
    words = list(map(coded.__getitem__, keys))
    if len(words) > 1:
        segment = run.segment
        space = run.space * 1000 / (segment.size * segment.scale)
        code = coded.codes[" "]
        between = code + moved(space)
        if shaped.words.kerned_space.search(text):
            kerns = shaped.words.spaces
            for at in range(1, len(keys)):
                kern = kerns.get(keys[at][1:2])
                before = between if kern is None else code + moved(space + kern)
                words[at] = before + words[at]
            out = "".join(words)
        else:
            out = between.join(words)
    else:
        out = words[0]
    if out[-1:] == "<":  # what comes after the last glyph moves nothing
        out = out[: out.rindex(">")]
    return f"[<{out}>]".encode()


def _glyphs(run: GlyphRun, shaped: Shaped, codes: str) -> bytes:
    """``codes`` are those of all glyphs of the run's segment, four digits each."""
    begin, end = shaped.between(run.start, run.end)
    out = ["[<"]
    done = begin
    for index, move in _moves(run, shaped, begin, end):
        out.append(codes[4 * done : 4 * index + 4])
        out.append(move)
        done = index + 1
    if done == end and done > begin:
        out[-1] = out[-1][:-1]
        out.append("]")
    else:
        out.append(codes[4 * done : 4 * end])
        out.append(">]")
    return "".join(out).encode()


def _moves(run: GlyphRun, shaped: Shaped, begin: int, end: int) -> Iterator[tuple[int, str]]:
    """What glyphs are moved by beyond their widths, as it stands between two strings of glyphs:
    kerning and justification, to the left, in thousandths of the size."""
    segment = run.segment
    kerns = shaped.kerns
    unit = 1000 / (segment.size * segment.scale)
    space, gap = run.space * unit, run.gap * unit
    spaces = _within(shaped.spaces, begin, end) if space else ()
    where = range(begin, end) if gap else _within(shaped.kerned, begin, end)
    widened = frozenset(spaces) if gap or where else spaces
    usual = moved(space)
    for index in sorted({*where, *spaces}) if spaces and where else where or spaces:
        if gap or index in kerns:
            move = moved(gap + kerns.get(index, 0.0) + (space if index in widened else 0.0))
        else:
            move = usual
        if move:
            yield index, move


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
    for found in re.compile(_WORDS).finditer(segment.text, run.start, run.end):
        start, end = found.span()
        width = sum(steps[start:end]) + run.space * segment.text.count(" ", start, end)
        x -= width
        at = run.at + start - run.start
        yield GlyphRun(segment, at, start, end, x, width, run.space)
