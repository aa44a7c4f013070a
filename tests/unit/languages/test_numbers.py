"""Ordinals, roman numerals, lists and agenda items."""

from __future__ import annotations

import pytest

import build_ordinals
from unassemble.languages import (
    LANGUAGES,
    LAST_ORDINAL,
    Language,
    agenda_number,
    agenda_numbers,
    join_list,
    numeral,
    ordinal,
    roman,
)
from unassemble.languages.data import read
from unassemble.languages.numbers import ordinal_columns


@pytest.mark.parametrize(
    ("number", "language", "gender", "words"),
    [
        (74, "en", "common", "seventy-fourth"),
        (80, "en", "common", "eightieth"),
        (101, "en", "common", "one hundred and first"),
        (1, "fr", "feminine", "première"),
        (21, "fr", "feminine", "vingt et unième"),
        (71, "fr", "feminine", "soixante et onzième"),
        (74, "fr", "feminine", "soixante-quatorzième"),
        (80, "fr", "feminine", "quatre-vingtième"),
        (81, "fr", "feminine", "quatre-vingt-unième"),
        (91, "fr", "feminine", "quatre-vingt-onzième"),
        (11, "es", "masculine", "undécimo"),
        (53, "es", "masculine", "quincuagésimo tercer"),
        (71, "es", "masculine", "septuagésimo primer"),
        (81, "es", "masculine", "octogésimo primer"),
        (74, "ru", "feminine", "семьдесят четвертая"),
        (75, "ru", "masculine", "семьдесят пятый"),
        (40, "ru", "masculine", "сороковой"),
        (67, "ar", "feminine", "السابعة والستون"),
        (71, "ar", "feminine", "الحادية والسبعون"),
        (100, "ar", "feminine", "المئة"),
        (101, "ar", "feminine", "الأولى بعد المئة"),
        (1, "ar", "masculine", "الأول"),
        (74, "zh", "common", "第七十四"),
        (101, "zh", "common", "第一百零一"),
    ],
)
def test_ordinals(number: int, language: Language, gender: str, words: str) -> None:
    assert ordinal(number, language, gender) == words


def test_a_language_without_the_gender_gives_the_ordinal_it_has() -> None:
    assert ordinal(2, "en", "feminine") == "second"
    assert ordinal(2, "fr") == "deuxième"


@pytest.mark.parametrize("number", [0, -1, LAST_ORDINAL + 1])
def test_an_ordinal_outside_the_table_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 120"):
        ordinal(number, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinals_are_whole_and_differ(language: Language) -> None:
    for words in ordinal_columns(language).values():
        assert len(words) == len(set(words)) == LAST_ORDINAL
        assert all(word == " ".join(word.split()) for word in words)


def test_russian_has_no_yo() -> None:
    for words in ordinal_columns("ru").values():
        assert "ё" not in "".join(words)


def test_the_table_is_that_of_icu_with_the_listed_corrections() -> None:
    pytest.importorskip("icu", reason="PyICU is not installed")
    shipped = {one: read(f"ordinals/{one}.yaml") for one in build_ordinals.COLUMNS}
    spelled = build_ordinals.spelled_by_icu()
    assert shipped == build_ordinals.corrected(spelled)

    listed = {
        (row["language"], number)
        for row in build_ordinals.corrections()
        for numbers in row["numbers"]
        for number in range(int(numbers.split("-")[0]), int(numbers.split("-")[1]) + 1)
    }
    differing = {
        (language, number)
        for language, columns in spelled.items()
        for column, words in columns.items()
        for number, word in enumerate(words, 1)
        if shipped[language][column][number - 1] != word
    }
    assert differing == listed


def test_every_correction_has_its_reason() -> None:
    for row in build_ordinals.corrections():
        assert row["reason"].endswith("."), row


@pytest.mark.parametrize(
    ("number", "numerals"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX"), (2025, "MMXXV")],
)
def test_roman(number: int, numerals: str) -> None:
    assert roman(number) == numerals


def test_there_is_no_roman_zero() -> None:
    with pytest.raises(ValueError, match="from 1 to 99,999, not 0"):
        roman(0)


def test_numerals_of_attachments() -> None:
    assert numeral(2, "annex", "en") == "II"
    assert numeral(2, "annex", "zh") == "二"
    assert numeral(12, "enclosure", "zh") == "十二"
    assert numeral(2, "annex", "ar") == "الثاني"
    assert numeral(2, "enclosure", "ar") == "الثانية"
    assert numeral(121, "annex", "zh") == "CXXI"


@pytest.mark.parametrize(
    ("items", "language", "text"),
    [
        ([], "en", ""),
        (["a"], "en", "a"),
        (["a", "b"], "en", "a and b"),
        (["a", "b", "c"], "en", "a, b and c"),
        (["32", "37", "68"], "zh", "32、37 和 68"),
        (["秘书长", "大会主席", "安全理事会主席"], "zh", "秘书长、大会主席和安全理事会主席"),
        (["安理会", "OSCE"], "zh", "安理会和 OSCE"),
        (["7", "133"], "ar", "7 و 133"),
        (["مصر", "تونس", "ليبيا"], "ar", "مصر وتونس وليبيا"),
        (["Francia", "Italia"], "es", "Francia e Italia"),
        (["China", "Hungría"], "es", "China y Hungría"),
        (["Francia", "la India"], "es", "Francia y la India"),
        (["a", "b"], "fr", "a et b"),
        (["а", "б", "в"], "ru", "а, б и в"),
    ],
)
def test_lists(items: list[str], language: Language, text: str) -> None:
    assert join_list(items, language) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "156 (a)"),
        ("fr", "156 a)"),
        ("es", "156 a)"),
        ("ru", "156 a)"),
        ("zh", "156(a)"),
        ("ar", "156 (أ)"),
    ],
)
def test_sub_items(language: Language, text: str) -> None:
    assert agenda_number((156, "a"), language) == text


def test_sub_items_among_others() -> None:
    items = [(18, None), (22, "b"), (30, None)]
    assert agenda_numbers(items, "en") == "18, 22 (b) and 30"
    assert agenda_numbers(items, "zh") == "18、22(b)和 30"
    assert agenda_numbers(items, "ar") == "18 و 22 (ب) و 30"


def test_a_sub_item_that_is_no_single_letter_is_kept() -> None:
    assert agenda_number((7, "aa"), "ar") == "7 (aa)"
