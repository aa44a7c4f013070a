"""The rule `requested-items`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.requests import request_of
from unassemble.checks.subject import Subject


@rule(
    "requested-items", severity="warning", source="97 letters of 2025; A/79/843", needs=("organs",)
)
def check(subject: Subject) -> Iterator[Found]:
    """The agenda items in the request for circulation are not those listed in the letter file.

    The letter asks to be circulated under certain agenda items; the session block repeats them.

    Example: “under agenda items 14 and 32”, where `agenda_items:` lists 14 and 35.

    Fix: correct one of the two; `{{ circulation }}` writes the request from the items listed.
    """
    request = request_of(subject)
    given = {item.number for organ in subject.letter.organs for item in organ.items}
    if request is None or not given:
        return
    found = request.items()
    if found is None:
        return
    start, end, numbers = found
    asked = set(re.findall(r"\d+", numbers))
    parts = [
        f"{where} {', '.join(sorted(items, key=int))}"
        for where, items in (
            ("only in the request:", asked - given),
            ("only under `agenda_items:`", given - asked),
        )
        if items
    ]
    if parts:
        yield Found(
            request.passage.at(start),
            f"the agenda items in the request are not those listed ({'; '.join(parts)})",
            "correct the request or the list",
            end=request.passage.end(end),
        )
