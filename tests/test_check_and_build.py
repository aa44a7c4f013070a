"""The same question, the same answer: `build` refuses what `check` calls an error, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import ROOT
from letter_files import GOOD, source
from test_hostile import ODD, PLACES, with_odd
from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import FindingsError
from unassemble.checks import all_rules, printed_rules
from unassemble.pipeline.building import build_version
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.reading import languages_of

BROKEN = {
    "no symbol parts": ("A/79/1", "A/79//1"),
    "other session": ("A/79/1", "A/78/1"),
    "repeated item": (
        "      - {number: 14, title: Culture of peace}",
        "      - {number: 14, title: Peace}\n      - {number: 14, title: Culture of war}",
    ),
    "repeated organ": (
        "letter:\n",
        "  - {organ: general-assembly, session: 79}\nletter:\n",
    ),
    "glyph": ("honour to write", "honour \U0001f600 to write"),
    "glyph and unknown key": ("date: 2025-04-02", "datum: x\ndate: 2025-04-02\nemblem: \U0001f600"),
    "two errors": ("I have the honour to write.", "\U0001f600 {{ nope }} ^[a][^b]"),
    "unknown name": ("I have", "{{ nobody }}"),
    "wording": ("I have", "{{ 'x' * 10 }}"),
    "missing note": ("to write.", "to write.[^a]"),
    "missing picture": ("to write.", "to write.\n\n    ![A map](map.png)"),
    "picture outside": ("to write.", "to write.\n\n    ![A map](../map.png)"),
    "picture without text": ("to write.", "to write.\n\n    ![](map.png)"),
    "wide row": ("to write.", "to write.\n\n    | a | b |\n    |---|---|\n    | 1 | 2 | 3 |"),
    "blank text": ("I have the honour to write.", ""),
    "blank name": ("name: Ann **Lee**", "name: ''"),
    "tag": ("title: Culture of peace", "title: !Culture of peace"),
    "twice": ("date: 2025-04-02", "date: 2025-04-02\ndate: 2025-04-03"),
    "wrong date": ("2025-04-01", "2025-04-31"),
    "wrong to": ("secretary-general", "secretary"),
    "wrong organ": ("general-assembly", "general-assembly-hall"),
    "wrong language": ("language: en", "language: eng"),
    "not yaml": ("organs:", "organs: ["),
    "tab": ("  dated", "\tdated"),
    "list": ("language: en", "- a"),
    "no letter": ("letter:", "brief:"),
}  # fmt: skip
SAME = {f"place {index}": with_odd(PLACES[index], ODD[index % len(ODD)])
        for index in range(0, len(PLACES), max(len(PLACES) // 45, 1))}  # fmt: skip
LETTERS = {name: source(GOOD.replace(*change)) for name, change in BROKEN.items()} | SAME


def checked(letter: LetterFile) -> tuple[Diagnostic, ...]:
    try:
        return all_findings(letter)
    except FindingsError as error:
        return error.findings


def built(letter: LetterFile) -> tuple[Diagnostic, ...]:
    try:
        return build_version(letter).findings
    except FindingsError as error:
        return error.findings


def errors(findings: tuple[Diagnostic, ...]) -> set[str]:
    return {str(one) for one in findings if one.severity == "error"}


@pytest.mark.parametrize("name", BROKEN)
def test_the_letters_are_broken(name: str) -> None:
    assert GOOD.replace(*BROKEN[name]) != GOOD
    assert errors(checked(LETTERS[name]))


@pytest.mark.parametrize("name", LETTERS)
def test_the_errors_of_a_check_are_those_of_a_build(name: str) -> None:
    letter = LETTERS[name]
    assert errors(built(letter)) == errors(checked(letter))


@pytest.mark.parametrize("path", sorted((ROOT / "examples").rglob("letter.yaml")), ids=str)
def test_a_build_of_an_example_tells_what_a_check_tells_of_the_page(path: Path) -> None:
    letter = read_letter_file(path)
    rules = {rule.name for rule in printed_rules()}
    for language in languages_of(letter):
        found = all_findings(letter, language)
        told = build_version(letter, language, ("docx",)).findings
        assert errors(told) == errors(found) == set()
        assert {one for one in found if one.rule in rules} <= set(told)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (("to write", "to\u200bwrite"), "invisible-character"),
        (("to write.", "to write. Error! Bookmark not defined."), "word-error"),
        (("to write", "to [write](https://example.org:99999)"), "address-malformed"),
    ],
)
def test_a_build_tells_what_is_printed_by_mistake(change: tuple[str, str], rule: str) -> None:
    letter = source(GOOD.replace(*change))
    (told,) = [one for one in built(letter) if one.rule == rule]
    assert told in [one for one in checked(letter) if one.rule == rule]


def test_a_build_carries_out_all_rules_of_errors() -> None:
    of_errors = {rule.name for rule in all_rules() if rule.severity == "error"}
    assert of_errors <= {rule.name for rule in printed_rules()}


def test_the_findings_of_an_ignored_rule_are_not_told_by_a_build() -> None:
    ignored = GOOD.replace(
        "text: |", "text: |  # unassemble: ignore[invisible-character] as received"
    )
    assert not built(source(ignored.replace("to write", "to\u200bwrite")))
