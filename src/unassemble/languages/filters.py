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
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, partial
from typing import Any, cast

from unassemble.base.diagnostics import Findings
from unassemble.base.errors import InstallationError
from unassemble.base.source import SourceText
from unassemble.languages.clauses import joined_symbols, see_annexes
from unassemble.languages.codes import Language
from unassemble.languages.dates import format_date
from unassemble.languages.numbers import agenda_numbers, join_list, numeral, ordinal
from unassemble.languages.phrases import phrase, phrase_table
from unassemble.languages.states import Form, state_name
from unassemble.wording import Filter, Sandbox, WordingError, environment, fill

_ITEM = re.compile(r"(\d{1,3})(?:\s*\(([a-z]{1,4})\))?")


def fill_wording(
    text: SourceText,
    values: Mapping[str, Any],
    findings: Findings,
    more: Mapping[str, Filter] | None = None,
) -> SourceText:
    """A text with its templates filled in, by filters that write in the text's language.

    Args:
        text: a text that is no template is returned as it is.
        values: what it may name: texts, numbers, lists and mappings of them.
        findings: gets what is not allowed in the text, which is then returned as it is.
        more: filters beside the usual ones.
    """
    language = cast("Language", text.language)
    sandbox = environment({**_filters(language), **more}) if more else _sandbox(language)
    return fill(text, values, findings, sandbox, phrase_table(language))


@cache
def _sandbox(language: Language) -> Sandbox:
    return environment(_filters(language))


def _filters(language: Language) -> dict[str, Filter]:
    """The filters by name, writing in a language."""
    made: dict[str, Callable[..., str]] = {
        "date": _date,
        "list": _list,
        "name": _name,
        "numbers": _numbers,
        "numeral": _numeral,
        "ordinal": _ordinal,
        "phrase": _phrase,
        "see_annex": _see_annex,
        "symbols": _symbols,
    }
    return {name: partial(_called, language, filter_) for name, filter_ in made.items()}


def _called(language: Language, filter_: Filter, value: Any, *more: Any, **named: Any) -> str:
    """Jinja2 gives a filter its value first; these take the language after it."""
    return filter_(value, language, *more, **named)


def _date(value: Any, language: Language, form: str = "text") -> str:
    day = getattr(value, "value", None)
    if not isinstance(day, date):
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            raise WordingError(f"“{value}” is not a date; write it as 2020-05-13") from None
    return format_date(day, language, form)


def _list(value: Any, language: Language) -> str:
    return join_list([str(item) for item in _items(value)], language)


def _symbols(value: Any, language: Language) -> str:
    return joined_symbols([str(symbol) for symbol in value])


def _numbers(value: Any, language: Language) -> str:
    found = [(_ITEM.fullmatch(str(item).strip()), item) for item in _items(value)]
    for match, item in found:
        if match is None:
            raise WordingError(f"“{item}” is not an agenda item; write 32, or 156 (a)")
    items = [(int(match.group(1)), match.group(2)) for match, _ in found if match]
    return agenda_numbers(items, language)


def _numeral(value: Any, language: Language, part: str = "annex") -> str:
    try:
        return numeral(int(value), part, language)
    except KeyError:
        raise WordingError(f"“{part}” is not annex, enclosure or appendix") from None


def _ordinal(value: Any, language: Language, gender: str = "common") -> str:
    return ordinal(int(value), language, gender)


def _name(value: Any, language: Language, form: str = "name") -> str:
    if form not in ("name", "text", "of"):
        raise WordingError(f"unknown form of a name “{form}”; known are name, text, of")
    found = state_name(str(value), language, cast("Form", form))
    if found is None:
        raise WordingError(f"“{value}” is not an ISO 3166 code")
    return found.text


def _see_annex(value: Any, language: Language) -> str:
    numbers = [int(number) for number in _items(value)]
    return see_annexes(numbers, language) if numbers else ""


def _phrase(value: Any, language: Language, **named: Any) -> str:
    try:
        return phrase(language, str(value), **named)
    except InstallationError as error:
        raise WordingError(str(error)) from None


def _items(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list | tuple) else [value]
