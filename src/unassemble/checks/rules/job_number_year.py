"""The rule `job-number-year`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject


@rule("job-number-year", severity="warning", source="97 letters of 2025, foot of page 1")
def check(subject: Subject) -> Iterator[Found]:
    """The job number does not match the year in the masthead.

    A job number begins with the last two digits of the year.

    Example: `job_number: 24-05275` with `date: 2025-04-02`.

    Fix: correct the job number or the date.
    """
    letter = subject.letter
    if letter.job_number is None or letter.date is None:
        return
    year = f"{letter.date.year % 100:02}"
    if letter.job_number.value[:2] != year:
        yield Found(
            letter.job_number.span,
            f"the job number {letter.job_number} does not begin with {year}, the year in the "
            "masthead",
            "correct the job number or `date:`",
        )
