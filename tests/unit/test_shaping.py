"""Plain text is looked up; HarfBuzz, asked for the whole, must say the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unassemble.fonts import FontBook, open_fonts

FONTS: FontBook = open_fonts()
LATIN = st.text(
    st.sampled_from(
        "AVTWYLPFovaeyrnw.,:;-–’”“ fi1790(/)ÉéçğŞßÆœ" + "".join(map(chr, range(0x21, 0x7F)))
    ),
    max_size=40,
)
CYRILLIC = st.text(st.sampled_from("АУГТРЬДЛЮабвгдеуткхцю№ .,-–«»17(Ёёїі"), max_size=40)


def check(face_index: int, text: str, language: str) -> None:
    shaper = FONTS.serif[face_index].shaper
    shaped, other = shaper.shape(text, language), shaper._whole(text, language)
    assert shaped.glyphs == other.glyphs
    assert shaped.widths == pytest.approx(other.widths)
    assert shaped.spaces == other.spaces
    assert shaped.starts is None
    assert shaped.kerns == pytest.approx(other.kerns)


@settings(deadline=None)
@given(LATIN, st.integers(0, 3), st.sampled_from(["en", "fr", "es"]))
def test_latin_text_is_shaped_as_harfbuzz_shapes_the_whole(
    text: str, face: int, language: str
) -> None:
    check(face, text, language)


@settings(deadline=None)
@given(CYRILLIC, st.integers(0, 3))
def test_cyrillic_text_is_shaped_as_harfbuzz_shapes_the_whole(text: str, face: int) -> None:
    check(face, text, "ru")


def test_kerning_is_there_at_all() -> None:
    shaped = FONTS.serif[0].shape("AVATAR 11")
    assert shaped.kerns[0] < -100
    assert sum(shaped.widths) < sum(map(FONTS.serif[0].width, shaped.glyphs)) - 300


def test_a_decomposed_letter_is_one_cluster() -> None:
    shaped = FONTS.serif[0].shape("cafe\u0301s")
    assert shaped.starts is not None
    assert len(shaped.widths) == 6
    assert shaped.widths[4] == 0.0
