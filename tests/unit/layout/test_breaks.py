"""Where a line may end: UAX #14 as tailored for documents of the United Nations."""

from __future__ import annotations

from itertools import pairwise

from unassemble.layout.paragraph.breaks import Opportunities, opportunities
from unassemble.text.breaks import LineBreaker


def found(text: str) -> Opportunities:
    return opportunities(text, "en", LineBreaker())


def test_a_break_in_a_symbol_is_a_last_resort() -> None:
    text = "see A/74/805-S/2020/301 now"
    every, weak = found(text)
    assert [text[:stop] for stop in every if stop not in weak] == ["see ", text[:-3], text]
    assert weak


def test_a_break_after_a_slash_is_a_last_resort() -> None:
    text = "and/or EC-83/DEC.5 of 5/6 May, 协定/议定书"
    every, weak = found(text)
    firm = [text[:stop] for stop in every if stop not in weak]
    assert "and/" not in firm
    assert "and/or EC-83/" not in firm
    assert "and/or EC-83/DEC.5 " in firm
    assert text[: text.index("议")] in firm, "between Chinese words"


def firm(text: str) -> list[str]:
    every, weak = found(text)
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


def test_scripts_without_spaces_break_as_uax_14_has_it() -> None:
    assert len(firm("ภาษาไทยง่าย")) > 1
    assert firm("中文")[0] == "中"


def test_a_zero_width_space_is_for_need_only() -> None:
    """An address in A/ES-10/1043."""
    assert firm("see http://a.b/\u200bc and d") == ["see ", "http://a.b/\u200bc ", "and ", "d"]
    text = "http://a.b/\u200bc"
    assert len("http://a.b/\u200b") in found(text)[0]


def test_an_address_has_no_other_places_to_part() -> None:
    every, _ = found("see http://a.b/c/d?e=f now")
    assert every == (4, 23, 26)


def test_no_line_begins_with_a_no_break_space() -> None:
    """UAX #14, LB12a, has an opportunity between a dash and U+00A0."""
    for space in "\u00a0\u202f":
        assert firm(f"of 2018{space}–{space}2028 on") == ["of ", f"2018{space}–{space}2028 ", "on"]
