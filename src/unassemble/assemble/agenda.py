"""The session and agenda block: one column for each organ.

The session is an input; where it is missing the symbol or the date gives it: session = year of
opening less 1945 (General Assembly), year less 1945 (Security Council).
"""

from __future__ import annotations

import datetime
import re

from unassemble.assemble.context import Context, words
from unassemble.languages import (
    AgendaNumber,
    agenda_line,
    council_year_line,
    organ_name,
    session_line,
)
from unassemble.letter.records import Letter, Organ, Session
from unassemble.model import AgendaTitle, SessionColumn

FIRST_YEAR = 1945
_ASSEMBLY = re.compile(r"A/(?:(ES|S)-)?(\d{1,3})/")
_HUMAN_RIGHTS = re.compile(r"A/HRC/(\d{1,3})/")
_COUNCIL = re.compile(r"S/(\d{4})/")
_ECONOMIC = re.compile(r"E/(\d{4})/")


def session_columns(context: Context) -> tuple[SessionColumn, ...]:
    """The columns of the block; none for the Security Council alone."""
    letter = context.letter
    organs = letter.organs
    alone = len(organs) == 1
    if alone and organs[0].kind == "security-council" and not organs[0].items:
        return ()
    return tuple(_column(context, organ, alone) for organ in organs)


def _column(context: Context, organ: Organ, alone: bool) -> SessionColumn:
    letter = context.letter
    language = letter.language
    name = str(organ.name) if organ.name else organ_name(organ.kind, language)
    scope = context.scope(language)
    numbers: list[AgendaNumber] = [(int(item.number), item.sub or None) for item in organ.items]
    call = "*" * _call_stars(letter, organ) if organ.agenda and organ.agenda_note else ""
    line = agenda_line(numbers, language, organ.agenda or "agenda", call=call) if numbers else ""
    return SessionColumn(
        organ="" if alone else name,
        session=_session_lines(context, organ),
        dates=(str(organ.session_dates),) if organ.session_dates else (),
        agenda=words(line, language) if line else (),
        titles=tuple(
            AgendaTitle(context.inlines(item.title, scope), item.span) for item in organ.items
        ),
        committee=str(organ.committee) if organ.committee else "",
        call=call,
    )


def _call_stars(letter: Letter, organ: Organ) -> int:
    """How many asterisks call the note of an organ's preliminary agenda."""
    before = 1 if letter.reissue else 0
    noted = [other for other in letter.organs if other.agenda and other.agenda_note]
    return before + noted.index(organ) + 1


def _session_lines(context: Context, organ: Organ) -> tuple[str, ...]:
    letter = context.letter
    try:
        if organ.kind == "security-council":
            year = council_year(organ, letter)
            return (council_year_line(year, letter.language),) if year else ()
        session = session_number(organ, letter)
        if session is None:
            return ()
        return (session_line(organ.kind, session, letter.language),)
    except ValueError:
        context.findings.error(
            "no-ordinal",
            organ.span,
            "the number of this session or year has no ordinal in the tables",
            "sessions run from 1 to 120",
        )
        return ()


def council_year(organ: Organ, letter: Letter) -> int | None:
    """The number of the Security Council's year: 75 in 2020."""
    if organ.year is not None:
        return organ.year
    found = _in_symbols(_COUNCIL, letter)
    if found:
        return int(found.group(1)) - FIRST_YEAR
    dated = letter.date or letter.letter.dated
    return dated.year - FIRST_YEAR if dated else None


def session_number(organ: Organ, letter: Letter) -> Session | None:
    """The session as given, or as the symbol or the date tells it."""
    if organ.session is not None:
        return organ.session
    match organ.kind:
        case "human-rights-council":
            found = _in_symbols(_HUMAN_RIGHTS, letter)
            return int(found.group(1)) if found else None
        case "economic-and-social-council":
            found = _in_symbols(_ECONOMIC, letter)
            return int(found.group(1)) if found else None
        case "general-assembly":
            found = _in_symbols(_ASSEMBLY, letter)
            if not found:
                return None if organ.committee else _by_date(letter)
            number = int(found.group(2))
            if found.group(1):
                return ("emergency" if found.group(1) == "ES" else "special", number)
            return number
        case "security-council":
            return None


def _in_symbols(pattern: re.Pattern[str], letter: Letter) -> re.Match[str] | None:
    for symbol in letter.symbols:
        found = pattern.match(symbol.value.strip())
        if found:
            return found
    return None


def _by_date(letter: Letter) -> int | None:
    dated = letter.date or letter.letter.dated
    if dated is None:
        return None
    opened = dated.year if dated >= opening(dated.year) else dated.year - 1
    return opened - FIRST_YEAR


def opening(year: int) -> datetime.date:
    """The opening of the General Assembly's regular session.

    Rule 1: the Tuesday of the third week in September, counting from the first week that contains
    at least one working day (A/INF/76/1 lists the dates of 2021 to 2030).
    """
    first = datetime.date(year, 9, 1)
    monday = first - datetime.timedelta(days=first.weekday())
    if first.weekday() >= 5:
        monday += datetime.timedelta(days=7)
    return monday + datetime.timedelta(days=15)
