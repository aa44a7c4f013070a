"""A mission's record → findings: what is missing, doubtful or cannot be filled in."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.languages import LANGUAGES, DateInWords, fill_wording, known_states, state_name
from unassemble.missions.complete import name_in_wording
from unassemble.missions.record import Mission

_UNVERIFIED = re.compile(r"\bK\b")
_SAMPLE: dict[str, Any] = {
    "dated": "", "date": "", "agenda_numbers": "14", "symbols": ["A/79/1"], "symbol": "A/79/1",
    "state": "", "sender": "", "organs": ["…"], "annex_count": 1, "see_annex": "",
    "language": "", "subject": "", "call": "", "circulation": "", "request": "", "further": "",
    "previous": {"dated": "", "symbol": "", "symbols": []},
}  # fmt: skip
"""What wording may name: the values of a letter, and those of a starter letter."""


def inspect_mission(mission: Mission, findings: Findings) -> None:
    """Report what a record lacks, in addition to the findings of reading it.

    Args:
        mission: the record.
        findings: gets what is missing or wrong.
    """
    if state_name(mission.state, "en") is None:
        message = f"unknown State code “{mission.state}”"
        findings.error(
            "unknown-state",
            mission.span,
            message,
            "use its ISO 3166 code, such as AZ",
        )
    elif mission.state not in known_states():
        message = f"“{mission.state}” is neither a Member nor an observer State"
        findings.note("no-member", mission.span, message)
    _names(mission, findings)
    _signatories(mission, findings)
    _agendas(mission, findings)
    _wording(mission, findings)


def _names(mission: Mission, findings: Findings) -> None:
    used = {form for own in mission.forms.values() for form in own if form != "source"}
    for form in sorted(used):
        lacking = [one for one in LANGUAGES if form not in mission.names(one)]
        if lacking and form != "adjective_feminine":
            message = f"the State’s `{form}` is not given in {', '.join(lacking)}"
            findings.note("missing-language", mission.span, message)
    for language in LANGUAGES:
        for known in mission.names(language).values():
            if known.guessed:
                message = f"“{known.text}” ({language}, {known.form}) is a guessed form"
                findings.note(
                    "guessed-form", mission.span, message, f"`names: {{{language}: …}}` replaces it"
                )


def _signatories(mission: Mission, findings: Findings) -> None:
    if not mission.signatories:
        findings.note("no-signatory", mission.span, "the record has no signatory")
    for one in mission.signatories:
        span = one.node.span
        if one.since and one.until and one.until < one.since:
            findings.error("wrong-dates", span, f"`{one.id}` ends before it begins")
        for what, given in (("name of `{}` is", one.name), ("titles of `{}` are", one.titles)):
            lacking = [language for language in LANGUAGES if language not in given]
            if lacking:
                message = f"the {what.format(one.id)} not given in {', '.join(lacking)}"
                findings.note("missing-language", span, message)
        _unverified(one.source, f"`{one.id}`", span, findings)


def _agendas(mission: Mission, findings: Findings) -> None:
    for session, items in mission.agendas.items():
        numbers = [(item.number, item.sub) for item in items]
        if len(set(numbers)) < len(numbers):
            message = f"session {session} has the same item twice"
            findings.error("repeated-agenda-item", items[0].node.span, message)
        elif numbers != sorted(numbers):
            message = f"the items of session {session} are not in the order of their numbers"
            findings.warning("agenda-order", items[0].node.span, message)
        for item in items:
            lacking = [language for language in LANGUAGES if language not in item.title]
            if lacking:
                message = f"the title of item {item.written} is not given in {', '.join(lacking)}"
                findings.note("missing-language", item.node.span, message)
            _unverified(item.source, f"item {item.written}", item.node.span, findings)


def _unverified(source: str, what: str, span: Span, findings: Findings) -> None:
    if _UNVERIFIED.search(source):
        message = f"{what} is not confirmed by documents in all languages (K)"
        findings.note("unverified", span, message, "check it, and correct its `source:`")


def _wording(mission: Mission, findings: Findings) -> None:
    for texts in mission.wording.values():
        for language, standing in texts.items():
            forms = {
                name_in_wording(form): known.text for form, known in mission.names(language).items()
            }
            values = {**_SAMPLE, "dated": DateInWords(date(2020, 1, 1), language), **forms}
            for feminine in (False, True):  # findings are kept once
                fill_wording(standing.node(feminine).text(language), values, findings)
