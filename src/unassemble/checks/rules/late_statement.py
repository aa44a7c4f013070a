"""The rule `late-statement`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_DATE = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)|(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")


@rule("late-statement", severity="warning", source="general knowledge [K]")
def check(subject: Subject) -> Iterator[Found]:
    """A statement in an annex is dated later than the letter that transmits it.

    One of the two dates is wrong; most often it is the year.

    Example: `date: 31.03.2021` in the annex to a letter of 13 May 2020.

    Fix: correct the date.
    """
    dated = subject.letter.letter.dated
    for passage in subject.received:
        if passage.kind != "dateline" or dated is None:
            continue
        for found in _DATE.finditer(passage.text):
            day = _date(found)
            if day is not None and day > dated:
                yield Found(
                    passage.at(found.start()),
                    f"the statement of {found.group()} is dated later than the letter ({dated})",
                    "correct the date of one of the two",
                    end=passage.end(found.end()),
                )


def _date(found: re.Match[str]) -> date | None:
    day, month, year, *iso = found.groups()
    numbers = (year, month, day) if year else iso
    try:
        return date(*map(int, numbers))
    except ValueError:
        return None
