"""The rule `agenda-order`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject


@rule(
    "agenda-order",
    severity="warning",
    source="97 letters of 2025: all list the titles in the order of the item numbers",
)
def check(subject: Subject) -> Iterator[Found]:
    """The agenda items are not in the order of their numbers.

    The session block under the masthead lists the titles in the order of the item numbers.
    `unassemble missions check` applies the same rule to the usual items of a mission's record.

    Example: item 37 before item 32.

    Fix: list `agenda_items:` in the order of their numbers.
    """
    for organ in subject.letter.organs:
        for before, item in pairwise(organ.items):
            if (int(item.number), item.sub) < (int(before.number), before.sub):
                yield Found(
                    item.span,
                    f"agenda item {item.number} comes after item {before.number}",
                    "list the items in the order of their numbers",
                )
                break
