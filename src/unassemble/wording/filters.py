"""The filters of wording: dates, numbers, lists, symbols and names in the language of the version.

{{ "2025-04-01" | date }}                 1 April 2025
{{ 74 | ordinal }}                        seventy-fourth
{{ 2 | numeral("annex") }}                II
{{ [32, 37] | numbers }}                  32 and 37 (agenda items; "156 (a)" too)
{{ symbols | symbols }}                   A/74/805-S/2020/301
{{ organs | list }}                       General Assembly and Security Council
{{ "AZ" | name("of") }}                   Azerbaijan (name, text or of)
{{ [1, 2] | see_annex }}                  (see annexes I and II)
{{ "reference.annex" | phrase }}          (see annex)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any, cast

from unassemble.languages import (
    Language,
    agenda_numbers,
    format_date,
    join_list,
    joined_symbols,
    numeral,
    ordinal,
    phrase,
    see_annexes,
    state_name,
)

PLAIN = ("upper", "lower", "first", "last", "length", "default", "join")
"""Filters that are Jinja2's own."""

_ITEM = re.compile(r"(\d{1,3})(?:\s*\(([a-z]{1,4})\))?")


class WrongUseError(Exception):
    """A filter is used on what it cannot take."""


def filters(language: str) -> dict[str, Callable[..., str]]:
    """The filters by name, writing in a language."""
    made = {
        "date": _date,
        "list": _list,
        "name": _name,
        "numbers": _numbers,
        "numeral": _numeral,
        "ordinal": _ordinal,
        "phrase": _phrase,
        "see_annex": _see_annex,
    }
    bound: dict[str, Callable[..., str]] = {
        name: partial(_given, cast("Language", language), filter_) for name, filter_ in made.items()
    }
    return {**bound, "symbols": lambda symbols: joined_symbols([str(one) for one in symbols])}


def _given(
    language: Language, filter_: Callable[..., str], value: Any, *more: Any, **named: Any
) -> str:
    return filter_(value, language, *more, **named)


def _date(value: Any, language: Language, form: str = "text") -> str:
    day = getattr(value, "value", None)
    if not isinstance(day, date):
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            raise WrongUseError(f"“{value}” is not a date; write it as 2020-05-13") from None
    return format_date(day, language, form)


def _list(value: Any, language: Language) -> str:
    return join_list([str(item) for item in _items(value)], language)


def _numbers(value: Any, language: Language) -> str:
    found = [(_ITEM.fullmatch(str(item).strip()), item) for item in _items(value)]
    for match, item in found:
        if match is None:
            raise WrongUseError(f"“{item}” is not an agenda item; write 32, or 156 (a)")
    items = [(int(match.group(1)), match.group(2)) for match, _ in found if match]
    return agenda_numbers(items, language)


def _numeral(value: Any, language: Language, part: str = "annex") -> str:
    try:
        return numeral(int(value), part, language)
    except KeyError:
        raise WrongUseError(f"“{part}” is not annex, enclosure or appendix") from None


def _ordinal(value: Any, language: Language, gender: str = "common") -> str:
    return ordinal(int(value), language, gender)


def _name(value: Any, language: Language, form: str = "name") -> str:
    if form not in ("name", "text", "of"):
        raise WrongUseError(f"“{form}” is no form of a name: they are name, text, of")
    found = state_name(str(value), language, cast("Any", form))
    if found is None:
        raise WrongUseError(f"“{value}” is the ISO 3166 code of no State")
    return found.text


def _see_annex(value: Any, language: Language) -> str:
    numbers = [int(number) for number in _items(value)]
    return see_annexes(numbers, language) if numbers else ""


def _phrase(value: Any, language: Language, **named: Any) -> str:
    try:
        return phrase(language, str(value), **named)
    except Exception as error:
        raise WrongUseError(str(error)) from None


def _items(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list | tuple) else [value]
