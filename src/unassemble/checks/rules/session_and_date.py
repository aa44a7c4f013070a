"""The rule `session-and-date`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.model.sessions import assembly_session, council_year


@rule(
    "session-and-date",
    severity="warning",
    source="rules of procedure of the General Assembly, rule 1; A/INF/76/1",
)
def check(subject: Subject) -> Iterator[Found]:
    """The session or year of an organ does not match the date.

    The regular session of the General Assembly opens on the Tuesday of the third week of
    September. Until then documents belong to the current session, or already to the next one. The
    year of the Security Council is the calendar year.

    Example: `session: 78` with `date: 2025-04-02`.

    Fix: correct the session or year, or the date.
    """
    letter = subject.letter
    day = letter.date or letter.letter.dated
    if day is None:
        return
    for organ in letter.organs:
        if organ.kind == "general-assembly" and isinstance(organ.session, int):
            open_then = assembly_session(day)
            if organ.session not in (open_then, open_then + 1):
                yield Found(
                    organ.span,
                    f"on {day} the General Assembly was in session {open_then}, "
                    f"not {organ.session}",
                    "correct `session:` or the date",
                )
        elif organ.kind == "security-council" and organ.year not in (None, council_year(day)):
            yield Found(
                organ.span,
                f"{day} falls in year {council_year(day)} of the Security Council, "
                f"not {organ.year}",
                "correct `year:` or the date",
            )
