"""A mission's record → what its screen shows beside the values of the file, as JSON.

Forms of the State's name with their origin, who signs on a day, the sentences that stand where the
record has none: all that is found out here and not in the browser.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import Any

from unassemble.base.diagnostics import Diagnostic, Findings
from unassemble.base.errors import UnreadableError
from unassemble.base.printable import printable
from unassemble.languages import (
    LANGUAGES,
    Language,
    Voice,
    circulation_request,
    format_date,
    signature_titles,
    transmittal,
)
from unassemble.letter.access import word_of
from unassemble.letter.compose import compose
from unassemble.letter.placeholders import report_placeholders
from unassemble.missions import Mission, MissionSignatory, inspect_mission
from unassemble.missions.complete import name_in_wording, wording_name
from unassemble.model.sessions import assembly_session
from unassemble.preview.record_changes import name_parts
from unassemble.preview.records import RecordSession, mission_names
from unassemble.preview.values import value_place

ROLES = ("opening", "further", "request", "closing")
"""What a standing sentence does in a letter."""
_VOICES: tuple[Voice, ...] = ("letter", "note-verbale", "joint")
FORMS = (
    "name", "text", "of", "full", "full_text", "full_of", "adjective", "adjective_feminine",
)  # fmt: skip
_PLACES = (
    "subject", "see_annex", "agenda_numbers", "dated", "symbol", "state", "previous.dated",
    "previous.symbol",
)  # fmt: skip

_ORIGIN = re.compile(r"\b(?:K|M|seed)\b")
_SYMBOL = re.compile(r"\b[AES]/[\w./-]*\w")


def record_view(session: RecordSession, words: Language) -> dict[str, Any]:
    """What the screen of a record shows.

    Args:
        session: the record.
        words: the language of the interface, for dates in words.
    """
    findings = Findings()
    mission = session.mission(findings)
    row: dict[str, Any] = {
        "name": session.name,
        "own": session.is_own,
        "file": printable(str(session.path)) if session.is_own else "",
        "forms": list(FORMS),
    }
    if mission is not None:
        _inspect(session, mission, findings)
        today = session.clock or date.today()
        row |= {
            "state": mission.state,
            "title": mission_names(mission),
            "language": mission.language,
            "organs": list(mission.organs),
            "to": list(mission.addressees),
            "seat": {str(one): text for one, text in mission.seat.items()},
            "names": {one: _forms(mission, one) for one in LANGUAGES},
            "people": [_person(mission, one, today, words) for one in mission.signatories],
            "session": assembly_session(today),
            "sessions": [_session(mission, number) for number in mission.agendas],
            "sentences": _sentences(mission),
            "addable": _addable(mission),
            "places": [*_PLACES, *_name_places(mission)],
        }
    return row | {"findings": [_finding(session, one) for one in findings.ordered()]}


def mission_row(mission: Mission, is_own: bool, today: date) -> dict[str, Any]:
    """A mission in the list of all: its State, whose record it is, and who signs today."""
    signs = mission.signatory_on(today)
    return {
        "name": mission.name,
        "state": mission.state,
        "title": mission_names(mission),
        "own": is_own,
        "signs": {one: text.replace("**", "") for one, text in signs.name.items()} if signs else {},
    }


def _inspect(session: RecordSession, mission: Mission, findings: Findings) -> None:
    inspect_mission(mission, findings)
    with suppress(UnreadableError):  # reading it has told that
        report_placeholders(compose(session.data(), str(session.path))[0], findings)


def _forms(mission: Mission, language: Language) -> list[dict[str, Any]]:
    known = mission.names(language)
    own = mission.forms.get(language, {})
    return [
        {
            "form": form,
            "text": known[form].text if form in known else "",
            "own": form in own,
            "guessed": form in known
            and (known[form].guessed or _is_made(form, own, known[form].origin)),
        }
        for form in FORMS
    ]


def _is_made(form: str, own: Any, origin: str) -> bool:
    """Whether a form is another form of the record, in the place of one that is not given."""
    return origin == "record" and form not in own


def _person(
    mission: Mission, person: MissionSignatory, today: date, words: Language
) -> dict[str, Any]:
    usual = {one: list(signature_titles(person.office, person.feminine, one)) for one in LANGUAGES}
    has_own = "titles" in person.node.pairs
    status = "past" if person.until and person.until < today else "now"
    status = "coming" if person.since and person.since > today else status
    signs = mission.signatory_on(today)
    return {
        "id": person.id,
        "names": {one: _name(text) for one, text in person.name.items()},
        "titles": {one: list(lines) for one, lines in person.titles.items() if has_own},
        "usual": usual,
        "own_titles": has_own,
        "office": person.office,
        "gender": word_of(person.node, "gender"),
        "since": person.since.isoformat() if person.since else "",
        "until": person.until.isoformat() if person.until else "",
        "since_words": format_date(person.since, words) if person.since else "",
        "until_words": format_date(person.until, words) if person.until else "",
        "status": status,
        "signs": signs is not None and signs.id == person.id,
        "source": _seen(person.source),
    }


def _seen(source: str) -> str:
    """Where something was seen, for people: of a text with the codes of origin that the records of
    the program have (`docs/record.md`), the documents; what is not confirmed is among the notes."""
    return ", ".join(_SYMBOL.findall(source)) if _ORIGIN.search(source) else source


def _name(text: str) -> dict[str, Any]:
    """Given and family name; a name of another form is shown as it is, and not changed here."""
    parts = name_parts(text)
    if parts is None:
        return {"text": text.replace("**", "")}
    given, family, is_first = parts
    return {"given": given, "family": family, "first": is_first}


def _session(mission: Mission, number: int) -> dict[str, Any]:
    items = [
        {
            "number": one.written,
            "title": {str(key): text for key, text in one.title.items()},
            "source": _seen(one.source),
        }
        for one in mission.agendas[number]
    ]
    return {"session": number, "items": items}


def _sentences(mission: Mission) -> list[dict[str, Any]]:
    """The sentences of the record, and those of the program where it has none."""
    usual = [wording_name(role, "letter") for role in ROLES]
    names = [*usual, *(name for name in mission.wording if name not in usual)]
    return [
        {
            "name": name,
            **_role(name),
            "texts": {
                one: {"masculine": text.masculine.value, "feminine": text.feminine.value}
                if text.masculine is not text.feminine
                else {"masculine": text.masculine.value}
                for one, text in mission.wording.get(name, {}).items()
            },
            "usual": _usual_texts(mission, name),
        }
        for name in names
    ]


def _addable(mission: Mission) -> list[dict[str, Any]]:
    """The sentences of notes verbales and letters of several that the record does not have."""
    names = [wording_name(role, voice) for voice in _VOICES[1:] for role in ROLES]
    return [
        {"name": name, **_role(name), "texts": {}, "usual": _usual_texts(mission, name)}
        for name in names
        if name not in mission.wording
    ]


def _role(name: str) -> dict[str, str]:
    """What a sentence does, and in which letters; empty for a name of one's own."""
    known = {wording_name(role, voice): (role, voice) for role in ROLES for voice in _VOICES}
    role, voice = known.get(name, ("", ""))
    return {"role": role, "voice": voice}


def _usual_texts(mission: Mission, name: str) -> dict[str, str]:
    return {one: _usual(mission, name, one) for one in LANGUAGES}


def _usual(mission: Mission, name: str, language: Language) -> str:
    """The program's sentence in the place of one; empty where there is none."""
    for voice in _VOICES:
        if name == wording_name("request", voice):
            return circulation_request(mission.organs, (), 1, voice, language) or ""
        for role in ("opening", "further"):
            if name == wording_name(role, voice):
                earlier = ("{{ previous.dated }}", ["{{ previous.symbol }}"])
                return transmittal(
                    voice,
                    "{{ subject }}",
                    language,
                    sender="{{ sender }}",
                    earlier=earlier if role == "further" else None,
                )
    return ""


def _name_places(mission: Mission) -> list[str]:
    """The names by which a sentence can have the State's name."""
    known = mission.names(mission.language)
    return [name_in_wording(form) for form in FORMS if form in known and form != "name"]


def _finding(session: RecordSession, finding: Diagnostic) -> dict[str, Any]:
    """A finding with the path of the value that it is about."""
    span = finding.span
    here = span.file == str(session.path)
    place = value_place(session.data(), span.line, span.column) if here else None
    return {
        "severity": finding.severity,
        "message": printable(finding.message),
        "hint": printable(finding.hint or ""),
        "path": list(place.path) if place else [],
    }
