"""The rule `agenda-order`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject


@rule(
    "agenda-order",
    severity="warning",
    source="97 letters of 2025: titles stand in the order of the item numbers in all",
)
def check(subject: Subject) -> Iterator[Found]:
    """The agenda items are not in the order of their numbers.

    The titles stand in the masthead's block in the order of the numbers. `unassemble missions
    check` finds the same in the usual items of a mission's record.

    Example: item 37 before item 32.

    Mend: put `agenda_items:` in the order of the numbers.
    """
    for organ in subject.letter.organs:
        for before, item in pairwise(organ.items):
            if (int(item.number), item.sub) < (int(before.number), before.sub):
                yield Found(
                    item.span,
                    f"agenda item {item.number} stands after item {before.number}",
                    "the items stand in the order of their numbers",
                )
                break
