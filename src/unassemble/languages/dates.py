"""Dates as the United Nations writes them: "13 May 2020", "2020 年 5 月 13 日".

The names of months are data; only a CLDR pattern needs babel, which is imported when one is used.
"""

from __future__ import annotations

import re
from datetime import date

from unassemble.languages.codes import Language, masthead_language
from unassemble.languages.data import grammar, phrase

_QUOTED_OR_MONTH = re.compile(r"'(?:[^']|'')*'|M{4}|L{4}")


def format_date(value: date, language: Language, form: str = "text") -> str:
    """A date in words.

    Args:
        value: the day.
        language: of the version.
        form: "text" in running text and titles; "masthead" in the masthead, which is English in
            the Arabic, Chinese and Russian versions; otherwise a pattern of CLDR ("d MMMM y").

    Raises:
        ValueError: the pattern is not one of CLDR.
    """
    if form == "masthead":
        return format_date(value, masthead_language(language))
    if form != "text":
        return _by_pattern(value, language, form)
    rules = grammar(language)
    return phrase(
        language,
        "date.text",
        day=rules.first_day if value.day == 1 else value.day,
        month=rules.months[value.month - 1],
        year=value.year,
    )


def _by_pattern(value: date, language: Language, pattern: str) -> str:
    """A date by a pattern of CLDR, with our own months where they are written out.

    CLDR has one Arabic name of a month, the United Nations writes two: أيار/مايو.
    """
    from babel.dates import format_date as babel_format

    rules = grammar(language)

    def own_month(match: re.Match[str]) -> str:
        token = match.group()
        if token.startswith("'"):
            return token
        months = rules.months if token == "MMMM" else rules.months_alone
        return "'" + months[value.month - 1].replace("'", "''") + "'"

    if language != "zh":
        pattern = _QUOTED_OR_MONTH.sub(own_month, pattern)
    try:
        return babel_format(value, format=pattern, locale=language)
    except (AttributeError, KeyError, ValueError) as error:
        raise ValueError(f"{pattern!r} is not a pattern of CLDR for dates") from error
