"""The units of two versions → the corrections that make the first the second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from unassemble.drafts.corrections.apply import apply
from unassemble.drafts.corrections.records import (
    Correction,
    Deletion,
    Insertion,
    Renumbering,
    Rewording,
    Substitution,
    Unit,
)
from unassemble.drafts.corrections.words import edits_between, tokens

_ALIKE = 0.4
"""Units with fewer of their words in common than this are not versions of each other."""
_IN_PLACE = 0.05
"""But one may stand in the place of another."""
_MOST_PAIRS = 10_000
"""Pairs of units that are looked at one by one; beyond it units are paired by their order."""


def compare(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Correction, ...]:
    """The corrections from one version to another, in the order of the old one.

    Raises:
        ValueError: carried out, they would not give the new version; it never should be.
    """
    corrections = tuple(_corrections(old, new))
    made = [unit.content for unit in apply(old, corrections)]
    if made != [unit.content for unit in new]:
        raise ValueError("the corrections do not make the old version the new one")
    return corrections


def _corrections(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Correction]:
    keys = [unit.content for unit in old], [unit.content for unit in new]
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            yield from _block(old, new, (start, end), (new_start, new_end))


def _block(
    old: Sequence[Unit], new: Sequence[Unit], range_: tuple[int, int], new_range: tuple[int, int]
) -> Iterator[Correction]:
    """The corrections of a run of units that differ."""
    (start, end), (new_start, new_end) = range_, new_range
    pairs = _pairs(old[start:end], new[new_start:new_end])
    index, following = start, new_start
    for one, other in (*pairs, (end - start, new_end - new_start)):
        for deleted in range(index, start + one):
            yield Deletion(deleted)
        added = tuple(new[following : new_start + other])
        if added:
            yield Insertion(start + one - 1, added)
        if start + one < end:
            yield from _changes(start + one, old[start + one], new[new_start + other])
        index, following = start + one + 1, new_start + other + 1


def _changes(index: int, old: Unit, new: Unit) -> Iterator[Correction]:
    if old.labels != new.labels:
        yield Renumbering(index, new.labels)
    if old.text != new.text:
        edits = edits_between(old.text, new.text)
        yield Rewording(index, edits) if edits else Substitution(index, new.text)


def _pairs(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    """Which units are versions of each other, in ascending order of both.

    The pairing has the greatest sum of likeness (as an alignment of two sequences has).
    """
    if len(old) * len(new) > _MOST_PAIRS:
        both = zip(old, new, strict=False)
        return [(index, index) for index, (a, b) in enumerate(both) if _likeness(a, b)]
    best: list[list[float]] = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[_likeness(one, other) for other in new] for one in old]
    for one in range(len(old) - 1, -1, -1):
        for other in range(len(new) - 1, -1, -1):
            paired = alike[one][other] and alike[one][other] + best[one + 1][other + 1]
            best[one][other] = max(paired, best[one + 1][other], best[one][other + 1])
    pairs, one, other = [], 0, 0
    while one < len(old) and other < len(new):
        if best[one][other] == best[one + 1][other]:
            one += 1
        elif best[one][other] == best[one][other + 1]:
            other += 1
        else:
            pairs.append((one, other))
            one, other = one + 1, other + 1
    return pairs


def _likeness(old: Unit, new: Unit) -> float:
    """How alike two units are, 0 if one is no version of the other."""
    if (old.part, old.kind) != (new.part, new.kind):
        return 0.0
    if old.kind in ("session", "items", "title", "original", "signature"):
        return 1.0
    matcher = SequenceMatcher(None, tokens(old.text), tokens(new.text), autojunk=False)
    if matcher.quick_ratio() >= _ALIKE and (ratio := matcher.ratio()) >= _ALIKE:
        return ratio
    return _IN_PLACE if old.labels == new.labels else 0.0
