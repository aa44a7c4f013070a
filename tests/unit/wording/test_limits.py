"""Wording goes so far and no further: what is refused, where, and in which words."""

from __future__ import annotations

import pytest

from letter_files import changed, findings
from unassemble.wording import engine as wording

TURNS = "x" * (wording.MAX_TURNS + 1)


def refused(text: str) -> list[str]:
    """The findings of a letter with this wording, each as place, rule and sentence."""
    found = findings(changed("I have the honour to write.", text))
    return [f"{f.span.line}:{f.span.column} {f.rule}: {f.message}" for f in found]


def test_a_loop_of_ten_thousand_turns_is_made() -> None:
    assert refused(f'{{% for x in "{TURNS[1:]}" %}}{{% endfor %}}Text.') == []


def test_a_longer_loop_is_refused() -> None:
    assert refused(f'{{% for x in "{TURNS}" %}}{{% endfor %}}Text.') == [
        "13:9 wording-refused: the text cannot be filled in: a loop has more than 10,000 turns "
        "or takes too long"
    ]


def test_loops_stand_three_deep_at_the_most() -> None:
    loop, end = "{% for x in symbols %}", "{% endfor %}"
    assert refused(loop * 3 + "Text." + end * 3) == []
    assert refused(loop * 4 + "Text." + end * 4) == [
        "14:5 wording-refused: loops are nested more than 3 deep"
    ]


def test_loops_that_take_too_long_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "MAX_SECONDS", 0.05)
    loop, end = f'{{% for x in "{TURNS[1:]}" %}}', "{% endfor %}"
    (found,) = refused(loop * 3 + end * 3)
    assert "takes too long" in found


def test_more_than_a_megabyte_is_refused() -> None:
    words = "word " * 40
    turns = wording.MAX_OUTPUT // len(words)
    assert refused(f'{{% for x in "{TURNS[: turns + 1]}" %}}{words}{{% endfor %}}') == [
        "13:9 wording-refused: the text cannot be filled in: it makes more than 1 MB of text or "
        "takes longer than 2 seconds"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% set a = 1 %}", "14:5 wording-refused: “Assign” is not allowed in wording"),
        ("{{ dated() }}", "14:5 wording-refused: “Call” is not allowed in wording"),
        ("{{ 2 ** 9 }}", "14:5 wording-refused: “Pow” is not allowed in wording"),
        (
            "{% include 'x' %}",
            "14:5 wording-refused: “Include” is not allowed in wording",
        ),
        ("{{ dated | pprint }}", "14:16 unknown-filter: unknown filter “pprint”"),
    ],
)
def test_what_could_grow_or_look_around_is_refused_with_its_place(text: str, expected: str) -> None:
    assert expected in refused(text)
