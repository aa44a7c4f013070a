"""ICU's line breaks, counted in characters, whatever was broken before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unassemble.text.breaks import LineBreaker

_TEXTS = st.lists(
    st.tuples(
        st.text(st.sampled_from("ab 12.,-–/(“”’\u0308\n\u00a0\u2060中。（😀"), max_size=15),
        st.sampled_from(["en", "zh", "ar"]),
    ),
    min_size=1,
    max_size=6,
)


def parts(text: str, language: str = "en") -> list[str]:
    ends = LineBreaker().positions(text, language)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def test_a_line_may_end_after_spaces_and_hyphens() -> None:
    assert parts("set up  a well-known one") == ["set ", "up  ", "a ", "well-", "known ", "one"]


def test_chinese_ends_after_most_characters() -> None:
    assert parts("的选举。", "zh") == ["的", "选", "举。"]


def test_positions_count_characters_beyond_the_basic_plane_as_one() -> None:
    assert parts("a 𠀀𠀁 b") == ["a ", "𠀀", "𠀁 ", "b"]


def test_an_empty_text_has_no_position() -> None:
    assert LineBreaker().positions("", "en") == []


@given(_TEXTS)
def test_a_kept_iterator_finds_what_a_new_one_finds(texts: list[tuple[str, str]]) -> None:
    kept = LineBreaker()
    for text, language in texts:
        assert kept.positions(text, language) == LineBreaker().positions(text, language)
