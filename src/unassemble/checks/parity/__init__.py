"""Two versions of a letter → where they differ in what no translation may change.

Symbols, days, numbers, addresses, names, calls of notes, and how many paragraphs, items and notes
there are.  A difference is one finding, at its place in the second version, with the place in the
first.
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
    """The differences of two versions, in the order of the second.

    Args:
        first: the version that the other is compared with, most often the original.
        second: the other.
    """
    found = [*head_differences(first, second), *_of_passages(first, second)]
    made = [one.diagnostic(first, second) for one in found]
    return tuple(sorted(made, key=lambda one: (one.span.line, one.span.column, one.rule)))


def _of_passages(first: Subject, second: Subject) -> Iterator[Difference]:
    names = names_of(first.letter, second.letter)
    codes = first.letter.language, second.letter.language
    marks = _marks(first), _marks(second)
    # Where a note is lacking, that is told already: its call is then lacking too.
    calls = marks if len(marks[0]) == len(marks[1]) else None
    for one, other in aligned(first.passages, second.passages):
        match one, other:
            case Passage(), Passage():
                yield from differences(one, other, calls, codes)
                yield from name_differences(one, other, names, codes)
            case Passage(), tuple():
                yield _alone(one, other[0], f"{codes[1]} lacks", second_has=False)
            case tuple(), Passage():
                yield _alone(other, one[0], f"{codes[0]} lacks", second_has=True)
            case _:
                continue


def _marks(version: Subject) -> list[str]:
    notes = version.document.notes
    return [note.mark.text if isinstance(note.mark, CustomMark) else "" for note in notes]


def _alone(passage: Passage, near: Passage | None, says: str, *, second_has: bool) -> Difference:
    """A passage without a counterpart, and the passage after which that would stand."""
    words = passage.text.replace("\ufffc", "").strip()
    shown = words if len(words) <= 40 else f"{words[:39]}…"
    here, there = passage.at(0), near.at(0) if near is not None else None
    kind = passage.kind if passage.kind in ("note", "item", "heading", "title") else "paragraph"
    second, first = (here, there) if second_has else (there, here)
    return Difference(
        _RULE_OF.get(passage.kind, "parity-paragraph"),
        second,
        first,
        f"{says} the {kind} “{shown}”",
    )
