"""The session and agenda block: one column for each organ.

The session is given, or follows from the symbol or the date (`sessions`).
"""

from __future__ import annotations

from unassemble.assemble.context import Context, words
from unassemble.assemble.notes import Scope
from unassemble.languages import (
    AgendaNumber,
    agenda_line,
    council_year_line,
    organ_name,
    session_line,
)
from unassemble.letter.records import AgendaItem, LetterRecord, Organ, Session
from unassemble.model import AgendaTitle, FootnoteCall, SessionColumn, sessions
from unassemble.model.runs import leaves


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
        titles=tuple(_title(context, item, scope) for item in organ.items),
        committee=str(organ.committee) if organ.committee else "",
        call=call,
    )


def _title(context: Context, item: AgendaItem, scope: Scope) -> AgendaTitle:
    """The title of an item; the note of a preliminary list is called above it."""
    inlines = context.inlines(item.title, scope)
    if any(isinstance(one, FootnoteCall) for one in leaves(inlines)):
        context.findings.warning(
            "note-in-agenda-title",
            item.title.span,
            "a footnote is called from the title of an agenda item",
            "give the organ `agenda: preliminary-list` and, as `agenda_note:`, the symbol of the"
            " list: the line above the title calls that note",
        )
    return AgendaTitle(inlines, item.span)


def _call_stars(letter: LetterRecord, organ: Organ) -> int:
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
            "no ordinal is known for the number of this session or year",
            "sessions run from 1 to 120",
        )
        return ()


def council_year(organ: Organ, letter: LetterRecord) -> int | None:
    """The number of the Security Council's year: 75 in 2020."""
    if organ.year is not None:
        return organ.year
    named = sessions.council_year_in(_symbols(letter))
    dated = letter.date or letter.letter.dated
    return named or (sessions.council_year(dated) if dated else None)


def session_number(organ: Organ, letter: LetterRecord) -> Session | None:
    """The session as given, or by the symbol or the date."""
    if organ.session is not None:
        return organ.session
    symbols = _symbols(letter)
    match organ.kind:
        case "human-rights-council":
            return sessions.human_rights_session_in(symbols)
        case "economic-and-social-council":
            return sessions.economic_session_in(symbols)
        case "general-assembly":
            named = sessions.assembly_session_in(symbols)
            dated = letter.date or letter.letter.dated
            if named is not None or organ.committee or dated is None:
                return named
            return sessions.assembly_session(dated)
        case "security-council":
            return None


def _symbols(letter: LetterRecord) -> list[str]:
    return [symbol.value for symbol in letter.symbols]
