"""What a person calls a mission → its record, or what the table of States says of it."""

from __future__ import annotations

import re

from unassemble.base.diagnostics import Findings, closest
from unassemble.base.source import Span
from unassemble.languages.state_search import similar_states, state_code
from unassemble.missions.folder import MissionFolders
from unassemble.missions.record import Mission


def find_mission(who: str, folders: MissionFolders, findings: Findings) -> Mission | None:
    """The mission that a person names.

    Args:
        who: the name of a record, an ISO 3166 code, or a State's name in one of the six languages.
        folders: where records are looked for.
        findings: gets what is wrong.

    Returns:
        The record; where a State has none, a mission with the State's names alone; None, with
        findings, if nothing is called so or the record is wrong.
    """
    span = Span(who, 1, 1)
    slug = record_name(who)
    if folders.path(slug) is not None:
        return folders.find(slug, span, findings)
    code = state_code(who)
    if code is None:
        _report_unknown(who, folders, span, findings)
        return None
    return mission_of_state(code, folders, span, findings)


def mission_of_state(
    code: str, folders: MissionFolders, span: Span, findings: Findings
) -> Mission | None:
    """The record of a State, the first that is found; or a mission without a record.

    Args:
        code: of the State.
        folders: where records are looked for.
        span: where the State is named.
        findings: gets what is wrong with the record.
    """
    names = folders.of_state(code)
    if not names:
        return unrecorded(code, span)
    if len(names) > 1:
        message = f"{code} has several records: `{names[0]}` is used"
        findings.note("several-records", span, message, f"name one of {', '.join(names)}")
    return folders.find(names[0], span, findings)


def unrecorded(code: str, span: Span) -> Mission:
    """A mission that has no record: its State's names are those of the table of States."""
    return Mission(
        name=code.lower(),
        state=code,
        language="en",
        forms={},
        seat={},
        organs=("general-assembly", "security-council"),
        addressees=("secretary-general",),
        signatories=(),
        agendas={},
        wording={},
        span=span,
        recorded=False,
    )


def record_name(who: str) -> str:
    """The name under which a record of a mission is kept: "Russian Federation" → its file's."""
    return re.sub(r"\s+", "-", who.strip().casefold())


def _report_unknown(who: str, folders: MissionFolders, span: Span, findings: Findings) -> None:
    close = closest(record_name(who), folders.names())
    states = [f"{name} ({code})" for code, name in similar_states(who)]
    offered = [f"`{close}`"] if close else []
    if offered or states:
        hint = f"did you mean {' or '.join([*offered, *states][:3])}?"
    else:
        hint = "give a State’s name or its ISO 3166 code, such as KE; `unassemble missions` lists"
        hint += " the records"
    findings.error(
        "unknown-mission",
        span,
        f"unknown mission “{who}”: no record and no State is called so",
        hint,
    )
