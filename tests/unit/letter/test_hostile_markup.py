"""Texts made to hang or to break the reader: its time grows as they do, and it says what is wrong.

Each text took seconds or minutes where the end of each sign was looked for from its beginning, or
broke off with a recursion error.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from markdown_texts import Notes, Pictures, text
from unassemble.base.diagnostics import Findings
from unassemble.letter import markup
from unassemble.letter.markup.labels import as_styled

_SECONDS = 5.0
"""Most seconds of a processor for a text: ten times what the slowest takes, on a busy machine."""

MANY: dict[str, Callable[[], str]] = {
    "notes left open": lambda: "a^[b " * 10_000,
    "brackets": lambda: "[" * 20_000,
    "pictures left open": lambda: "![" * 10_000,
    "brackets before and after": lambda: "[" * 8_000 + "a" + "]" * 8_000,
    "passages left open": lambda: "[le mot{lang=fr} " * 8_000,
    "passages in passages": lambda: "[" * 5_000 + "a" + "]{lang=fr}" * 5_000,
    "addresses left open": lambda: "[a](" * 10_000,
    "titles left open": lambda: '[a](b "' * 10_000,
    "links in links": lambda: "[" * 4_000 + "a" + "](https://b.org)" * 4_000,
    "link definitions": lambda: "\n".join(f"[r{n}]: https://a.org/{n}" for n in range(4_000)),
    "link references": lambda: " ".join(f"[t][r{n}]" for n in range(4_000)),
    "notes": lambda: "".join(f"word^[note {n}] " for n in range(4_000)),
    "emphasis": lambda: "a**b*c_d" * 4_000,
    "emphasis never closed": lambda: "**a _b " * 4_000,
    "tags": lambda: "<u>" * 5_000 + "]" * 5_000 + "</sup>" * 5_000,
    "HTML": lambda: "<b>a</b> <x " * 4_000,
    "superscripts": lambda: "a^b^c~d~" * 4_000,
    "characters by name": lambda: "&copy; \\* " * 4_000,
    "backticks": lambda: "`a` ``b` " * 4_000,
    "rows of a table": lambda: "| a | b |\n|---|---|\n" + "| a | b^[c] |\n" * 2_000,
    "bars of a table": lambda: "| a " * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + "| a " * 5_000,
    "numbers": lambda: "\n".join(f"{n % 900 + 1}. word" for n in range(4_000)),
    "lines": lambda: "甲a\n" * 8_000,
}


@pytest.mark.parametrize("kind", MANY)
def test_the_time_grows_as_the_text(kind: str) -> None:
    value = MANY[kind]()
    begun = time.process_time()
    markup.blocks(text(value), Notes(), Pictures(), Findings())
    assert time.process_time() - begun < _SECONDS


def too_deep(value: str) -> list[str]:
    found = Findings()
    markup.blocks(text(value), Notes(), Pictures(), found)
    return [one.rule for one in found.items if one.severity == "error"]


@pytest.mark.parametrize(
    "value",
    [
        "**" * 492 + "a" + "**" * 492,
        "*a " * 5_000 + "b" + "*" * 5_000,
        "[" * 500 + "a" + "]{lang=fr}" * 500,
        "<u>" * 500 + "a" + "</u>" * 500,
        "**[<u>" * 10 + "a" + "</u>]{lang=fr}**" * 10,
        "> " * 5_000 + "a",
        "- " * 5_000 + "a",
        "\n".join("  " * n + "- a" for n in range(40)),
    ],
)
def test_nesting_beyond_the_limit_is_an_error_said_once(value: str) -> None:
    assert too_deep(value) == ["nested-too-deep"]


@pytest.mark.parametrize(
    "value",
    [
        "**" * 20 + "a" + "**" * 20,
        "[" * 20 + "a" + "]{lang=fr}" * 20,
        "> " * 20 + "a",
        "\n".join("  " * n + "- a" for n in range(20)),
    ],
)
def test_nesting_up_to_the_limit_is_none(value: str) -> None:
    assert too_deep(value) == []


def test_letters_set_closer_inside_each_other_are_stripped() -> None:
    assert as_styled("[" * 5_000 + "a" + "]{condensed=0.1}" * 5_000) == "a"
