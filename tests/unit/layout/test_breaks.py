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
