"""CLDR's dates, lists, figures and names in the six languages, by Babel.

The only door to Babel.  What the United Nations writes otherwise is in the languages' data files
(`unassemble.languages.grammar.OwnForms`, states.yaml, territories.yaml); docs/cldr.md and
docs/names.md show both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from unassemble.languages.codes import Language

_BRITISH = "en_GB"
"""The United Nations writes as the United Kingdom does: 13 May 2020; a, b and c."""
_PATTERNS = ("full", "long", "medium", "short")
_STAND_ALONE = re.compile(r"'(?:[^']|'')*'|L+|q+")


@cache
def locale(language: Language) -> Locale:
    """CLDR's data for a language."""
    return Locale.parse(_BRITISH if language == "en" else language)


def date_pattern(form: str, language: Language) -> str:
    """The pattern of CLDR that is called ``form`` ("long"), or ``form`` itself, a pattern."""
    if form not in _PATTERNS:
        return form
    pattern: str = locale(language).date_formats[form].pattern
    return pattern


def date_in(value: date, pattern: str, language: Language) -> str:
    """A date by a pattern of CLDR ("d MMMM y").

    Raises:
        ValueError: the pattern is not one of CLDR for dates.
    """
    try:
        return format_date(value, _in_a_date(pattern, language), locale(language))
    except (AttributeError, KeyError, ValueError) as error:
        raise ValueError(f"{pattern!r} is not a pattern of CLDR for dates") from error


def _in_a_date(pattern: str, language: Language) -> str:
    """The pattern with format letters (M, Q) for stand-alone ones (L, q), where both give one name.

    They differ in Russian months only.  Babel may return stand-alone names of a language that was
    used before in the process (python-babel/babel, issue 1234).
    """

    def dated(match: re.Match[str]) -> str:
        token = match.group()
        if token[0] == "q":
            return "Q" * len(token)
        return "M" * len(token) if token[0] == "L" and language != "ru" else token

    return _STAND_ALONE.sub(dated, pattern)


def list_in(items: Sequence[str], language: Language) -> str:
    """A list in words: "a, b and c"."""
    return format_list(items, locale=locale(language))


def figures_in(number: int, language: Language) -> str:
    """A number in Western figures, without a sign between thousands: a year, an agenda item."""
    return format_decimal(number, locale=locale(language), group_separator=False)


def language_in(code: Language, language: Language) -> str:
    """The name of a language: "French", "français"."""
    name: str = locale(language).languages[code]
    return name


def territory_in(code: str, language: Language) -> str:
    """The name of a State or territory by its ISO 3166-1 code.

    Raises:
        KeyError: CLDR has no such code.
    """
    name: str = locale(language).territories[code]
    return name


def code_of_alias(code: str) -> str | None:
    """The ISO 3166-1 code of two letters that a code of three letters, or an old one, stands for.

    None where it stands for none, or for several.
    """
    named = get_global("territory_aliases").get(code, ())
    return str(named[0]) if len(named) == 1 else None
