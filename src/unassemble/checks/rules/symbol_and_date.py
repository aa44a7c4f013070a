"""The rule `symbol-and-date`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.model.sessions import FIRST_YEAR, council_year_in


@rule("symbol-and-date", severity="warning", source="research.un.org/en/docs/symbols")
def check(subject: Subject) -> Iterator[Found]:
    """The year in a symbol of the Security Council does not match the dates.

    Example: `symbols: [S/2024/17]` with `date: 2025-01-15`.

    Fix: correct the symbol or the dates.
    """
    letter = subject.letter
    years = {day.year for day in (letter.date, letter.letter.dated) if day is not None}
    for symbol in letter.symbols:
        number = council_year_in([str(symbol)])
        if years and number is not None and number + FIRST_YEAR not in years:
            yield Found(
                symbol.span,
                f"{symbol} belongs to {number + FIRST_YEAR}, but the letter is of {max(years)}",
                "the figure after S/ is the calendar year",
            )
