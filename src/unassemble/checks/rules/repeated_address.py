"""The rule `repeated-address`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject


@rule("repeated-address", severity="note", source="general knowledge [K]")
def check(subject: Subject) -> Iterator[Found]:
    """A web address appears twice in one paragraph or note.

    It was pasted twice, or one of the two should be a different address.

    Example: a note with the same address before and after the date.

    Fix: delete or correct one of them.
    """
    for passage in subject.passages:
        seen: set[str] = set()
        for start, address in passage.addresses:
            if address in seen:
                yield Found(
                    passage.at(start),
                    f"{address} appears in this paragraph already",
                    "delete one of the two",
                    end=passage.end(start + len(address)),
                )
            seen.add(address)
