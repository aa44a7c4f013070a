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


@rule("symbol-and-organ", severity="warning", source="research.un.org/en/docs/symbols")
def check(subject: Subject) -> Iterator[Found]:
    """The symbols and the organs do not belong together.

    A document of two organs has a symbol of each: A/ is the General Assembly's, S/ the Security
    Council's, E/ the Economic and Social Council's, A/HRC/ the Human Rights Council's.

    Example: `symbols: [A/79/1]` over the General Assembly and the Security Council.

    Mend: give the symbol that is missing, or correct `organs:`.
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
                f"{symbol} is a symbol of the {_name(kind)}, which is not among the organs",
                "correct the symbol, or add the organ",
            )
    for kind, organ in organs.items():
        if seen and kind not in seen:
            yield Found(
                organ.span,
                f"none of the symbols is one of the {_name(kind)}",
                "each organ has a symbol of its own",
            )


def _name(kind: OrganKind) -> str:
    return phrase("en", f"organ.{kind}")
