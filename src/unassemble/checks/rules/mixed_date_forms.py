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


@rule("mixed-date-forms", severity="note", source="the letter of 13 May 2020")
def check(subject: Subject) -> Iterator[Found]:
    """The statements of an annex are dated in different forms.

    A reader takes 04.03.2020 under “March 4, 2020” for another day.

    Example: “31.03.2020” over one statement and “31 March 2020” over the next.

    Mend: use the form of the first, or give the dates as 2020-03-31 and `date_format:`.
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
                f"“{passage.text}” is dated as {form}, the first of the annex as {before}",
            )
