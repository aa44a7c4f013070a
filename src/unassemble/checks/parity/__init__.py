"""Two versions of a letter → findings where they differ in what no translation may change.

Compared are symbols, dates, numbers, web addresses, names, footnote calls, and the number of
paragraphs, list items and notes.  Each difference is one finding, at its place in the second
version; it also gives the place in the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.base.diagnostics import Diagnostic
from unassemble.checks.parity.align import aligned
from unassemble.checks.parity.difference import Difference
from unassemble.checks.parity.facts import differences
from unassemble.checks.parity.heads import head_differences
from unassemble.checks.parity.names import name_differences, names_of
from unassemble.checks.passages import Passage
from unassemble.checks.subject import Subject
from unassemble.model import CustomMark

__all__ = ["parity"]

_RULE_OF = {"note": "parity-note", "item": "parity-item"}


def parity(first: Subject, second: Subject) -> tuple[Diagnostic, ...]:
    """The differences between two versions, in the order of the second.

    Args:
        first: the version to compare with, usually the original.
        second: the version that the findings are on, usually a translation.
    """
    found = [*head_differences(first, second), *_passage_differences(first, second)]
    findings = [difference.diagnostic(first, second) for difference in found]
    return tuple(sorted(findings, key=lambda it: (it.span.line, it.span.column, it.rule)))


def _passage_differences(first: Subject, second: Subject) -> Iterator[Difference]:
    names = names_of(first.letter, second.letter)
    codes = first.letter.language, second.letter.language
    marks = _marks(first), _marks(second)
    # A missing note is reported by itself; its missing call would be a second finding.
    calls = marks if len(marks[0]) == len(marks[1]) else None
    for left, right in aligned(first.passages, second.passages):
        match left, right:
            case Passage(), Passage():
                yield from differences(left, right, calls, codes)
                yield from name_differences(left, right, names, codes)
            case Passage(), tuple():
                yield _missing(left, right[0], f"missing in {codes[1]}", second_has=False)
            case tuple(), Passage():
                yield _missing(right, left[0], f"missing in {codes[0]}", second_has=True)
            case _:
                continue


def _marks(version: Subject) -> list[str]:
    notes = version.document.notes
    return [note.mark.text if isinstance(note.mark, CustomMark) else "" for note in notes]


def _missing(passage: Passage, near: Passage | None, says: str, *, second_has: bool) -> Difference:
    """The difference for a passage that one version lacks.

    ``near`` is the passage of that version after which it would come.
    """
    words = passage.text.replace("\ufffc", "").strip()
    shown = words if len(words) <= 40 else f"{words[:39]}…"
    here, there = passage.at(0), near.at(0) if near is not None else None
    kind = passage.kind if passage.kind in ("note", "item", "heading", "title") else "paragraph"
    second, first = (here, there) if second_has else (there, here)
    return Difference(
        _RULE_OF.get(passage.kind, "parity-paragraph"),
        second,
        first,
        f"{says}: the {kind} “{shown}”",
    )
