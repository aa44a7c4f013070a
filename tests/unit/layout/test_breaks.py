"""Break opportunities: looked up for many texts at once, they are those of each alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from unassemble.layout.paragraph import breaks

TEXTS = st.lists(
    st.text(st.sampled_from("ab 12.,-–/(“”’\u0308\n\u00a0\u2060中。（😀"), min_size=1, max_size=15),
    min_size=1,
    max_size=6,
)


def alone(text: str, locale: str) -> breaks.Opportunities:
    breaks._known.clear()
    positions = breaks._positions(text, locale)
    return breaks._tailored(text, positions, locale)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["en", "zh", "ar"]))
def test_many_texts_at_once(texts: list[str], locale: str) -> None:
    expected = [alone(text, locale) for text in texts]
    breaks._known.clear()
    breaks.learn(texts, locale)
    assert [breaks.opportunities(text, locale) for text in texts] == expected


def test_no_break_stands_in_a_symbol_but_in_need() -> None:
    text = "see A/74/805-S/2020/301 now"
    every, weak = breaks.opportunities(text, "en")
    assert [text[:stop] for stop in every if stop not in weak] == ["see ", text[:-3], text]
    assert weak


def test_no_line_ends_after_a_slash_but_in_need() -> None:
    text = "and/or EC-83/DEC.5 of 5/6 May, 协定/议定书"
    every, weak = breaks.opportunities(text, "en")
    firm = [text[:stop] for stop in every if stop not in weak]
    assert "and/" not in firm
    assert "and/or EC-83/" not in firm
    assert "and/or EC-83/DEC.5 " in firm
    assert text[: text.index("议")] in firm, "between Chinese words"
