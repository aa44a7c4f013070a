"""Kinds of document that differ in a line under the title: addenda, corrigenda, revisions."""

from __future__ import annotations

import pytest

from letter_files import GOOD, assembled, changed, findings
from unassemble.model import plain


def under_title(symbols: str, language: str = "en") -> str:
    text = changed("symbols: [A/79/1]", f"symbols: [{symbols}]")
    return plain(assembled(text.replace("language: en", f"language: {language}")).parts[0].title)


@pytest.mark.parametrize(
    ("symbol", "word"),
    [
        ("A/79/1", ""),
        ("A/79/1/Add.1", "Addendum"),
        ("A/79/1/Corr.2", "Corrigendum"),
        ("A/79/1/Rev.1", ""),
        ("A/79/1/Rev.1/Add.1", "Addendum"),
        ("A/79/1/Add.1/Corr.1", "Corrigendum"),
        ("A/79/1/Add.1*", "Addendum"),
    ],
)
def test_a_suffix_of_the_symbol_puts_a_word_under_the_title(symbol: str, word: str) -> None:
    assert under_title(symbol) == word


@pytest.mark.parametrize(
    ("language", "addendum", "corrigendum"),
    [
        ("ar", "إضافة", "تصويب"),
        ("zh", "增编", "更正"),
        ("fr", "Additif", "Rectificatif"),
        ("ru", "Добавление", "Исправление"),
        ("es", "Adición", "Corrección"),
    ],
)
def test_the_word_is_in_the_language_of_the_version(
    language: str, addendum: str, corrigendum: str
) -> None:
    assert under_title("A/79/1/Add.1", language) == addendum
    assert under_title("A/79/1/Corr.1", language) == corrigendum


def test_two_symbols_must_say_the_same() -> None:
    two = GOOD.replace("letter:", "  - {organ: security-council}\nletter:", 1)
    wrong = two.replace("[A/79/1]", "[A/79/1/Add.1, S/2025/2]")
    (found,) = [one for one in findings(wrong) if one.severity == "error"]
    assert (found.rule, found.span.line, found.span.column) == ("symbols-disagree", 2, 25)
    right = two.replace("[A/79/1]", "[A/79/1/Add.1, S/2025/2/Add.3]")
    assert plain(assembled(right).parts[0].title) == "Addendum"


@pytest.mark.parametrize("symbols", ["A/79/1/Rev.1, S/2025/2", "A/79/1/Rev.1, S/2025/2/Add.1"])
def test_a_revision_is_one_of_both_symbols(symbols: str) -> None:
    two = GOOD.replace("letter:", "  - {organ: security-council}\nletter:", 1)
    rules = [one.rule for one in findings(two.replace("[A/79/1]", f"[{symbols}]"))]
    assert rules == ["symbols-disagree"]
