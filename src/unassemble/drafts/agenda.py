"""The organs of a new letter, with the session, the year and the agenda items of its date."""

from __future__ import annotations

from unassemble.base.diagnostics import Findings
from unassemble.drafts.occasion import Occasion
from unassemble.missions import Mission, UsualItem
from unassemble.model import sessions
from unassemble.yamltext import Commented, Value, flow_of

ALL = ("all",)
"""Chosen are all usual items."""
USUAL = "Usual agenda items of session"
"""Begins the comment that lists the items to choose from."""

NONE = "Its agenda items, if it is to be circulated under any: delete “# ” and fill in."
"""Begins the comment where no items are known."""


def organs(occasion: Occasion, findings: Findings) -> list[Value]:
    """The organs with their session or year, and the items: those chosen, or a list in comments."""
    mission = occasion.mission
    names = mission.organs if mission else ("general-assembly", "security-council")
    return [_organ(name, occasion, findings) for name in names]


def _organ(name: str, occasion: Occasion, findings: Findings) -> Value:
    made: dict[str, Value] = {"organ": name}
    match name:
        case "general-assembly":
            session = sessions.assembly_session(occasion.dated)
            made["session"] = session
            report_session(occasion, findings)
            if occasion.chosen:
                made["agenda_items"] = chosen_items(occasion, session, findings)
            elif occasion.mission is not None:
                return Commented(made, usual_items(occasion, occasion.mission, session, findings))
        case "security-council":
            made["year"] = sessions.council_year(occasion.dated)
        case "economic-and-social-council":
            made["session"] = occasion.dated.year
    return made


def usual_items(occasion: Occasion, mission: Mission, session: int, findings: Findings) -> str:
    """The lines of a comment with the items of a session, or of the newest known, to choose from.

    Where the record has none, the form of an item.
    """
    known, items = mission.items_of(session)
    if not items:
        blank = flow_of({"number": 1, "title": occasion.blank("title")})
        return "\n".join((NONE, "agenda_items:", f"  - {blank}"))
    head = f"{USUAL} {known}: delete “# ” before `agenda_items:` and before those that apply."
    lines = [head, "agenda_items:"]
    if known != session:
        report_items(occasion, known, session, findings)
        lines.insert(1, f"Check their numbers and titles: this letter is of session {session}.")
    lines += [f"  - {flow_of(_item(occasion, item))}" for item in items]
    return "\n".join(lines)


def chosen_items(occasion: Occasion, session: int, findings: Findings) -> list[dict[str, Value]]:
    """The items that were asked for, with the titles that the record has."""
    known, items = occasion.mission.items_of(session) if occasion.mission else (session, ())
    if known != session and items:
        report_items(occasion, known, session, findings)
    if occasion.chosen == ALL:
        return [_item(occasion, item) for item in items]
    usual = {item.written: item for item in items}
    made: list[dict[str, Value]] = []
    for number in occasion.chosen:
        if number in usual:
            made.append(_item(occasion, usual[number]))
        else:
            title = occasion.blank(f"title of agenda item {number}")
            made.append({"number": int(number) if number.isdigit() else number, "title": title})
    return made


def _item(occasion: Occasion, item: UsualItem) -> dict[str, Value]:
    number: Value = item.written if item.sub else item.number
    title = occasion.text(item.title, f"the title of item {item.written}")
    return {"number": number, "title": title}


def report_items(occasion: Occasion, known: int, session: int, findings: Findings) -> None:
    """Report items of another session."""
    message = f"the agenda items are of session {known}, the letter is of session {session}"
    hint = "their numbers change every year: check them"
    findings.note("agenda-of-another-session", occasion.span, message, hint)


def report_session(occasion: Occasion, findings: Findings) -> None:
    """Report that documents of the coming session may be issued already."""
    coming = sessions.coming_session(occasion.dated)
    if coming is None:
        return
    number, opens = coming
    findings.note(
        "coming-session",
        occasion.span,
        f"documents of session {number}, which opens on {opens}, may be issued already",
        f"under an item of its preliminary list: `session: {number}`, `agenda:"
        " preliminary-list` and `agenda_note:`",
    )
