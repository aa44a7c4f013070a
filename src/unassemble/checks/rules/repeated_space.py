"""The rule `repeated-space`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")


@rule("repeated-space", severity="note", source="Editorial Manual [K]", fixable=True)
def check(subject: Subject) -> Iterator[Found]:
    """Two spaces stand where one should.

    In justified text they show as a hole. The annexes are left as they were received.

    Example: two spaces after a full stop.

    Mend: leave one; `--fix` does.
    """
    for passage in subject.own:
        for found in _SPACES.finditer(passage.prose):
            start, end = found.span()
            yield Found(
                passage.at(start),
                "two spaces stand where one should",
                end=passage.end(end),
                fix=passage.replaced(start, end, " ", "leave one space"),
            )
