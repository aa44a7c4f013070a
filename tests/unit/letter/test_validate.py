"""Letter files are checked by the JSON Schema as a complete validator would check them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft7Validator
from jsonschema.validators import extend

from test_hostile import ODD, PLACES, with_odd
from unassemble.base.diagnostics import Diagnostic, Findings
from unassemble.letter.compose import compose
from unassemble.letter.nodes import plain
from unassemble.letter.schema import letter_schema
from unassemble.letter.validate import validate
from unassemble.missions.schema import mission_schema

SCHEMAS = [letter_schema(), mission_schema()]
TEXT_TYPES = Draft7Validator.TYPE_CHECKER.redefine(
    "boolean", lambda _, value: value in ("true", "false")
)
"""Scalars of a letter file are text; the texts `true` and `false` are truth values."""
Reference = extend(Draft7Validator, type_checker=TEXT_TYPES)


def findings(data: str | bytes) -> list[Diagnostic]:
    root, problems = compose(data if isinstance(data, bytes) else data.encode(), "letter.yaml")
    found = Findings(problems)
    validate(root, found, letter_schema())
    return list(found)


@pytest.mark.parametrize("shift", [0, 5, 11, 17])
def test_what_is_wrong_is_what_a_complete_validator_finds_wrong(shift: int) -> None:
    reference = Reference(letter_schema(), format_checker=Draft7Validator.FORMAT_CHECKER)
    for index, place in enumerate(PLACES):
        odd = ODD[(index + shift) % len(ODD)]
        data = with_odd(place, odd).data
        root, _ = compose(data, "letter.yaml")
        assert bool(findings(data)) == (not reference.is_valid(plain(root))), (place, odd)


@pytest.mark.parametrize("shift", [0, 5])
def test_what_is_left_of_a_file_with_problems_is_right(shift: int) -> None:
    for index, place in enumerate(PLACES):
        root, _ = compose(with_odd(place, ODD[(index + shift) % len(ODD)]).data, "letter.yaml")
        validate(root, Findings(), letter_schema())
        left = Findings()
        validate(root, left, letter_schema())
        assert {finding.rule for finding in left} <= {"missing-key", "empty-list"}, place


def test_all_problems_are_reported_at_once_each_at_its_place() -> None:
    found = findings(
        "language: eng\n"
        "organs:\n"
        "  - organ: general-assembley\n"
        "    session: {special: x}\n"
        "  - {organ: security-council, agenda_items: [14, {number: fourteen}]}\n"
        "letter:\n"
        "  dated: 2025-02-30\n"
        "  from: {office: permanent-mission}\n"
        "  to: [secretary-generall, {office: x}]\n"
        "  text: {en: One, fr: [two], de: drei}\n"
        "  signatorys: [Ann **Lee**]\n"
        "  notes: {a: {mark: '', text: A note.}, b: {text: A note., color: red}}\n"
        "recycle: maybe\n"
    )
    assert [str(one).removeprefix("letter.yaml:") for one in sorted(found, key=place)] == [
        "1:11: error[wrong-value]: `language` cannot be “eng” (did you mean `en`?)",
        "3:12: error[wrong-value]: `organ` cannot be “general-assembley”"
        " (did you mean `general-assembly`?)",
        "4:24: error[not-a-session]: `special` must be the number of a session, such as 79,"
        " not “x”",
        "5:59: error[not-an-item-number]: `number` must be the number of an agenda item,"
        " such as 32 or 156 (a), not “fourteen”",
        "7:10: error[not-a-date]: `dated` must be a date, such as 2020-05-13, not “2025-02-30”"
        " (there is no day 30 in month 2 of 2025)",
        "8:9: error[missing-key]: missing key `state` or `name` or `mission`",
        "9:8: error[wrong-value]: `to` cannot be “secretary-generall”"
        " (did you mean `secretary-general`?)",
        "9:37: error[wrong-value]: `office` cannot be “x” (use one of secretary-general,"
        " president-of-the-general-assembly, president-of-the-security-council,"
        " president-of-the-economic-and-social-council, president-of-the-human-rights-council)",
        "10:9: error[not-a-text]: `text` must be a text, or one text per language"
        " {en: …, fr: …} (unknown key `de`)",
        "10:23: error[not-a-text]: `fr` must be a text, not a list",
        "11:3: error[unknown-key]: unknown key `signatorys` (did you mean `signatories`?)",
        '12:21: error[not-a-note]: `mark` has no value: it must be a short text, such as "1"',
        "12:44: error[not-a-note]: `b` must be a text, one text per language,"
        " or {mark: …, text: …} (unknown key `color`)",
        "13:10: error[not-true-or-false]: `recycle` must be true or false, not “maybe”"
        " (write true or false)",
    ]


def test_a_long_or_nested_value_is_not_repeated_in_full() -> None:
    found = findings(f"language: {'e' * 200}\ndistribution: [{'[], ' * 50}]\ndate: {{a: b}}\n")
    assert [one.message for one in found if one.rule != "missing-key"] == [
        f"`language` cannot be “{'e' * 60}…”",
        "`distribution` cannot be a list",
        "`date` must be a date, such as 2020-05-13, not keys with values",
    ]


def place(finding: Diagnostic) -> tuple[int, int]:
    return finding.span.line, finding.span.column


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("letter: text", "not-a-mapping: `letter` must have keys with values"),
        ("organs: general-assembly", "not-a-list: `organs` must be a list"),
        ("organs: []", "empty-list: `organs` must have at least one item"),
        ("symbols: [[A/79/1]]", "not-a-symbol: `symbols` must be a document symbol, such as"),
        ("ignore: [{rule: state-name}]", "missing-key: missing key `reason`"),
        ("notes: text", "not-a-mapping: `notes` must have keys with values"),
    ],
)
def test_a_list_a_mapping_and_a_text_are_told_apart(text: str, expected: str) -> None:
    assert any(f"{one.rule}: {one.message}".startswith(expected) for one in findings(text))


def test_norway_and_zeros_stay_text() -> None:
    root, _ = compose(b"letter: {from: {state: NO}}\ndate_codes: [050520]", "letter.yaml")
    validate(root, Findings(), letter_schema())
    assert plain(root) == {"letter": {"from": {"state": "NO"}}, "date_codes": ["050520"]}


def test_a_value_with_several_aliases_is_checked_once_by_each_schema() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 6))
    found = findings(f"l0: &l0 [{{x: y}}]\n{levels}annexes: *l5\nsymbols: *l5\n")
    assert len(found) < 20


def schemas(node: Any) -> Iterator[dict[str, Any]]:
    """All schemas inside one."""
    match node:
        case dict():
            yield node
            for key, value in node.items():
                if key in ("properties", "patternProperties", "definitions"):
                    for inner in value.values():
                        yield from schemas(inner)
                elif key in ("anyOf", "allOf"):
                    for inner in value:
                        yield from schemas(inner)
                elif key in ("items", "additionalProperties") and value:
                    yield from schemas(value)


ALL = [one for whole in SCHEMAS for one in schemas(whole)]
PAGE = {"$schema", "title", "description", "examples", "x-rule", "errorMessage"}
FORMS = [
    {"$ref"},
    {"allOf"},
    {"anyOf"},
    {"required"},
    {"type", "enum", "pattern", "format"},
    {"type", "items", "minItems"},
    {
        *("type", "properties", "patternProperties", "additionalProperties", "definitions"),
        *("required", "anyOf", "minProperties", "maxProperties"),
    },
]  # fmt: skip
"""The keywords that `validate` knows, as they may stand together."""


def test_the_schemas_are_valid_and_use_known_keywords_alone() -> None:
    assert len(ALL) > 200
    for whole in SCHEMAS:
        Draft7Validator.check_schema(whole)
    for one in ALL:
        used = set(one) - PAGE
        assert any(used <= form for form in FORMS), one


def test_a_pattern_is_anchored_and_has_its_own_words() -> None:
    for one in ALL:
        patterns = [one["pattern"]] if "pattern" in one else list(one.get("patternProperties", ()))
        assert all(pattern[0] == "^" and pattern[-1] == "$" for pattern in patterns), one
        if "x-rule" in one:
            assert one["errorMessage"].startswith("must "), one
