"""Dates in running text, in the masthead, and by a pattern of CLDR."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale

from unassemble.languages import LANGUAGES, Language, format_date
from unassemble.languages.data import grammar

DAY = date(2020, 5, 13)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "13 May 2020"),
        ("fr", "13 mai 2020"),
        ("es", "13 de mayo de 2020"),
        ("ru", "13 мая 2020 года"),
        ("zh", "2020 年 5 月 13 日"),
        ("ar", "13 أيار/مايو 2020"),
    ],
)
def test_running_text(language: Language, text: str) -> None:
    assert format_date(DAY, language) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "15 May 2020"),
        ("zh", "15 May 2020"),
        ("ru", "15 May 2020"),
        ("ar", "15 May 2020"),
        ("fr", "15 mai 2020"),
        ("es", "15 de mayo de 2020"),
    ],
)
def test_masthead(language: Language, text: str) -> None:
    assert format_date(date(2020, 5, 15), language, "masthead") == text


def test_the_first_of_a_month_is_an_ordinal_in_french_only() -> None:
    first = date(2020, 5, 1)
    assert format_date(first, "fr") == "1er mai 2020"
    assert format_date(first, "es") == "1 de mayo de 2020"
    assert format_date(first, "en") == "1 May 2020"


@pytest.mark.parametrize(
    ("language", "pattern", "text"),
    [
        ("en", "dd.MM.y", "13.05.2020"),
        ("en", "d MMM y", "13 May 2020"),
        ("en", "EEEE, d MMMM y", "Wednesday, 13 May 2020"),
        ("zh", "y年M月d日", "2020年5月13日"),
        ("zh", "MMMM", "五月"),
        ("ar", "d MMMM y", "13 أيار/مايو 2020"),
        ("es", "d 'de' MMMM 'de' y", "13 de mayo de 2020"),
        ("ru", "d MMMM y", "13 мая 2020"),
        ("ru", "LLLL y", "май 2020"),
        ("en", "'MMMM' d", "MMMM 13"),
    ],
)
def test_patterns_of_cldr(language: Language, pattern: str, text: str) -> None:
    assert format_date(DAY, language, pattern) == text


@pytest.mark.parametrize("pattern", ["d bbbb", "dddd", "HH:mm"])
def test_what_is_no_pattern_of_a_date_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="is not a pattern of CLDR"):
        format_date(DAY, "en", pattern)


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code not in ("ar", "zh")])
def test_months_are_those_of_cldr(language: Language) -> None:
    names = Locale.parse(language).months
    rules = grammar(language)
    assert rules.months == tuple(names["format"]["wide"].values())
    assert rules.months_alone == tuple(names["stand-alone"]["wide"].values())


def test_arabic_months_have_both_names() -> None:
    for name in grammar("ar").months:
        eastern, western = name.split("/")
        assert eastern
        assert western
