"""The rule `date-code-order`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from unassemble.base.source import SourceText
from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject


@rule("date-code-order", severity="warning", source="97 letters of 2025, foot of page 1")
def check(subject: Subject) -> Iterator[Found]:
    """The date codes are out of order, or one is earlier than the date in the masthead.

    The first code gives the day on which the document was issued in its original language, the
    second that of the translation. A document cannot be issued before it is submitted.

    Example: `date: 2025-04-02` with `date_codes: [010425]`.

    Fix: correct the code; it is written as day, month, year.
    """
    letter = subject.letter
    codes = [(code, day) for code in letter.date_codes if (day := _day(code)) is not None]
    for code, day in codes:
        if letter.date is not None and day < letter.date:
            yield Found(
                code.span,
                f"the date code {code} ({day}) is earlier than the date in the masthead, "
                f"{letter.date}",
                "a date code is written as day, month, year",
            )
    for (_, before), (code, day) in pairwise(codes):
        if day < before:
            yield Found(
                code.span,
                f"the date code {code} ({day}) is earlier than the code before it ({before})",
                "the translation is issued after the original or on the same day",
            )


def _day(code: SourceText) -> date | None:
    text = code.value
    try:
        return date(2000 + int(text[4:6]), int(text[2:4]), int(text[:2]))
    except ValueError:
        return None
