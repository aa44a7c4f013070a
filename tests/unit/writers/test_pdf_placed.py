"""Glyphs that stand beside their places, made where a font is embedded."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from conftest import ROOT
from unassemble.writers.pdf.placed import with_placed

AMIRI = (ROOT / "fonts" / "Amiri-Regular.ttf").read_bytes()


@pytest.fixture(scope="module")
def before() -> TTFont:
    return TTFont(BytesIO(AMIRI))


def bounds(font: TTFont, name: str) -> tuple[float, ...]:
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    return tuple(pen.bounds or ())


def test_a_glyph_is_another_moved_and_has_no_width(before: TTFont) -> None:
    fatha = before.getBestCmap()[0x064E]
    source = before.getGlyphID(fatha)
    after = TTFont(BytesIO(with_placed(AMIRI, [(source, 120, -30), (source, -5, 700)])))
    count = before["maxp"].numGlyphs
    assert after["maxp"].numGlyphs == count + 2
    left, bottom, right, top = bounds(before, fatha)
    for at, (x, y) in enumerate([(120, -30), (-5, 700)]):
        name = after.getGlyphName(count + at)
        moved = (left + x, bottom + y, right + x, top + y)
        assert bounds(after, name) == pytest.approx(moved)
        assert after["hmtx"][name] == (0, left + x)


def test_all_other_glyphs_are_as_they_were(before: TTFont) -> None:
    after = TTFont(BytesIO(with_placed(AMIRI, [(95, 1, 1)])))
    for number in range(0, before["maxp"].numGlyphs, 97):
        old, new = before.getGlyphName(number), after.getGlyphName(number)
        assert bounds(after, new) == bounds(before, old)
        assert after["hmtx"][new] == before["hmtx"][old]


def test_a_glyph_without_outline_stays_one(before: TTFont) -> None:
    space = before.getGlyphID(before.getBestCmap()[0x20])
    after = TTFont(BytesIO(with_placed(AMIRI, [(space, 10, 10)])))
    name = after.getGlyphName(before["maxp"].numGlyphs)
    assert bounds(after, name) == ()


def test_checksums_are_right() -> None:
    made = with_placed(AMIRI, [(95, 1, 1)])
    font = TTFont(BytesIO(made), checkChecksums=2)
    font.ensureDecompiled()
