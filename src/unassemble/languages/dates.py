"""Dates as the United Nations writes them: "13 May 2020", "2020 年 5 月 13 日"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Literal

from unassemble.languages.cldr import date_in, date_pattern
from unassemble.languages.codes import Language, masthead_language
from unassemble.languages.grammar import own_forms

_MONTH = re.compile(r"'(?:[^']|'')*'|M{4,}|L{4,}")


class DateInWords(str):
    """A date in words that still knows its day, so that a filter can write it otherwise."""

    __slots__ = ("value",)
    value: date

    def __new__(cls, value: date, language: Language) -> DateInWords:
        """The day in the words of a language."""
        made = super().__new__(cls, format_date(value, language))
        made.value = value
        return made


def format_date(value: date, language: Language, form: str = "text") -> str:
    """A date in words.

    Args:
        value: the day.
        language: of the version.
        form: "text" in running text and titles; "masthead" in the masthead, which is English in
            the Arabic, Chinese and Russian versions; otherwise a pattern of CLDR ("d MMMM y"), or
            the name of one ("long").

    Raises:
        ValueError: the pattern is not one of CLDR.
    """
    if form == "masthead":
        return format_date(value, masthead_language(language))
    if form == "text":
        own = own_forms(language)
        form = (own.first_of_month if value.day == 1 else "") or own.date or "long"
    pattern = date_pattern(form, language)
    return date_in(value, _with_own_month(pattern, value, language), language)


@cache
def month_names(language: Language, token: Literal["MMMM", "LLLL"] = "MMMM") -> tuple[str, ...]:
    """The twelve months as they stand in a date (MMMM), or by themselves (LLLL)."""
    return tuple(format_date(date(2000, month, 1), language, token) for month in range(1, 13))


def _with_own_month(pattern: str, value: date, language: Language) -> str:
    """The pattern with the United Nations' own name of the month, where it has one."""
    months = own_forms(language).months
    if not months:
        return pattern

    def own(match: re.Match[str]) -> str:
        token = match.group()
        return f"'{months[value.month - 1]}'" if token in ("MMMM", "LLLL") else token

    return _MONTH.sub(own, pattern)
