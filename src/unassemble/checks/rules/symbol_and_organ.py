"""The rule `symbol-and-organ`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.languages import phrase
from unassemble.letter.records import OrganKind

_SERIES: tuple[tuple[str, OrganKind], ...] = (
    ("A/HRC/", "human-rights-council"),
    ("A/", "general-assembly"),
    ("S/", "security-council"),
    ("E/", "economic-and-social-council"),
)


@rule(
    "symbol-and-organ",
    severity="warning",
    source="research.un.org/en/docs/symbols",
    needs=("organs", "symbols"),
)
def check(subject: Subject) -> Iterator[Found]:
    """The symbols do not match the organs.

    A document of two organs has a symbol for each: A/ for the General Assembly, S/ for the
    Security Council, E/ for the Economic and Social Council, A/HRC/ for the Human Rights Council.

    Example: `symbols: [A/79/1]` in a letter to the General Assembly and the Security Council.

    Fix: add the missing symbol, or correct `organs:`.
    """
    letter = subject.letter
    organs = {organ.kind: organ for organ in letter.organs}
    seen: set[OrganKind] = set()
    for symbol in letter.symbols:
        kind = next((kind for start, kind in _SERIES if symbol.value.startswith(start)), None)
        if kind is None:
            continue
        seen.add(kind)
        if organs and kind not in organs:
            yield Found(
                symbol.span,
                f"{symbol} is a symbol of the {_name(kind)}, which is not listed under `organs:`",
                "correct the symbol, or add the organ",
            )
    for kind, organ in organs.items():
        if seen and kind not in seen:
            yield Found(
                organ.span,
                f"there is no symbol of the {_name(kind)}",
                "each organ has its own symbol",
            )


def _name(kind: OrganKind) -> str:
    return phrase("en", f"organ.{kind}")
