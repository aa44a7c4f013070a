"""The rule `symbol-grammar`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.citations import citation_of


@rule("symbol-grammar", severity="warning", source="research.un.org/en/docs/symbols")
def check(subject: Subject) -> Iterator[Found]:
    """A document symbol is malformed.

    A symbol begins with the letters of the organ. Then come, separated by slashes, the session or
    year and the number, and in some cases Add., Corr. or Rev. with a number.

    Example: `A/79-843`, `A 79/843`, `A/79`.

    Fix: write it as `A/79/843` or `S/2025/201`.
    """
    for symbol in subject.letter.symbols:
        if "" in symbol.value.strip().rstrip("*").split("/"):
            continue  # an error of the masthead, symbol-part
        if citation_of(symbol.value, "en") is None:
            yield Found(
                symbol.span,
                f"“{symbol}” is not a valid document symbol",
                "write the letters of the organ, the session or year, and the number: A/79/843",
            )
