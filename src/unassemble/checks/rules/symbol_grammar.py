"""The rule `symbol-grammar`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.citations import citation_of


@rule("symbol-grammar", severity="warning", source="research.un.org/en/docs/symbols")
def check(subject: Subject) -> Iterator[Found]:
    """A symbol is not made as symbols are.

    The letters of the organ come first, then parts parted by strokes: session or year, number,
    and perhaps Add., Corr. or Rev. with a number.

    Example: `A/79-843`, `A 79/843`, `A/79`.

    Mend: write it as `A/79/843` or `S/2025/201`.
    """
    for symbol in subject.letter.symbols:
        if citation_of(symbol.value, "en") is None:
            yield Found(
                symbol.span,
                f"“{symbol}” is not made as symbols are",
                "letters of the organ, session or year, number: A/79/843",
            )
