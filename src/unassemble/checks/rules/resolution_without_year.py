"""The rule `resolution-without-year`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_SYMBOL = re.compile(r"(?<![\w/])S/RES/(\d{1,4})(?![\d/])(?![ \u00a0]?[(（]\d{4})")


@rule(
    "resolution-without-year",
    severity="note",
    source="Editorial Manual, “Documents: references”; S/RES/822 (1993)",
)
def check(subject: Subject) -> Iterator[Found]:
    """A resolution of the Security Council is cited without its year.

    The year in parentheses is a part of the symbol.

    Example: `S/RES/822` for `S/RES/822 (1993)`.

    Mend: add the year; leave it in a text that is quoted or printed as received.
    """
    for passage in subject.passages:
        if "S/RES/" not in passage.text:
            continue
        for found in _SYMBOL.finditer(passage.prose):
            yield Found(
                passage.at(found.start()),
                f"{found.group()} is cited without its year",
                f"its symbol is {found.group()} (year)",
                end=passage.end(found.end()),
            )
