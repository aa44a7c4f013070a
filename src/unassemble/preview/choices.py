"""What a person can choose from: States, missions, agenda items, who signs, and dates in words.

All names are in the language of the interface; each row is JSON for the controls of the browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.languages import LANGUAGES, Language, format_date, known_states, state_name
from unassemble.languages.dates import month_names
from unassemble.languages.state_search import words_for_state
from unassemble.missions import Mission, MissionFolders, mission_of_state
from unassemble.model import sessions
from unassemble.preview.listing import AgendaEntry

Row = dict[str, Any]


def states(language: Language, folders: MissionFolders) -> list[Row]:
    """All States: those of the person's own records are marked as ``yours``."""
    recorded = {mission.state: mission for mission in folders.all(Findings())}
    rows = []
    for code, label, also in _states(language):
        row: Row = {"value": code, "label": label, "also": also}
        mission = recorded.get(code)
        if mission is not None:
            row |= {"mission": mission.name, "yours": not mission.is_ours}
        rows.append(row)
    return rows


@cache
def _states(language: Language) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    rows = []
    for code in known_states():
        known = state_name(code, language)
        label = known.text if known else code
        also = tuple(word for word in words_for_state(code) if word != label)
        rows.append((code, label, also))
    return tuple(rows)


def missions(language: Language, folders: MissionFolders) -> list[Row]:
    """All missions that have a record."""
    return [
        {
            "value": one.name,
            "label": _name(one, language),
            "state": one.state,
            "language": one.language,
            "yours": not one.is_ours,
            "also": [one.state, one.name, *words_for_state(one.state)],
        }
        for one in folders.all(Findings())
    ]


def _name(mission: Mission, language: Language) -> str:
    known = mission.names(language).get("name")
    return known.text if known else mission.state


def usual(state: str, day: date, language: Language, folders: MissionFolders) -> Row:
    """What a mission usually does: its languages, organs, addressees, and the session of a day."""
    mission = _mission(state, folders)
    return {
        "name": _name(mission, language),
        "language": mission.language,
        "organs": list(mission.organs),
        "to": list(mission.addressees),
        "office": mission.usual_office,
        "recorded": mission.recorded,
        "session": sessions.assembly_session(day),
        "year": sessions.council_year(day),
    }


def items(
    state: str,
    session: int,
    language: Language,
    folders: MissionFolders,
    others: tuple[AgendaEntry, ...] = (),
) -> list[Row]:
    """The usual agenda items of a mission in a session, or in the newest one that is known.

    Those of ``others``, letters of the folder, follow: each number once, from the newest session.
    """
    known, found = _mission(state, folders).items_of(session)
    rows: dict[str, Row] = {}
    for item in found:
        rows[item.written] = _item(item.written, item.title, "record", known, language)
    for one in others:
        if one.number not in rows:
            rows[one.number] = _item(one.number, one.title, "letter", one.session, language)
    return list(rows.values())


def _item(
    number: str, title: Mapping[Any, str], source: str, session: int, language: Language
) -> Row:
    return {
        "value": number,
        "label": f"{number} {_in(title, language)}",
        "title": {code: text.strip() for code, text in title.items()},
        "source": source,
        "session": session,
    }


def signatories(state: str, day: date, language: Language, folders: MissionFolders) -> list[Row]:
    """The people of a mission's record; ``signs`` is who signs on a day if nothing is said."""
    mission = _mission(state, folders)
    now = mission.signatory_on(day)
    return [
        {
            "value": one.id,
            "label": _in(one.name, language).replace("**", ""),
            "office": one.office,
            "titles": list(one.titles.get(language, ())),
            "since": _words(one.since, language),
            "until": _words(one.until, language),
            "signs": now is not None and one.id == now.id,
            "there": one.signs_on(day),
        }
        for one in mission.signatories
    ]


def dates(day: date | None, language: Language, languages: list[Language]) -> Row:
    """The names of the months, and a day as it is printed in some languages."""
    printed = [] if day is None else [(one, format_date(day, one)) for one in languages]
    return {
        "months": list(month_names(language, "LLLL")),
        "printed": [{"language": one, "text": text} for one, text in printed],
    }


def _mission(state: str, folders: MissionFolders) -> Mission:
    """The record of a State, or what the table says of it.

    Raises:
        KeyError: there is no such State.
    """
    if state not in known_states():
        raise KeyError(state)
    findings = Findings()
    found = mission_of_state(state, folders, Span(state, 1, 1), findings)
    if found is None:
        raise KeyError(state)
    return found


def _in(texts: Any, language: Language) -> str:
    """A text in a language, or in the first that has it."""
    order = (language, "en", *LANGUAGES)
    return next((str(texts[one]).strip() for one in order if one in texts), "")


def _words(day: date | None, language: Language) -> str:
    return format_date(day, language) if day else ""
