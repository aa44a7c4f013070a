"""Rules about words: for each a letter that triggers it, with the place, and one that does not."""

from __future__ import annotations

import pytest

from letter_files import GOOD, findings, source
from unassemble.pipeline import repaired_source

WORDS = "I have the honour to write."
ANNEX = """\
annexes:
  - title: A compilation
    sections:
      - heading: I. States
        entries:
          - party: AUSTRALIA
            statements:
              - title: A statement
                date: 31.03.2025
                text: |
                  Its text.
"""
WITH_ANNEX = GOOD.replace(WORDS, "I have the honour to transmit a compilation (see annex).") + ANNEX


def found(text: str, rule: str) -> list[tuple[int, int, str]]:
    return [(one.span.line, one.span.column, one.message) for one in findings(text)
            if one.rule == rule]  # fmt: skip


def letter(words: str) -> str:
    return GOOD.replace(WORDS, words)


LINE = next(number for number, line in enumerate(GOOD.splitlines(), 1) if WORDS in line)


@pytest.mark.parametrize(
    ("rule", "words", "column"),
    [
        ("word-error", "See Error! Reference source not found.", 9),
        ("word-error", "见错误!超链接引用无效。", 6),
        ("word-error", "Voir Erreur ! Signet non défini.", 10),
        ("repeated-space", "I write.  And again.", 13),
        ("mixed-scripts", "The city of Mосква is large.", 17),
        ("emphasis-in-letter", "I **strongly** object.", 9),
        ("invisible-character", "I ob\u200bject.", 9),
        ("invisible-character", "I ob\ufffdject.", 9),
    ],
)
def test_what_is_found_and_where(rule: str, words: str, column: int) -> None:
    assert [one[:2] for one in found(letter(words), rule)] == [(LINE, column)]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("word-error", "An error! The reference source was not found."),
        ("repeated-space", "I write. And <https://example.org/a> again."),
        ("mixed-scripts", "The city of Москва is Moscow."),
        ("emphasis-in-letter", "I *strongly* object."),
        ("invisible-character", "I object—déjà vu."),
        ("chinese-and-digits", "In 2025 I wrote."),
        ("emphasis-in-letter", WORDS),
    ],
)
def test_what_is_not_found(rule: str, words: str) -> None:
    assert found(letter(words), rule) == []


def test_a_statement_later_than_its_letter() -> None:
    assert found(WITH_ANNEX, "late-statement") == []
    late = WITH_ANNEX.replace("31.03.2025", "31.03.2026")
    line = next(number for number, text in enumerate(late.splitlines(), 1) if "2026" in text)
    assert [one[0] for one in found(late, "late-statement")] == [line]
    assert found(WITH_ANNEX.replace("31.03.2025", "31.13.2026"), "late-statement") == []


def test_spaces_are_repaired_and_nothing_else() -> None:
    given = letter("I write.  And again.")
    made, repairs = repaired_source(source(given))
    assert made.data.decode() == given.replace("write.  And", "write. And")
    assert [one.rule for one in repairs] == ["repeated-space"]


def test_annexes_keep_their_spaces() -> None:
    assert found(WITH_ANNEX.replace("Its text.", "Its  text."), "repeated-space") == []


CHINESE = letter("2025 年4月 1 日，我谨致函。").replace("language: en", "language: zh", 1)


def test_spaces_between_chinese_and_numbers() -> None:
    assert [one[2] for one in found(CHINESE, "chinese-and-digits")] == [
        "no space stands between Chinese and a number in 2 places of this paragraph"
    ]
    made, _ = repaired_source(source(CHINESE))
    assert made.data.decode() == CHINESE.replace("年4月", "年 4 月")


def headed(*lines: str) -> str:
    text = "".join(f"      {line}\n\n" for line in lines)
    annex = "annexes:\n  - title: A report\n    text: |\n" + text
    return GOOD.replace(WORDS, "I transmit a report (see annex).") + annex


@pytest.mark.parametrize(
    ("rule", "lines", "count"),
    [
        ("heading-level", ("# I. A", "Text.", "### 1. B", "Text."), 1),
        ("heading-level", ("# I. A", "## A. B", "### 1. C", "# II. D"), 0),
        ("single-subheading", ("# I. A", "## A. B", "Text.", "# II. C"), 1),
        ("single-subheading", ("# I. A", "## A. B", "## B. C", "# II. D"), 0),
    ],
)
def test_headings(rule: str, lines: tuple[str, ...], count: int) -> None:
    assert len(found(headed(*lines), rule)) == count
