"""The rule `title-length`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_MAX_LENGTH = 300
"""Characters: five lines of a title."""


@rule("title-length", severity="note", source="Editorial Manual, “Headings and subheadings” [K]")
def check(subject: Subject) -> Iterator[Found]:
    """The title of an annex, or of the letter, is very long.

    A title is printed in bold, and screen readers read it as a whole; more than five lines are too
    many. Titles that the program writes from senders and addressees are not checked.

    Example: a title that gives a full account of an incident.

    Fix: shorten it, and move the rest into the text.
    """
    for passage in subject.passages:
        length = len(passage.text)
        if passage.kind == "title" and length > _MAX_LENGTH:
            yield Found(
                passage.at(0),
                f"the title has {length} characters, more than {_MAX_LENGTH}",
                "shorten it: a title fits on two lines",
            )
