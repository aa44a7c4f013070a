"""Sessions and years of the organs, from a document symbol or from a date.

A letter file may give the session; these rules supply it where it is missing, and check it.

Sources: rules of procedure of the General Assembly, rule 1 (A/INF/76/1 lists the openings of 2021
to 2030); symbols of documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

FIRST_YEAR = 1945
"""Subtracted from a year: the number of the regular session that opens in it, and of the Council's
year."""

PRELIMINARY_LIST = timedelta(days=120)
"""How long before its opening documents of a session are often issued already, under items of its
preliminary list (such as A/80/50) or provisional agenda.  K: the period is a guess."""

Special = tuple[Literal["special", "emergency"], int]

_ASSEMBLY = re.compile(r"A/(?:(ES|S)-)?(\d{1,3})/")
_HUMAN_RIGHTS = re.compile(r"A/HRC/(\d{1,3})/")
_COUNCIL = re.compile(r"S/(\d{4})/")
_ECONOMIC = re.compile(r"E/(\d{4})/")


def opening(year: int) -> date:
    """The opening of the General Assembly's regular session.

    Rule 1: the Tuesday of the third week in September, counting from the first week that contains
    at least one working day.
    """
    first = date(year, 9, 1)
    monday = first - timedelta(days=first.weekday())
    if first.weekday() >= 5:
        monday += timedelta(days=7)
    return monday + timedelta(days=15)


def assembly_session(dated: date) -> int:
    """The regular session of the General Assembly that is open on a day."""
    opened = dated.year if dated >= opening(dated.year) else dated.year - 1
    return opened - FIRST_YEAR


def coming_session(dated: date) -> tuple[int, date] | None:
    """The coming session and its opening, if its documents may be issued on a day; else None."""
    opens = opening(dated.year)
    if opens - PRELIMINARY_LIST <= dated < opens:
        return dated.year - FIRST_YEAR, opens
    return None


def council_year(dated: date) -> int:
    """The number of the Security Council's year: 75 in 2020."""
    return dated.year - FIRST_YEAR


def assembly_session_in(symbols: Iterable[str]) -> int | Special | None:
    """The session of the General Assembly that a symbol names: 74, ("emergency", 10)."""
    found = _first(_ASSEMBLY, symbols)
    if found is None:
        return None
    number = int(found.group(2))
    match found.group(1):
        case "ES":
            return ("emergency", number)
        case "S":
            return ("special", number)
        case _:
            return number


def council_year_in(symbols: Iterable[str]) -> int | None:
    """The number of the Security Council's year that a symbol names."""
    found = _first(_COUNCIL, symbols)
    return int(found.group(1)) - FIRST_YEAR if found else None


def economic_session_in(symbols: Iterable[str]) -> int | None:
    """The session of the Economic and Social Council, a year, that a symbol names."""
    found = _first(_ECONOMIC, symbols)
    return int(found.group(1)) if found else None


def human_rights_session_in(symbols: Iterable[str]) -> int | None:
    """The session of the Human Rights Council that a symbol names."""
    found = _first(_HUMAN_RIGHTS, symbols)
    return int(found.group(1)) if found else None


def _first(pattern: re.Pattern[str], symbols: Iterable[str]) -> re.Match[str] | None:
    return next(filter(None, (pattern.match(symbol.strip()) for symbol in symbols)), None)
