"""Break opportunities: looked up for many texts at once, they are those of each alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
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


def firm(text: str) -> list[str]:
    every, weak = breaks.opportunities(text, "en")
    starts = [0, *(stop for stop in every if stop not in weak)]
    return [text[start:stop] for start, stop in pairwise(starts)]


def test_a_line_ends_after_a_space_a_hyphen_or_a_dash() -> None:
    assert firm("in 1941-1943 murdered") == ["in ", "1941-", "1943 ", "murdered"]
    assert firm("the term 2026–2028") == ["the ", "term ", "2026–", "2028"]
    assert firm("instructions—in effect") == ["instructions—", "in ", "effect"]
    assert firm("the State(s)? (http://a.b/c?d=e-5)") == [
        "the ",
        "State(s)? ",
        "(http://a.b/c?d=e-",
        "5)",
    ]
    assert firm("at -5 or (-5)") == ["at ", "-5 ", "or ", "(-5)"]


def test_other_scripts_break_as_they_do() -> None:
    assert len(firm("ภาษาไทยง่าย")) > 1
    assert firm("中文")[0] == "中"


def test_what_is_forgotten_is_looked_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breaks, "_MOST", 1)
    breaks._known.clear()
    breaks.learn(["one two", "three four"], "en")
    breaks.learn(["five six"], "en")
    assert len(breaks._known) == 1
    assert breaks.opportunities("one two", "en") == ((4, 7), frozenset())
