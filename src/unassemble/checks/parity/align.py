"""Pair the passages of two versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from unassemble.checks.parity.facts import facts_of
from unassemble.checks.passages import Passage

_MAX_PAIRS = 250_000
"""Pairs of passages compared at most where the versions differ in length, in half a second.
Passages beyond, as in a letter of a thousand paragraphs, are paired in order."""
_GAP = 1.0
"""The cost of leaving one passage without a counterpart."""
Near = tuple[Passage | None]
"""In place of a missing passage: the one after which it would come."""


def aligned(
    first: Sequence[Passage], second: Sequence[Passage]
) -> Iterator[tuple[Passage | Near, Passage | Near]]:
    """Pairs of corresponding passages, part by part; the notes of a part come after its text.

    If two parts have the same kinds of passages in the same order, the passages are paired one by
    one.  Otherwise passages are paired that have most dates, numbers and addresses in common.  A
    passage without a counterpart is paired with the passage of the other version that precedes
    the place.
    """
    lefts = {key: list(group) for key, group in _groups(first)}
    rights = {key: list(group) for key, group in _groups(second)}
    for key in sorted(lefts.keys() | rights.keys()):
        left, right = lefts.get(key, []), rights.get(key, [])
        if [passage.kind for passage in left] == [passage.kind for passage in right]:
            yield from zip(left, right, strict=True)
        else:
            yield from _anchored(left, right)


def _anchored(
    first: list[Passage], second: list[Passage]
) -> Iterator[tuple[Passage | Near, Passage | Near]]:
    """Pair passages with identical facts first, then the passages between them."""
    matcher = SequenceMatcher(None, _keys(first, 0), _keys(second, 1), autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        left, right = first[start:end], second[other_start:other_end]
        if tag == "equal":
            yield from zip(left, right, strict=True)
            continue
        before = (
            first[start - 1] if start else None,
            second[other_start - 1] if other_start else None,
        )
        many = len(left) * len(right) > _MAX_PAIRS
        most = int(_MAX_PAIRS**0.5) if many else max(len(left), len(right))
        yield from _nearest(left[:most], right[:most], before)
        yield from zip(left[most:], right[most:], strict=False)


def _keys(passages: list[Passage], side: int) -> list[tuple[object, ...]]:
    """A key for each passage, equal only for passages with the same kind and the same facts.

    A passage without facts has a key that no other passage has.
    """
    values = map(_values, passages)
    return [
        (passage.kind, found) if found else (side, index)
        for index, (passage, found) in enumerate(zip(passages, values, strict=True))
    ]


def _values(passage: Passage) -> frozenset[tuple[str, str]]:
    return frozenset((fact.kind, fact.value) for fact in facts_of(passage))


def _groups(passages: Sequence[Passage]) -> Iterator[tuple[tuple[int, bool], list[Passage]]]:
    """The passages by part, notes after text.

    Signatures and agenda titles are left out: names and agenda items are compared as such.
    """

    def key(passage: Passage) -> tuple[int, bool]:
        return passage.part, passage.kind == "note"

    kept = (passage for passage in passages if passage.kind not in ("signature", "agenda"))
    for one, group in groupby(sorted(kept, key=key), key):
        yield one, list(group)


def _nearest(
    first: list[Passage],
    second: list[Passage],
    before: tuple[Passage | None, Passage | None],
) -> Iterator[tuple[Passage | Near, Passage | Near]]:
    """The cheapest alignment of two sequences (Needleman and Wunsch).

    ``before`` are the passages that precede the first of each.
    """
    left = [(one.kind, len(one.calls), _values(one)) for one in first]
    right = [(one.kind, len(one.calls), _values(one)) for one in second]
    cost = [[float(column) for column in range(len(second) + 1)]]
    for row, one in enumerate(left, 1):
        line = [float(row)]
        above = cost[row - 1]
        for column, other in enumerate(right, 1):
            joined = above[column - 1] + _distance(one, other)
            line.append(min(joined, above[column] + _GAP, line[column - 1] + _GAP))
        cost.append(line)
    row, column = len(first), len(second)
    found: list[tuple[Passage | Near, Passage | Near]] = []
    while row or column:
        here = cost[row][column]
        above_row = first[row - 1] if row else before[0]
        above_column = second[column - 1] if column else before[1]
        together = row and column and cost[row - 1][column - 1]
        if row and column and here == together + _distance(left[row - 1], right[column - 1]):
            row, column = row - 1, column - 1
            found.append((first[row], second[column]))
        elif row and here == cost[row - 1][column] + _GAP:
            row -= 1
            found.append((first[row], (above_column,)))
        else:
            column -= 1
            found.append(((above_row,), second[column]))
    yield from reversed(found)


_Weighed = tuple[str, int, frozenset[tuple[str, str]]]


def _distance(one: _Weighed, other: _Weighed) -> float:
    """From 0 for equal passages to 2 for passages better left without a counterpart."""
    if one[0] != other[0]:
        return 2.0
    together = len(one[2] | other[2])
    apart = len(one[2] ^ other[2]) / together if together else 0.0
    return apart + 0.5 * (one[1] != other[1]) + (0.0 if together else 0.3)
