"""Rules on symbols, sessions, dates and codes: letters that trigger each rule, or do not."""

from __future__ import annotations

import pytest

from letter_files import GOOD, findings

ITEM = "      - {number: 14, title: Culture of peace}"
SUB_B = ITEM.replace("14", '"14 (b)"')
BOTH = GOOD.replace("[A/79/1]", "[A/79/1, S/2025/1]").replace(
    "letter:\n", "  - organ: security-council\n    year: 80\nletter:\n", 1
)
CODED = GOOD.replace(
    "organs:", 'original: en\njob_number: 25-05275\ndate_codes: ["030425"]\norgans:', 1
)


def rules(text: str) -> set[str]:
    return {one.rule for one in findings(text)}


@pytest.mark.parametrize("text", [GOOD, BOTH, CODED])
def test_a_good_letter_has_none(text: str) -> None:
    assert rules(text) == set()


@pytest.mark.parametrize(
    ("rule", "text", "old", "new"),
    [
        ("symbol-grammar", GOOD, "[A/79/1]", "[A/79]"),
        ("symbol-grammar", GOOD, "[A/79/1]", "[A/79-1]"),
        ("symbol-grammar", GOOD, "[A/79/1]", "[Nonsense 1]"),
        ("symbol-and-organ", BOTH, "[A/79/1, S/2025/1]", "[A/79/1]"),
        ("symbol-and-organ", GOOD, "[A/79/1]", "[A/79/1, S/2025/1]"),
        ("symbol-and-session", GOOD, "session: 79", "session: 80"),
        ("symbol-and-session", BOTH, "year: 80", "year: 79"),
        ("session-and-date", GOOD.replace("A/79", "A/77"), "session: 79", "session: 77"),
        ("session-and-date", BOTH.replace("S/2025", "S/2024"), "year: 80", "year: 79"),
        ("symbol-and-date", BOTH.replace("    year: 80\n", ""), "S/2025", "S/2024"),
        ("date-code-order", CODED, "030425", "010425"),
        ("date-code-order", CODED, '["030425"]', '["030425", "020425"]'),
        ("date-before-letter", GOOD, "date: 2025-04-02", "date: 2025-03-31"),
        ("agenda-order", GOOD, ITEM, f"{ITEM}\n      - {{number: 9, title: Report}}"),
        ("agenda-order", GOOD, ITEM, f"{SUB_B}\n{SUB_B.replace('(b)', '(a)')}"),
        ("repeated-agenda-item", GOOD, ITEM, f"{ITEM}\n{ITEM}"),
        ("repeated-agenda-item", GOOD, ITEM, f"{SUB_B}\n{SUB_B}"),
        ("job-number-year", CODED, "25-05275", "24-05275"),
    ],
)
def test_what_is_found(rule: str, text: str, old: str, new: str) -> None:
    assert text.count(old) == 1
    assert rule in rules(text.replace(old, new))


@pytest.mark.parametrize(
    "items",
    [
        f"{ITEM}\n{ITEM.replace('14', '15')}",
        f"{SUB_B.replace('(b)', '(a)')}\n{SUB_B}",
        f"{ITEM}\n{SUB_B}",
    ],
)
def test_items_in_order(items: str) -> None:
    assert rules(GOOD.replace(ITEM, items)) == set()


def test_the_coming_session_is_allowed() -> None:
    assert rules(GOOD.replace("A/79", "A/80").replace("session: 79", "session: 80")) == set()


@pytest.mark.parametrize(
    "symbol", ["A/79/1/Add.1", "A/ES-10/1", "A/AC.154/383", "A/HRC/58/G/1", "S/2025/1", "E/2025/1"]
)
def test_symbols_of_all_kinds(symbol: str) -> None:
    assert "symbol-grammar" not in rules(GOOD.replace("A/79/1", symbol))


def test_a_letter_without_signatory() -> None:
    start = GOOD.index("  signatories:")
    unsigned = GOOD[:start] + "  signatories: []\n"
    assert rules(unsigned) == {"unsigned-letter"}
    verbale = unsigned.replace("letter:\n", "letter:\n  kind: note-verbale\n")
    assert "unsigned-letter" not in rules(verbale)
