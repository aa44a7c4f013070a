"""Files that nobody writes: each ends within limits of time and memory, with a finding."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from letter_files import GOOD, findings
from unassemble.base.diagnostics import MOST_OF_A_RULE, Diagnostic, Findings
from unassemble.base.source import Span

SECONDS, MEMORY = 60, 1_500_000_000
"""Processor time, and address space with all libraries."""
WORDS = "I have the honour to write."
LIMITED = f"""
import resource, sys
from pathlib import Path
from unassemble.api import load
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from unassemble.base.errors import UnreadableError
try:
    found = load(sys.argv[1]).findings()
except UnreadableError as error:
    found = error.findings
print(*sorted({{one.rule for one in found if one.severity == "error"}}))
"""


def rules(path: Path) -> list[str]:
    """The rules of the errors of a letter, found in a process of its own with limits."""
    if sys.platform in ("win32", "darwin"):
        pytest.skip("the system has no limit of a process's memory")
    command = [sys.executable, "-c", LIMITED, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (lambda: GOOD + "".join(f"k{n}: x\n" for n in range(300_000)), ["file-too-large"]),
        (lambda: GOOD + "".join(f"k{n}: x\n" for n in range(90_000)), ["unknown-key"]),
        (lambda: "- a\n" * 2_400_000, ["file-too-large"]),
        (lambda: "a\n" * 4_900_000, ["file-too-large"]),
        (lambda: "x: [" + "a," * 4_900_000 + "]\n", ["file-too-large"]),
        (lambda: GOOD.replace(WORDS, "a\n\n    " * 1_200_000), ["file-too-large"]),
        (lambda: GOOD.replace(WORDS, "{{ nope }}\n    " * 20_000), ["unknown-name"]),
        (lambda: GOOD.replace("[secretary-general]", "[" + "a," * 90_000 + "]"), ["wrong-value"]),
    ],
    ids=["keys", "known size", "items", "letters", "flow", "paragraphs", "names", "values"],
)
def test_a_file_of_many_values_is_told_within_limits(
    tmp_path: Path, text: Callable[[], str], expected: list[str]
) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(text(), encoding="utf-8")
    found = rules(path)
    assert set(expected) <= set(found)


def test_of_one_rule_some_are_told_and_the_others_counted() -> None:
    found = findings(GOOD + "".join(f"k{n}: x\n" for n in range(MOST_OF_A_RULE + 234)))
    told = [one for one in found if one.rule == "unknown-key"]
    assert len(told) == MOST_OF_A_RULE + 1
    assert told[-1].message == "and 234 more of the same kind from here on"
    assert told[-1].span.line == GOOD.count("\n") + MOST_OF_A_RULE + 1


def test_a_counted_error_still_stops_the_build() -> None:
    found = Findings()
    for line in range(1, MOST_OF_A_RULE + 3):
        found.error("unknown-key", Span("a", line, 1), "unknown key")
    assert (len(found), found.added, found.has_errors) == (
        MOST_OF_A_RULE + 1,
        MOST_OF_A_RULE + 2,
        True,
    )
    again = Findings()
    again.extend(found)
    assert isinstance(again.ordered()[-1], Diagnostic)


def test_lines_and_values_have_a_limit_with_a_place() -> None:
    (found,) = findings("# remark\n" * 300_002)
    assert str(found) == (
        "letter.yaml:300001:1: error[file-too-large]: the file has more than 300,000 lines"
    )
    (found,) = findings("x: [" + "a," * 200_000 + "]\n")
    assert str(found) == (
        "letter.yaml:1:400003: error[file-too-large]: "
        "the file has more than 200,000 keys and values"
    )
