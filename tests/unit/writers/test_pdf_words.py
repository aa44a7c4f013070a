"""Plain text is written by its words; written glyph by glyph it must be the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unassemble.layout.fragments import GlyphRun, Segment
from unassemble.text.fonts import open_fonts
from unassemble.text.shaping import PlainText, Shaped
from unassemble.writers.pdf.fonts import EmbeddedFont
from unassemble.writers.pdf.glyphs import PendingGlyphs

FACES = open_fonts().serif
TEXTS = st.text(st.sampled_from("AVTWYLPFov. ,-’\u00a0yr1" + "  "), min_size=1, max_size=30)


def written(font: EmbeddedFont, shaped: Shaped | PlainText, run: slice, space: float) -> list[str]:
    """A run's glyphs and moves, one after another; what comes after the last glyph is left out."""
    segment = Segment(shaped.text, font.face, 10.0, 1.03, 0.2, 0.0, "", "", "en", -1, shaped)
    pending = PendingGlyphs(font, GlyphRun(segment, 0, run.start, run.stop, 0.0, 0.0, space))
    array = re.fullmatch(r"\[(.*)\]", pending.text().decode())
    assert array is not None
    strings = array[1].replace("<", " ").replace(">", " ").split()
    parts = [
        one for text in strings for one in (re.findall("....", text) if "." not in text else [text])
    ]
    while parts and "." in parts[-1]:
        parts.pop()
    return parts


@settings(deadline=None)
@given(
    TEXTS,
    st.integers(0, 29),
    st.integers(1, 30),
    st.sampled_from([0.0, 1.3, -0.4]),
    st.integers(0, 3),
)
def test_a_run_is_the_same(text: str, start: int, length: int, space: float, face: int) -> None:
    start = min(start, len(text) - 1)
    run = slice(start, min(start + length, len(text)))
    font = EmbeddedFont(FACES[face], "F1")
    plain, whole = FACES[face].shape(text), FACES[face].shaper.whole(text, "en")
    assert isinstance(plain, PlainText)
    font.use(plain)
    font.use(whole)
    font.cut()
    mine, glyph_by_glyph = (written(font, shaped, run, space) for shaped in (plain, whole))
    assert len(mine) == len(glyph_by_glyph)
    for one, other in zip(mine, glyph_by_glyph, strict=True):
        if "." in one:  # the sum of two lengths may be rounded otherwise
            assert float(one) == pytest.approx(float(other), abs=0.11)
        else:
            assert one == other
