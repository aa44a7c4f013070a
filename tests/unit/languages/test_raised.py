"""Endings of ordinals that are printed raised, in French."""

from __future__ import annotations

import pytest

from unassemble.languages import raised_endings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le 1er mai et la 1re fois", ["er", "re"]),
        ("la 2e session, les 3es, la 2nde", ["e", "es", "nde"]),
        ("au XXIe siècle, François Ier, la Ve République", ["e", "er", "e"]),
        ("1er.", ["er"]),
        ("Le texte, Ce point, De, Me Dupont, Les 5, 10 et 12", []),
        ("A/1er, x1er, 1erx, n’1er, 3,1er, https://a.b/2e", []),
    ],
)
def test_the_endings_of_figures_and_roman_numerals_are_raised(
    text: str, expected: list[str]
) -> None:
    assert [text[start:end] for start, end in raised_endings(text, "fr")] == expected


@pytest.mark.parametrize("language", ["en", "es", "ru", "zh", "ar"])
def test_in_no_other_language(language: str) -> None:
    assert not list(raised_endings("1er 2e", language))
