"""The passages of two versions, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from unassemble.checks.parity.facts import facts_of
from unassemble.checks.passages import Passage

_MOST = 1_000_000
"""Pairs of passages that are compared at most where one version has more than the other."""
_GAP = 1.0
Near = tuple[Passage | None]
"""In place of a passage that is missing: the one after which it would stand."""


def aligned(
    first: Sequence[Passage], second: Sequence[Passage]
) -> Iterator[tuple[Passage | Near, Passage | Near]]:
    """The passages that belong together, part by part, notes by themselves.

    Where two parts have the same kinds of passages in the same order these belong together one by
    one.  Else those do that hold most of the same days, numbers and addresses; what is left over
    is given with the passage of the other version that stands before the place.
    """
    parts = {key: list(group) for key, group in _groups(first)}
    others = {key: list(group) for key, group in _groups(second)}
    for key in sorted(parts.keys() | others.keys()):
        one, other = parts.get(key, []), others.get(key, [])
        if [passage.kind for passage in one] == [passage.kind for passage in other]:
            yield from zip(one, other, strict=True)
        elif len(one) * len(other) <= _MOST:
            yield from _nearest(one, other)


def _groups(passages: Sequence[Passage]) -> Iterator[tuple[tuple[int, bool], list[Passage]]]:
    """The passages by part, its notes after its text; signatures are compared as names."""

    def key(passage: Passage) -> tuple[int, bool]:
        return passage.part, passage.kind == "note"

    kept = (passage for passage in passages if passage.kind not in ("signature", "agenda"))
    for one, group in groupby(sorted(kept, key=key), key):
        yield one, list(group)


def _nearest(
    first: list[Passage], second: list[Passage]
) -> Iterator[tuple[Passage | Near, Passage | Near]]:
    """The cheapest alignment of two sequences (Needleman and Wunsch)."""
    cost = [[float(column) for column in range(len(second) + 1)]]
    for row, one in enumerate(first, 1):
        line = [float(row)]
        for column, other in enumerate(second, 1):
            joined = cost[row - 1][column - 1] + _distance(one, other)
            line.append(min(joined, cost[row - 1][column] + _GAP, line[column - 1] + _GAP))
        cost.append(line)
    yield from reversed(list(_traced(first, second, cost)))


def _traced(
    first: list[Passage], second: list[Passage], cost: list[list[float]]
) -> Iterator[tuple[Passage | Near, Passage | Near]]:
    row, column = len(first), len(second)
    while row or column:
        here = cost[row][column]
        one = first[row - 1] if row else None
        other = second[column - 1] if column else None
        if one and other and here == cost[row - 1][column - 1] + _distance(one, other):
            row, column = row - 1, column - 1
            yield one, other
        elif one and here == cost[row - 1][column] + _GAP:
            row -= 1
            yield one, (other,)
        elif other:
            column -= 1
            yield (one,), other


def _distance(one: Passage, other: Passage) -> float:
    """From 0, the same, to 2, which is never better than to leave both alone."""
    if one.kind != other.kind:
        return 2.0
    left = {(fact.kind, fact.value) for fact in facts_of(one)}
    right = {(fact.kind, fact.value) for fact in facts_of(other)}
    together = len(left | right)
    apart = len(left ^ right) / together if together else 0.0
    return apart + 0.5 * (len(one.calls) != len(other.calls)) + (0.0 if together else 0.3)
