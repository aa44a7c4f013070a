"""The rule `repeated-address`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_ADDRESS = re.compile(r"https?://[^\s<>\ufffc，。；、）]+", re.IGNORECASE)


@rule("repeated-address", severity="note", source="general knowledge [K]")
def check(subject: Subject) -> Iterator[Found]:
    """An address stands twice in one paragraph or note.

    It was pasted twice, or one of the two should be another.

    Example: a note with the same address before and after the date.

    Mend: delete one, or correct it.
    """
    for passage in subject.passages:
        if "://" not in passage.text:
            continue
        seen: set[str] = set()
        for found in _ADDRESS.finditer(passage.text):
            address = found.group().rstrip(".,;:)")
            if address in seen:
                yield Found(
                    passage.at(found.start()),
                    f"{address} stands in this paragraph already",
                    end=passage.end(found.start() + len(address)),
                )
            seen.add(address)
