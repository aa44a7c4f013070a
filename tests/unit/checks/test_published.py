"""Published letters have no findings; the example has only those that are correct."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from conftest import ROOT
from unassemble.pipeline.checking import all_findings, repaired_file
from unassemble.pipeline.letter_file import read_letter_file

FOLDERS = (ROOT / "tests" / "data" / "letters" / "published", ROOT / "benchmarks" / "letters")
LETTERS = sorted(path for folder in FOLDERS for path in folder.glob("*.yaml"))
EXAMPLE = ROOT / "examples" / "azerbaijan-2020" / "letter.yaml"


def test_there_are_ten_and_more() -> None:
    assert len(LETTERS) > 10


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_published_letter_has_no_finding(path: Path) -> None:
    assert [str(one) for one in all_findings(read_letter_file(path))] == []


def test_findings_of_the_example() -> None:
    lines = EXAMPLE.read_text("utf-8").split("\n")
    findings = all_findings(read_letter_file(EXAMPLE))
    found = [(one.rule, lines[one.span.line - 1]) for one in findings]
    assert [rule for rule, _ in found] == [
        "no-symbol", "misprint", *["dead-link", "resolution-without-year"] * 4, "word-error",
    ]  # fmt: skip
    assert "分发给荷" in found[1][1]
    assert all("S/RES/8" in line for _, line in found[2:-1])
    assert "错误!超链接引用无效。" in found[-1][1]


def test_the_repair_of_the_example_changes_one_character() -> None:
    source = read_letter_file(EXAMPLE)
    repaired, done = repaired_file(source)
    assert [one.rule for one in done] == ["misprint"]
    before, after = source.data.decode().split("\n"), repaired.data.decode().split("\n")
    changed = [
        line
        for line in difflib.unified_diff(before, after, n=0, lineterm="")
        if line[0] in "+-" and not line.startswith(("+++", "---"))
    ]
    old, new = changed
    assert new == "+" + old[1:].replace("分发给荷", "分发为荷")
