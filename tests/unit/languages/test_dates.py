"""Dates in running text, in the masthead, and by a pattern of CLDR."""

from __future__ import annotations

from datetime import date

import pytest

import build_cldr
from unassemble.languages import LANGUAGES, Language, format_date
from unassemble.languages.dates import month_names

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


def test_a_pattern_may_be_one_of_cldr_by_name() -> None:
    assert format_date(DAY, "fr", "full") == "mercredi 13 mai 2020"
    assert format_date(DAY, "ar", "long") == "13 أيار/مايو 2020"


def test_arabic_months_have_both_names() -> None:
    for name in month_names("ar"):
        eastern, western = name.split("/")
        assert eastern
        assert western


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_by_themselves_are_those_of_the_language(language: Language) -> None:
    """Babel gives French months in Chinese once Chinese ones were asked for (its issue 1234)."""
    format_date(DAY, "zh", "LLLL LLL qqqq")
    same = ("LLLL", "MMMM"), ("LLL", "MMM"), ("qqqq", "QQQQ"), ("qqq", "QQQ")
    for alone, dated in same:
        if language != "ru" or alone[0] == "q":
            assert format_date(DAY, language, alone) == format_date(DAY, language, dated)


def test_russian_months_by_themselves_are_in_the_nominative() -> None:
    assert month_names("ru")[4] == "мая"
    assert month_names("ru", "LLLL")[4] == "май"


@pytest.mark.parametrize("kind", build_cldr.TABLES)
def test_an_own_form_is_not_cldrs_and_has_its_source(kind: str) -> None:
    """A form that CLDR comes to have is deleted from the language's file."""
    for language, printed, cldr, source in build_cldr.TABLES[kind]():
        assert printed != cldr, (language, printed)
        assert source, (language, printed)
