"""The rule `signatory-out-of-office`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.letter.records import SignatoryRecord
from unassemble.missions import Mission, MissionSignatory
from unassemble.missions.learn import same


@rule(
    "signatory-out-of-office",
    severity="warning",
    source="the mission's record: `since` and `until` of who signs",
)
def check(subject: Subject) -> Iterator[Found]:
    """A letter is signed by somebody whose office had ended, or not begun, on the letter's day.

    The mission's record says on which days a person signs, and in which office.

    Example: a record with `until: 2025-03-31`, and a letter with `dated: 2025-05-13`.

    Fix: let the person sign who holds the office on that day; or correct the record.
    """
    body = subject.letter.letter
    day = body.dated
    if day is None or body.kind == "note-verbale" or not body.signatories:
        return
    records = subject.records()
    for index, signed in enumerate(body.signatories):
        alone = len(body.signatories) == len(body.senders)
        state = body.senders[index].state if alone else None
        for record in records:
            if state is None or record.state != state.code:
                continue
            terms = _terms(signed, record, subject)
            if terms and not any(term.signs_on(day) for term in terms):
                yield Found(signed.span, _message(terms[-1], day), _hint(record, day))


def _terms(signed: SignatoryRecord, record: Mission, subject: Subject) -> list[MissionSignatory]:
    """The times in which a person signs, by the record."""
    language = subject.letter.language
    name = str(signed.name or f"{signed.given or ''} {signed.family or ''}")
    return [
        one for one in record.signatories if language in one.name and same(one.name[language], name)
    ]


def _message(term: MissionSignatory, day: date) -> str:
    if term.until is not None and term.until < day:
        return f"the office of “{term.id}” ended on {term.until}; the letter is dated {day}"
    return f"“{term.id}” signs from {term.since} on; the letter is dated {day}"


def _hint(record: Mission, day: date) -> str:
    now = record.signatory_on(day)
    return f"on that day `{now.id}` signs" if now else "who signs on that day is not in the record"
