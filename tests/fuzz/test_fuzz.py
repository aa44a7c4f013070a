"""Broken letters and records give findings, never an exception that is not documented.

`make fuzz` runs this; `make test` leaves it out.  A failure shows the smallest input found for it.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest

from fuzz.mutations import mutated, seeds
from unassemble.base.diagnostics import Findings
from unassemble.base.errors import LetterError, UnreadableError
from unassemble.base.record_folders import BESIDE
from unassemble.languages import LANGUAGES
from unassemble.missions import read_mission
from unassemble.missions.inspect import inspect_mission
from unassemble.pipeline.building import build_version
from unassemble.pipeline.checking import all_findings, repaired_file
from unassemble.pipeline.drafting import Wish, draft_letter, draft_next, learn_record
from unassemble.pipeline.letter_file import LetterFile
from unassemble.preview.editing import RefusedError, Step, apply

SHARDS = 16
DAY = date(2025, 5, 13)
LETTERS = seeds("examples/*/letter.yaml", "tests/data/*.yaml", "tests/data/letters/*.yaml",
                "benchmarks/letters/*.yaml", "templates/letters/*.yaml")  # fmt: skip
RECORDS = seeds("templates/missions/*.yaml")
FOLDER = Path("/nonexistent")
Task = Callable[[str, Random], Any]


def letter_of(text: str) -> LetterFile:
    return LetterFile(text.encode("utf-8", "surrogatepass"), "l.yaml", FOLDER)


def check(text: str, random: Random) -> None:
    all_findings(letter_of(text), random.choice((None, *LANGUAGES)))


def build(text: str, random: Random) -> None:
    """What a build refuses, `check` finds."""
    file = letter_of(text)
    errors = {one.rule for one in all_findings(file) if one.severity == "error"}
    refused: set[str] = set()
    try:
        build_version(file)
    except LetterError as error:
        refused = {one.rule for one in error.findings if one.severity == "error"}
    assert refused <= errors


def fix(text: str, random: Random) -> None:
    once, _ = repaired_file(letter_of(text))
    assert repaired_file(once)[0].data == once.data


def new(text: str, random: Random) -> None:
    """What `new` writes is a letter file."""
    wish = Wish(("azerbaijan",), DAY)
    file, findings = letter_of(text), Findings()
    make = random.choice((draft_next, draft_letter))
    made = make(wish, file, findings)
    if made:
        all_findings(letter_of(made))


def learn(text: str, random: Random) -> None:
    learn_record([letter_of(text)], None, BESIDE, Findings())


def edit(text: str, random: Random) -> None:
    keys = ("letter", "text", "organs", "symbols", "language", "from", "title", "annexes", 0, 1)
    path = [random.choice(keys) for _ in range(random.choice((1, 1, 2, 2, 3)))]
    kind = random.choice(
        get_args(Step.__annotations__["do"]) or ("set", "insert", "remove", "move")
    )
    value = random.choice(
        ("a", "", "a\nb", "# x", ["a"], {"en": "a"}, "2025-01-01", " a: b", "\u2028")
    )
    changed = apply(text, [Step(kind, path, value, random.randrange(3))])
    all_findings(letter_of(changed))


def record(text: str, random: Random) -> None:
    findings = Findings()
    mission = read_mission(text.encode("utf-8", "surrogatepass"), "r.yaml", "r", findings)
    if mission is not None and not findings.has_errors:
        inspect_mission(mission, findings)


TASKS: dict[Task, list[str]] = {
    check: LETTERS, build: LETTERS, fix: LETTERS, new: LETTERS, learn: LETTERS, edit: LETTERS,
    record: RECORDS,
}  # fmt: skip


def fault(task: Task, text: str, seed: str) -> str:
    """The exception that a task ends with, and where it is raised; nothing if it is documented."""
    try:
        task(text, Random(seed))
    except (UnreadableError, LetterError, RefusedError):
        return ""
    except Exception as error:  # what is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"({Path(last.filename).name}:{last.lineno})"
        return f"{type(error).__name__}: {str(error)[:200]} {place}"
    return ""


def smallest(task: Task, text: str, seed: str, found: str) -> str:
    """The text without the lines that the fault does not need."""
    kind = found.rpartition("(")[2]
    lines = text.split("\n")
    size = len(lines) // 2
    while size:
        at = 0
        while at < len(lines):
            fewer = lines[:at] + lines[at + size :]
            if fault(task, "\n".join(fewer), seed).endswith(kind):
                lines = fewer
            else:
                at += size
        size //= 2
    return "\n".join(lines)


@pytest.mark.fuzz
@pytest.mark.parametrize("shard", range(SHARDS))
def test_broken_files_give_findings(shard: int, request: pytest.FixtureRequest) -> None:
    count = request.config.getoption("--fuzz") // SHARDS
    faults: dict[str, str] = {}
    tasks = list(TASKS)
    for number in range(count):
        seed = f"{shard}-{number}"
        random = Random(seed)
        task = tasks[number % len(tasks)]
        text = mutated(random.choice(TASKS[task]), random)
        found = fault(task, text, seed)
        kind = found.rpartition("(")[2]
        if found and kind not in faults:
            made = smallest(task, text, seed, found)
            faults[kind] = f"{task.__name__}, {seed}: {found}\n{made!r}"
    assert not faults, "\n\n".join(faults.values())
