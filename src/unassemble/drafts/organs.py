"""The organs of the previous letter → those of the next: sessions, years and agenda items."""

from __future__ import annotations

import re

from unassemble.base.diagnostics import Findings
from unassemble.drafts.agenda import USUAL, report_items, report_session, usual_items
from unassemble.drafts.editable import Path_
from unassemble.drafts.occasion import Occasion
from unassemble.drafts.told import Told
from unassemble.letter.access import mappings_of, scalar_of, word_of
from unassemble.letter.nodes import Mapping
from unassemble.model import sessions
from unassemble.yamltext import YamlText

_ITEMS_OF = re.compile(r"# The items are of session \d+: check the numbers and titles\.")
_LISTED = re.compile(
    rf"(?m)^[ \t]*# {USUAL} \d+.*\n(?:[ \t]*# (?:Check their|agenda_items:|  - ).*\n)*"
)


def next_organs(
    text: YamlText, occasion: Occasion, root: Mapping, told: Told, findings: Findings
) -> None:
    """Set sessions and years by the new date, and report items of another session."""
    report_session(occasion, findings)
    for index, organ in enumerate(mappings_of(root.get("organs"))):
        path: Path_ = ("organs", index)
        year = scalar_of(organ, "year")
        if year is not None and year.value != str(sessions.council_year(occasion.dated)):
            text.set((*path, "year"), sessions.council_year(occasion.dated))
            told.changed.append("year of the Security Council")
        given = scalar_of(organ, "session")
        if given is None or not given.value.isdigit():
            continue
        match word_of(organ, "organ"):
            case "general-assembly":
                _assembly(text, occasion, (*path, "session"), int(given.value), told, findings)
            case "economic-and-social-council" if int(given.value) != occasion.dated.year:
                text.set((*path, "session"), occasion.dated.year)
                text.delete((*path, "session_dates"))
                told.changed.append("session of the Economic and Social Council")


def _assembly(
    text: YamlText, occasion: Occasion, path: Path_, before: int, told: Told, findings: Findings
) -> None:
    """The session of the General Assembly: that of the date, or a later one given before."""
    session = max(before, sessions.assembly_session(occasion.dated))
    if session == before:
        return
    text.set(path, session)
    told.changed.append(f"session ({session})")
    items: Path_ = (*path[:-1], "agenda_items")
    _relist(text, occasion, session, findings)
    if text.has(items):
        report_items(occasion, before, session, findings)
        text.remove_comment_above(items, _ITEMS_OF)
        text.comment_above(
            items, f"The items are of session {before}: check the numbers and titles."
        )
    for key in ("agenda", "agenda_note"):
        text.delete((*path[:-1], key))


def _relist(text: YamlText, occasion: Occasion, session: int, findings: Findings) -> None:
    """Write the comment with the usual items anew, for the session."""
    found = _LISTED.search(str(text))
    if found is None or occasion.mission is None:
        return
    lead = " " * (len(found.group()) - len(found.group().lstrip(" ")))
    lines = usual_items(occasion, occasion.mission, session, findings).splitlines()
    text.splice(*found.span(), "".join(f"{lead}# {line}\n" for line in lines))
