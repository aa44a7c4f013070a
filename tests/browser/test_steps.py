"""Steps applied in the browser give the values that the server reads from the changed file."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import msgspec

from preview_server import LETTER
from unassemble.preview.editing import RefusedError, Step, apply
from unassemble.preview.values import values_of

RUN = """async ([values, steps]) => {
  const { applied } = await import(new URL("../../web/write/steps.js", location.href));
  return steps.reduce(applied, values);
}"""
REBASE = """async ([was, now, mine]) => {
  const { rebased } = await import(new URL("../../web/write/rebase.js", location.href));
  return rebased(was, now, mine);
}"""
TITLE: list[str | int] = ["annexes", 0, "title"]
PARTIES: list[str | int] = ["annexes", 0, "sections", 0, "entries"]


def some_step(chance: random.Random) -> dict[str, Any]:
    """A step that may or may not be possible."""
    return chance.choice(
        [
            {"do": "set", "path": TITLE, "value": f"Word {chance.random()}"},
            {"do": "replace", "path": TITLE, "start": 0, "end": 1, "value": "𠀀é"},
            {"do": "replace", "path": TITLE, "start": 1, "end": 2, "value": "|"},
            {"do": "move", "path": [*PARTIES, 0], "to": 1},
            {"do": "insert", "path": [*PARTIES, 1], "value": {"party": "KENYA"}},
            {"do": "remove", "path": [*PARTIES, chance.randrange(2)]},
            {"do": "insert", "path": ["symbols", 1], "value": f"S/2025/{chance.randrange(99)}"},
            {"do": "set", "path": ["recycle"], "value": True},
            {"do": "set", "path": ["notes", "a"], "value": {"mark": 1, "text": "See."}},
            {"do": "insert", "path": ["original", 0], "value": "fr"},
        ]
    )


def test_steps_are_applied_as_by_the_server(preview: Callable[..., Any]) -> None:
    page = preview().window()
    chance = random.Random(5)
    tried = 0
    for _ in range(40):
        text, steps = LETTER, []
        for _ in range(6):
            step = some_step(chance)
            try:
                text = apply(text, [msgspec.convert(step, Step)])
            except RefusedError:
                continue
            steps.append(step)
        tried += len(steps)
        assert page.evaluate(RUN, [values_of(LETTER), steps]) == values_of(text), steps
    assert tried > 150


CASES = [
    ("A b c", "A b c", "A b c d", "A b c d"),
    ("A b c", "A b c d", "A b c", "A b c d"),
    ("A b c", "Z b c", "A b c d", "Z b c d"),
    ("A b c", "A b", "X A b c", "X A b"),
    ("A b c", "A b c one", "A b c two", "A b c one two"),
    ("A b c", "A x c", "A y c", None),
    ("A b c", "A c", "A bb c", None),
    ("𠀀é", "𠀀é!", "x𠀀é", "x𠀀é!"),
    ("𠀀", "𠀁", "𠀂", None),
    ("", "a", "b", "ab"),
]


def test_a_text_changed_here_and_elsewhere(preview: Callable[..., Any]) -> None:
    page = preview().window()
    made = [page.evaluate(REBASE, [was, now, mine]) for was, now, mine, _ in CASES]
    assert made == [right for *_, right in CASES]
