"""The rule `symbol-and-date`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.model.sessions import FIRST_YEAR, council_year_in


@rule("symbol-and-date", severity="warning", source="research.un.org/en/docs/symbols")
def check(subject: Subject) -> Iterator[Found]:
    """The year in a symbol of the Security Council is not that of the dates.

    Example: `symbols: [S/2024/17]` with `date: 2025-01-15`.

    Mend: correct the symbol or the dates.
    """
    letter = subject.letter
    years = {day.year for day in (letter.date, letter.letter.dated) if day is not None}
    for symbol in letter.symbols:
        number = council_year_in([str(symbol)])
        if years and number is not None and number + FIRST_YEAR not in years:
            yield Found(
                symbol.span,
                f"{symbol} is of {number + FIRST_YEAR}, the letter of {max(years)}",
                "the second figure of S/… is the calendar year",
            )
