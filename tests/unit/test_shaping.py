"""Plain text, measured by its words, has the glyphs and widths that HarfBuzz gives the whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unassemble.text.fonts import FontBook, open_fonts
from unassemble.text.shaping import PlainText, in_words, place_of_glyph, placed_glyph

FONTS: FontBook = open_fonts()
LATIN = st.text(
    st.sampled_from(
        "AVTWYLPFovaeyrnw.,:;-–’”“ fi1790(/)ÉéçğŞßÆœ" + "".join(map(chr, range(0x21, 0x7F)))
    ),
    max_size=40,
)
CYRILLIC = st.text(st.sampled_from("АУГТРЬДЛЮабвгдеуткхцю .,-–«»17(Ёёїі"), max_size=40)


def check(face_index: int, text: str, language: str) -> None:
    shaper = FONTS.serif[face_index].shaper
    shaped, other = shaper.shape(text, language), shaper.whole(text, language)
    assert isinstance(shaped, PlainText)
    assert other.starts is None
    assert tuple(map(shaper.glyphs.__getitem__, text)) == other.glyphs
    assert shaped.steps(1.0, 0.0) == pytest.approx(other.widths)
    assert shaped.steps(0.01, 0.2) == pytest.approx(other.steps(0.01, 0.2))
    assert kerns(shaped) == pytest.approx(other.kerns)


def kerns(shaped: PlainText) -> dict[int, float]:
    """The kerning of a text by offset."""
    found, at = {}, 0
    for key in in_words(shaped.text):
        word, kerned = shaped.words.kerned(key)
        found |= {at + place: kern for place, kern in kerned}
        at += len(word)
    assert at == len(shaped.text)
    return found


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


def test_kerned_text_is_narrower_than_its_advances() -> None:
    shaped = FONTS.serif[0].shape("AVATAR 11")
    assert isinstance(shaped, PlainText)
    assert kerns(shaped)[0] < -100
    apart = sum(map(FONTS.serif[0].shaper.advances.__getitem__, "AVATAR 11"))
    assert sum(shaped.steps(1.0, 0.0)) < apart - 300


@given(LATIN)
def test_the_words_of_a_text_have_each_of_its_characters_once(text: str) -> None:
    words = in_words(text)
    assert "".join(word.removesuffix("\n") for word in words) == text
    assert len(words) == text.count(" ") + 1


def test_a_decomposed_letter_is_one_cluster() -> None:
    shaped = FONTS.serif[0].shape("cafe\u0301s")
    assert shaped.starts is not None
    assert len(shaped.widths) == 6
    assert shaped.widths[4] == 0.0


class TestFromTheRight:
    FACE = FONTS.arabic(False)

    def test_glyphs_stand_from_left_to_right(self) -> None:
        shaped = self.FACE.shape("دار", "ar", rtl=True)
        nominal = self.FACE.font.get_nominal_glyph
        # These letters do not join to the left: each has its isolated form.
        assert shaped.glyphs == tuple(nominal(ord(letter)) for letter in "راد")

    def test_a_range_of_characters_gives_the_range_of_their_glyphs(self) -> None:
        shaped = self.FACE.shape("دار", "ar", rtl=True)
        assert [shaped.between(at, at + 1) for at in range(3)] == [(2, 3), (1, 2), (0, 1)]
        assert shaped.between(0, 2) == (1, 3)

    def test_every_character_of_a_word_has_a_glyph(self) -> None:
        for word in ("الجمعية", "للسلام", "الأمم", "لأذربيجان", "الإنكليزية", "لآثار"):
            assert len(self.FACE.shape(word, "ar", rtl=True).glyphs) == len(word)

    def test_letters_join_on_one_line(self) -> None:
        """No cascades: meem before jeem has the same glyph as in other words."""
        meem = self.FACE.shape("ما", "ar", rtl=True).glyphs[-1]
        assert self.FACE.shape("مجلس", "ar", rtl=True).glyphs[-1] == meem

    def test_lam_and_alef_take_their_own_form(self) -> None:
        apart = self.FACE.shape("لب", "ar", rtl=True).glyphs[-1]
        assert self.FACE.shape("لا", "ar", rtl=True).glyphs[-1] != apart
        assert self.FACE.shape("لَا", "ar", rtl=True).glyphs[-1] != apart

    def test_a_mark_becomes_a_placed_glyph_without_width(self) -> None:
        shaped = self.FACE.shape("شهيداً", "ar", rtl=True)
        mark = shaped.glyphs[0]
        source, right, up = place_of_glyph(mark) or (0, 0, 0)
        assert source == self.FACE.font.get_nominal_glyph(0x064B)
        assert (right, up) != (0, 0)
        assert shaped.widths[-1] == 0.0 == self.FACE.width(mark)
        assert placed_glyph(source, right, up) == mark
        assert all(place_of_glyph(glyph) is None for glyph in shaped.glyphs[1:])

    def test_a_mark_does_not_widen_its_word(self) -> None:
        plain = self.FACE.shape("شهيدا", "ar", rtl=True)
        marked = self.FACE.shape("شهيداً", "ar", rtl=True)
        assert sum(marked.widths) == pytest.approx(sum(plain.widths))

    def test_no_gap_inside_a_word_looks_like_a_space(self) -> None:
        for word in ("أبريل", "جمهورية", "طويل", "رويترز"):
            shaped = self.FACE.shape(word, "ar", rtl=True)
            assert max(shaped.kerns.values(), default=0.0) < 100

    def test_spaces_are_listed(self) -> None:
        shaped = self.FACE.shape("في آذار", "ar", rtl=True)
        assert [shaped.between(2, 3)[0]] == list(shaped.spaces)
