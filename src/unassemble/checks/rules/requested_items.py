"""The rule `requested-items`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.requests import request_of
from unassemble.checks.subject import Subject


@rule("requested-items", severity="warning", source="97 letters of 2025; A/79/843")
def check(subject: Subject) -> Iterator[Found]:
    """The agenda items in the request for circulation are not those of the block.

    The letter asks under which items it is circulated; the masthead's block repeats them.

    Example: “under agenda items 14 and 32” over a block with items 14 and 35.

    Mend: correct the one or the other; `{{ circulation }}` writes the request from the items.
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
        f"{what} {', '.join(sorted(some, key=int))}"
        for what, some in (
            ("only the request has", asked - given),
            ("only the block", given - asked),
        )
        if some
    ]
    if parts:
        yield Found(
            request.passage.at(start),
            f"the agenda items of the request are not those of the block: {'; '.join(parts)}",
            end=request.passage.end(end),
        )
