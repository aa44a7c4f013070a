"""The rule `impossible-date`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_DATE = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?![\d.]?\d)")


@rule("impossible-date", severity="warning", source="the Gregorian calendar")
def check(subject: Subject) -> Iterator[Found]:
    """A date does not exist.

    Example: `31.04.2020`, `14.13.2020`.

    Fix: correct the day or the month; the first number is read as the day.
    """
    for passage in subject.passages:
        for found in _DATE.finditer(passage.prose):
            day, month, year = map(int, found.groups())
            try:
                date(year, month, day)
            except ValueError:
                yield Found(
                    passage.at(found.start()),
                    f"the date {found.group()} does not exist",
                    "dates are read as day, month, year",
                    end=passage.end(found.end()),
                )
