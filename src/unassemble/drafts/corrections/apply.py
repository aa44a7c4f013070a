"""Units and corrections → the corrected units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from msgspec.structs import replace

from unassemble.drafts.corrections.records import (
    Correction,
    Deletion,
    Insertion,
    Renumbering,
    Rewording,
    Substitution,
    Unit,
    WordChange,
)
from unassemble.drafts.corrections.words import stands_once


def apply(units: Sequence[Unit], corrections: Sequence[Correction]) -> tuple[Unit, ...]:
    """Carry out corrections.

    Raises:
        ValueError: the words that a correction changes do not stand once in their unit.
    """
    made: list[list[Unit]] = [[unit] for unit in units]
    first: list[Unit] = []
    for correction in corrections:
        match correction:
            case Rewording(index, edits):
                made[index][0] = replace(made[index][0], text=_edited(units[index], edits))
            case Substitution(index, text):
                made[index][0] = replace(made[index][0], text=text)
            case Renumbering(index, labels):
                made[index][0] = replace(made[index][0], labels=labels)
            case Deletion(index):
                del made[index][0]
            case Insertion(index, added):
                (made[index] if index >= 0 else first).extend(added)
            case _:
                assert_never(correction)
    return (*first, *(unit for place in made for unit in place))


def _edited(unit: Unit, edits: Sequence[WordChange]) -> str:
    text = unit.text
    places = []
    for edit in edits:
        if not stands_once(edit.old, text):
            raise ValueError(f"“{edit.old}” does not stand once in “{text}”")
        places.append((text.index(edit.old), edit))
    parts, end = [], 0
    for start, edit in sorted(places, key=lambda pair: pair[0]):
        parts += [text[end:start], edit.new]
        end = start + len(edit.old)
    return "".join((*parts, text[end:]))
