"""The rule `mixed-date-forms`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_FORMS = (
    ("31.03.2020", re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")),
    ("31/03/2020", re.compile(r"\d{1,2}/\d{1,2}/\d{4}")),
    ("31 March 2020", re.compile(r"\d{1,2}(?:er)? \w+ (?:\w+ )?\d{4}")),
    ("March 31, 2020", re.compile(r"[^\W\d]+ \d{1,2}, \d{4}")),
)


@rule("mixed-date-forms", severity="note", source="letter of Azerbaijan of 13 May 2020")
def check(subject: Subject) -> Iterator[Found]:
    """The statements of an annex are dated in different formats.

    After “March 4, 2020”, a reader may take 04.03.2020 for another day.

    Example: “31.03.2020” over one statement and “31 March 2020” over the next.

    Fix: use the format of the first statement, or write all dates as 2020-03-31 and add
    `date_format:`.
    """
    first: dict[int, str] = {}
    for passage in subject.received:
        if passage.kind != "dateline":
            continue
        form = next((name for name, form in _FORMS if form.search(passage.text)), None)
        if form is None:
            continue
        before = first.setdefault(passage.part, form)
        if form != before:
            yield Found(
                passage.at(0),
                f"“{passage.text}” has the format {form}, the first date of the annex {before}",
                "write all dates of an annex in one form",
            )
