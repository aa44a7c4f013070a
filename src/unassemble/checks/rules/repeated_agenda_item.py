"""The rule `repeated-agenda-item`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject


@rule(
    "repeated-agenda-item",
    severity="error",
    source="Editorial Manual, “Communications”; 172 item titles of 97 letters of 2025",
)
def check(subject: Subject) -> Iterator[Found]:
    """An agenda item is listed twice under one organ.

    It would be printed twice, in the line “Agenda items …” and among the titles below it.
    `unassemble missions check` applies the same rule to the usual items of a mission's record.

    Example: two items `number: 32` under one organ.

    Fix: delete one of them, or correct its number.
    """
    for organ in subject.letter.organs:
        seen: dict[tuple[str, str], int] = {}
        for item in organ.items:
            key = (item.number, item.sub)
            if key in seen:
                shown = f"{item.number} ({item.sub})" if item.sub else item.number
                yield Found(
                    item.span,
                    f"agenda item {shown} is listed twice",
                    f"it is already listed on line {seen[key]}",
                )
            seen.setdefault(key, item.span.line)
