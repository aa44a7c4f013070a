"""The rule `title-length`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_MOST = 300
"""Characters: five lines of a title."""


@rule("title-length", severity="note", source="Editorial Manual, “Headings and subheadings” [K]")
def check(subject: Subject) -> Iterator[Found]:
    """The title of an annex, or of the letter, is very long.

    It is printed in bold and read aloud as a whole; a title of more than five lines is no title.
    The title that the program makes of senders and addressees does not count.

    Example: a title that tells the whole story of the incident.

    Mend: shorten it, and leave the rest to the text.
    """
    for passage in subject.passages:
        length = len(passage.text)
        if passage.kind == "title" and length > _MOST:
            yield Found(passage.at(0), f"a title of {length} characters, more than {_MOST}")
