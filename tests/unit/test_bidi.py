"""Levels and visual order: sentences as the United Nations writes them, and ICU's own order."""

from __future__ import annotations

import icu
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unassemble.text.bidi import LINE_SEPARATOR, OBJECT, has_rtl, levels, stretches, visual_order


def shown(text: str, rtl: bool = True) -> str:
    """The characters of one line from left to right, mirrored brackets not yet mirrored."""
    return "".join(text[index] for index in visual_order(levels(text, rtl)))


def backwards(text: str) -> str:
    return text[::-1]


@pytest.mark.parametrize(
    ("text", "from_left"),
    [
        ("الأمم", backwards("الأمم")),
        ("13 أيار/مايو 2020", "2020 " + backwards("أيار/مايو") + " 13"),
        ("الوثيقة A/74/805-S/2020/301 هنا", "انه A/74/805-S/2020/301 " + backwards("الوثيقة")),
        ("القرار 853 (1993)", ")1993( 853 " + backwards("القرار")),
        ("(انظر A/80 (Rev.1))", ")A/80 (Rev.1) " + backwards("انظر") + "("),
        (
            "انظر https://undocs.org/ar/A/79/1.",
            ".https://undocs.org/ar/A/79/1 " + backwards("انظر"),
        ),
        ("البندان 7 و 133", "133 و 7 " + backwards("البندان")),
        ("في 50 في المائة", backwards("في المائة") + " 50 " + backwards("في")),
        ("المادة ٥١ من الميثاق", backwards("من الميثاق") + " ٥١ " + backwards("المادة")),
    ],
)
def test_arabic_lines(text: str, from_left: str) -> None:
    assert shown(text) == from_left


def test_arabic_in_an_english_line() -> None:
    assert shown("the word سلام (peace)", rtl=False) == "the word " + backwards("سلام") + " (peace)"


def test_a_call_after_a_number_stands_to_the_left_of_it() -> None:
    """It follows the word in the direction of the paragraph, and is no part of the number."""
    assert shown(f"عام 2020{OBJECT} أيضا") == backwards("أيضا") + f" {OBJECT}2020 " + backwards(
        "عام"
    )
    assert shown(f"NATO{OBJECT} and EU", rtl=True) == f"NATO{OBJECT} and EU"


def test_a_line_end_ends_no_paragraph() -> None:
    assert levels(f"abc{LINE_SEPARATOR}1 ب", True) == (2, 2, 2, 2, 2, 1, 1)


def test_characters_beyond_the_bmp_are_one_each() -> None:
    assert levels("\U00020000ب\U0001f600", False) == (0, 1, 0)


@pytest.mark.parametrize("text", ["Résumé — “quoted”", "第七十四届", "Совет", "1–2"])
def test_other_scripts_need_no_reordering(text: str) -> None:
    assert not has_rtl(text)


@pytest.mark.parametrize("text", ["a ب", "שלום", "\u202eabc", "\u200f1"])
def test_what_needs_reordering(text: str) -> None:
    assert has_rtl(text)


def test_nothing_has_no_levels() -> None:
    assert levels("", True) == ()


def test_stretches_cover_all() -> None:
    assert list(stretches((1, 1, 2, 2, 1))) == [(0, 2, 1), (2, 4, 2), (4, 5, 1)]


_LETTERS = (
    'اabcب ت1 2 3 /-.()[]*:،٤٥«»"_%$#+,\u064b\u0651\u200e\u200f\u202a\u202b\u202c\u2067\u2069'
)


@given(st.text(_LETTERS, min_size=1, max_size=24), st.booleans())
def test_the_order_of_a_line_is_that_of_icu(text: str, rtl: bool) -> None:
    bidi = icu.Bidi()
    units = icu.UnicodeString(text)
    bidi.setPara(units, 1 if rtl else 0)
    assert visual_order(levels(text, rtl)) == [bidi.getLogicalIndex(at) for at in range(len(text))]
