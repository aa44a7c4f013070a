"""The rule `date-before-letter`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject


@rule(
    "date-before-letter",
    severity="warning",
    source="Editorial Manual, “Mastheads and cover pages”; research.un.org/en/docs/letters",
)
def check(subject: Subject) -> Iterator[Found]:
    """The date in the masthead is earlier than the date of the letter.

    The masthead gives the day on which the letter was submitted for translation and printing; that
    cannot be before the day on which the letter was written.

    Example: `date: 2020-05-12` with `dated: 2020-05-13`.

    Fix: correct one of the two dates.
    """
    letter = subject.letter
    date, dated = letter.date, letter.letter.dated
    if date is not None and dated is not None and date < dated:
        yield Found(
            subject.place("date"),
            f"the date in the masthead, {date}, is earlier than the date of the letter, {dated}",
            "the masthead gives the date of submission",
        )
