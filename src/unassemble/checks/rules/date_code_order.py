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
    """The date codes are not in order, or one is before the masthead's date.

    The first code is the day on which the document was issued in its original language, the
    second that of the translation; a document cannot be issued before it was submitted.

    Example: `date: 2025-04-02` with `date_codes: [010425]`.

    Mend: correct the code: day, month, year.
    """
    letter = subject.letter
    codes = [(code, day) for code in letter.date_codes if (day := _day(code)) is not None]
    for code, day in codes:
        if letter.date is not None and day < letter.date:
            yield Found(
                code.span,
                f"the date code {code} ({day}) is before the masthead's date, {letter.date}",
                "a date code is day, month, year",
            )
    for (_, before), (code, day) in pairwise(codes):
        if day < before:
            yield Found(
                code.span,
                f"the date code {code} ({day}) is before the one that stands before it ({before})",
                "the translation is issued after the original, or with it",
            )


def _day(code: SourceText) -> date | None:
    text = code.value
    try:
        return date(2000 + int(text[4:6]), int(text[2:4]), int(text[:2]))
    except ValueError:
        return None
