"""The rule `repeated-space`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")


@rule("repeated-space", severity="note", source="Editorial Manual [K]", fixable=True)
def check(subject: Subject) -> Iterator[Found]:
    """There is more than one space between two words.

    In justified text this shows as a hole. Annexes are not checked, as they are printed as
    received.

    Example: two spaces after a full stop.

    Fix: leave one space; `--fix` does this.
    """
    for passage in subject.own:
        for found in _SPACES.finditer(passage.prose):
            start, end = found.span()
            yield Found(
                passage.at(start),
                "there is more than one space between two words",
                end=passage.end(end),
                fix=passage.replaced(start, end, " ", "leave one space"),
            )
