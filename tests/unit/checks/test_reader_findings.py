"""Findings of the reader by the Editorial Manual, each with a letter; and ignored findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from letter_files import GOOD, findings
from unassemble.cli.check import command

WORDS = "I have the honour to write."
SIGNED = "  signatories:\n    - {name: Ann **Lee**, titles: [Ambassador]}\n"
NOTES = "  notes: {a: A note.}\n" + SIGNED
TO = "[secretary-general]"


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("not-a-symbol", "[A/79/1]", "['']"),
        ("no-symbol", "symbols: [A/79/1]\n", ""),
        ("not-a-job-number", "organs:", "job_number: 5-1\norgans:"),
        ("line-spacing", "  dated:", "  line_spacing: 116\n  dated:"),
        ("line-spacing", "  dated:", "  line_spacing: 9\n  dated:"),
        ("line-spacing", "  dated:", "  line_spacing: 11.63\n  dated:"),
        ("line-spacing", "  dated:", "  line_spacing: close\n  dated:"),
        ("not-a-date-code", "organs:", "date_codes: [2025]\norgans:"),
        ("not-a-date", "date: 2025-04-02", "date: 2025-04-31"),
        ("missing-key", ", title: Culture of peace", ""),
        ("addressee-order", TO, "[president-of-the-security-council, secretary-general]"),
        ("signed-note-verbale", "letter:\n", "letter:\n  kind: note-verbale\n"),
        ("note-not-defined", WORDS, "I write.[^a]"),
        ("note-not-called", SIGNED, NOTES),
        ("note-in-agenda-title", "title: Culture of peace", "title: 'Culture of peace^[A/79/50.]'"),
        ("empty-note", WORDS, "I write.^[]"),
        ("duplicate-key", SIGNED, "  notes:\n    a: One.\n    a: Two.\n" + SIGNED),
        ("control-character", WORDS, "I wr\x07ite."),
        ("missing-glyph", WORDS, "I write \U00013080."),
        ("image-without-text", WORDS, "![](map.png)"),
        ("link-target", WORDS, "See [the page](#)."),
    ],
)
def test_findings_of_the_reader(rule: str, old: str, new: str) -> None:
    assert GOOD.count(old) == 1
    assert rule not in [one.rule for one in findings(GOOD)]
    assert rule in [one.rule for one in findings(GOOD.replace(old, new))]


SPACED = GOOD.replace(WORDS, "I  write.")
NO_REASON = "ignore: [{rule: repeated-space}]\n"
LISTED = "ignore: [{rule: repeated-space, reason: as the mission asked}]\n"
WITHOUT = ["missing-key", "ignore-without-reason"]
UNUSED = "ignore: [{rule: agenda-order, reason: as the mission asked}]\n"
UNKNOWN = "ignore: [{rule: agenda-odor, reason: as the mission asked}]\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SPACED, ["repeated-space"]),
        (LISTED + SPACED, []),
        (UNUSED + GOOD, ["unused-ignore"]),
        (UNKNOWN + GOOD, ["unknown-rule"]),
        (LISTED + GOOD.replace("session: 79", "sesion: 79"), ["unknown-key"]),
    ],
)
def test_ignored_findings(text: str, expected: list[str]) -> None:
    rules = [one.rule for one in findings(text)]
    assert [rule for rule in rules if rule in {*expected, "repeated-space"}] == expected


def test_an_ignore_needs_a_reason() -> None:
    assert [one.rule for one in findings(NO_REASON + SPACED)] == WITHOUT


@pytest.fixture
def spaced(tmp_path: Path) -> str:
    path = tmp_path / "letter.yaml"
    path.write_text(SPACED, "utf-8")
    return str(path)


def test_the_source_line_and_a_caret(spaced: str) -> None:
    made = CliRunner().invoke(command, [spaced])
    assert "    14 |     I  write.\n       |      ^^\n" in made.output
    assert CliRunner().invoke(command, ["--ignore", "repeated-space", spaced]).output == ""


def test_sarif_names_the_rule_with_its_page_and_the_repair(spaced: str) -> None:
    made = CliRunner().invoke(command, ["--format", "sarif", spaced])
    log = json.loads(made.stdout)
    (run,) = log["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (log["version"], rule["id"]) == ("2.1.0", "repeated-space")
    assert "justified text" in rule["help"]["markdown"]
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("repeated-space", "note")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (14, 6)
    assert result["fixes"]
