"""Wording goes so far and no further: what is refused, where, and in which words."""

from __future__ import annotations

import time
import tracemalloc

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
        "14:5 wording-refused: the text cannot be filled in: a loop has more than 10,000 turns "
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
        "14:5 wording-refused: the text cannot be filled in: it makes more than 1 MB of text or "
        "takes longer than 2 seconds"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% set a = 1 %}", "14:5 wording-refused: {% set %} is not allowed in wording"),
        (
            "{{ dated() }}",
            "14:5 wording-refused: a pair of brackets after a name is not allowed in wording",
        ),
        ("{{ 2 ** 9 }}", "14:5 wording-refused: “**” is not allowed in wording"),
        (
            "{% include 'x' %}",
            "14:5 wording-refused: {% include %} is not allowed in wording",
        ),
        ("{{ dated | pprint }}", "14:16 unknown-filter: unknown filter “pprint”"),
    ],
)
def test_what_could_grow_or_look_around_is_refused_with_its_place(text: str, expected: str) -> None:
    assert expected in refused(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '{{ "999999999999" | numeral }}',
            "14:25 wording-refused: the text cannot be filled in: "
            "roman numerals are known from 1 to 99,999, not 999999999999",
        ),
        (
            "One.\n    {{ 1 | numeral(5) }}",
            "15:12 wording-refused: the text cannot be filled in: "
            "“5” is not annex, enclosure or appendix",
        ),
        ("{{ " + "9" * 5000 + " }}", "14:8 {limit}the number is too large"),
        ("{{ 0x" + "f" * 5000 + " }}", "14:8 {limit}the number is too large"),
        ("{{ " + "(" * 70 + "1" + ")" * 70 + " }}", "14:18 {limit}its brackets are nested"),
        ("{{ 1" + " | upper" * 300 + " }}", "{limit}it has more than 50 words and signs"),
        ("{{ " + "not " * 300 + "1 }}", "{limit}it has more than 50 words and signs"),
        ("{{ dated" + ".a" * 300 + " }}", "{limit}it has more than 50 words and signs"),
        ("{% if 1 %}" * 200 + "{% endif %}" * 200, "{limit}“if” and “for” are nested"),
        ("{% with %}" * 200, "{limit}“if” and “for” are nested"),
        (r'One {{ "\x0b" }}', "14:12 {limit}its text makes the character U+000B"),
        (r'One {{ "\ud800" }}', "14:12 {limit}its text makes the character U+D800"),
        (r"One {{ '\u202e' }}", "14:12 {limit}its text makes the character U+202E"),
    ],
)
def test_limits_are_asked_before_a_value_is_made(text: str, expected: str) -> None:
    limit = "wording-refused: the text cannot be filled in: "
    (first, *_) = refused(text)
    assert expected.replace("{limit}", limit) in first


def test_escapes_that_can_be_printed_are_taken() -> None:
    assert refused(r"""{{ "\u00e9 \" }} \n" }}""") == []


@pytest.mark.parametrize(
    "text",
    [
        '{{ "' + "a" * 3000 + '" | join("' + "b" * 3000 + '") }}',
        '{% for x in "' + "x" * 5000 + '" %}{{ "' + "a" * 900 + '" | join("b") | length }}'
        + "{% endfor %}",
        '{{ "aaaaaaaa"' + ' | join("aaaaaaaa")' * 8 + " }}",
    ],
    ids=["one join", "many joins", "joins of joins"],
)  # fmt: skip
def test_joins_are_measured_before_they_are_made(text: str) -> None:
    started = time.monotonic()
    tracemalloc.start()
    try:
        (found,) = refused(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "it makes more than 1 MB of text or takes longer than 2 seconds" in found
    assert peak < 600_000_000
    assert time.monotonic() - started < 30
