"""The rule `symbol-and-session`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.model.sessions import (
    assembly_session_in,
    council_year_in,
    economic_session_in,
    human_rights_session_in,
)


@rule("symbol-and-session", severity="error", source="research.un.org/en/docs/symbols")
def check(subject: Subject) -> Iterator[Found]:
    """A symbol gives a different session or year from that of its organ.

    The figure after A/ is the session of the General Assembly. The figure after S/ is the calendar
    year; the first year of the Security Council is 1946.

    Example: `symbols: [A/79/1]` with `session: 80`.

    Fix: correct one of the two.
    """
    symbols = [str(symbol) for symbol in subject.letter.symbols]
    for organ in subject.letter.organs:
        match organ.kind:
            case "general-assembly":
                of_symbol, given = assembly_session_in(symbols), organ.session
            case "security-council":
                of_symbol, given = council_year_in(symbols), organ.year
            case "economic-and-social-council":
                of_symbol, given = economic_session_in(symbols), organ.session
            case "human-rights-council":
                of_symbol, given = human_rights_session_in(symbols), organ.session
        if None not in (of_symbol, given) and of_symbol != given:
            yield Found(
                organ.span,
                f"the symbol gives session or year {_shown(of_symbol)}, the organ {_shown(given)}",
                "correct one of the two",
            )


def _shown(session: object) -> str:
    if isinstance(session, tuple):
        return f"{session[0]} session {session[1]}"
    return str(session)
