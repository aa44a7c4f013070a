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
