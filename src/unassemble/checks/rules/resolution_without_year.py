"""The rule `resolution-without-year`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.citations import citation_of

_SYMBOL = re.compile(r"(?<![\w/])S/RES/(\d{1,4})(?![\d/])(?![ \u00a0]?[(（]\d{4})")


@rule(
    "resolution-without-year",
    severity="note",
    source="the symbols of resolutions; Editorial Manual [K]",
)
def check(subject: Subject) -> Iterator[Found]:
    """A resolution of the Security Council is cited without its year.

    The year in parentheses is part of the symbol.

    Example: `S/RES/822` instead of `S/RES/822 (1993)`.

    Fix: add the year, except in a text that is quoted or printed as received.
    """
    for passage in subject.passages:
        if "S/RES/" not in passage.text:
            continue
        for found in _SYMBOL.finditer(passage.prose):
            yield Found(
                passage.at(found.start()),
                f"{found.group()} is cited without its year",
                _whole(found.group()),
                end=passage.end(found.end()),
            )


def _whole(symbol: str) -> str:
    """The hint: the symbol with its year, if the table of resolutions has it."""
    one = citation_of(symbol, "en")
    year = one.symbol.partition("(")[2].rstrip(")") if one else ""
    return f"probably {symbol} ({year})" if year else f"write {symbol} (year)"
