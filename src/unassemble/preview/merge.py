"""Three-way merge by lines, as in version control.

Where one side left a part of the text unchanged, the part is taken from the other side.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from unassemble.base.lines import lines_with_ends

Lines = list[str]
Keep = Literal["ours", "theirs", "both"]
"""What is kept where both sides changed the same lines; of both, theirs comes first."""


class ConflictError(Exception):
    """Both sides changed the same lines; ``line`` is the first of them in ``theirs``, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"both changed line {line}")
        self.line = line


def merge(base: str, ours: str, theirs: str, keep: Keep | None = None) -> str:
    """The text with the changes of both sides.

    Args:
        base: the text that both sides started from.
        ours: the text with the changes of one side.
        theirs: the text with the changes of the other side.
        keep: what to keep where both sides changed the same lines in different ways.

    Raises:
        ConflictError: both sides did so, and ``keep`` is None.
    """
    if ours == base:
        return theirs
    if theirs in (base, ours):
        return ours
    rows = lines_with_ends(base), lines_with_ends(ours), lines_with_ends(theirs)
    out: Lines = []
    for old, mine, other, line in _chunks(*rows):
        if mine in (old, other):
            out += other
        elif other == old:
            out += mine
        elif keep is None:
            raise ConflictError(line)
        else:
            out += mine if keep == "ours" else other if keep == "theirs" else _both(other, mine)
    return "".join(out)


def conflicts(base: str, ours: str, theirs: str) -> tuple[tuple[int, str, str], ...]:
    """The parts that both sides changed in different ways: line in theirs from 1, ours, theirs."""
    rows = lines_with_ends(base), lines_with_ends(ours), lines_with_ends(theirs)
    return tuple(
        (line, "".join(mine), "".join(other))
        for old, mine, other, line in _chunks(*rows)
        if mine not in (old, other) and other != old
    )


def _both(first: Lines, second: Lines) -> Lines:
    """The lines of both, one after another; each is a line of its own."""
    if first and second and not first[-1].endswith(("\n", "\r")):
        return [*first[:-1], first[-1] + "\n", *second]
    return first + second


def _chunks(base: Lines, ours: Lines, theirs: Lines) -> Iterator[tuple[Lines, Lines, Lines, int]]:
    """The text in parts: base, ours, theirs, and the line in theirs from 1.

    Parts that all three have alternate with parts in which they differ.
    """
    at = mine = other = 0
    for start, first, second, count in _common(base, ours, theirs):
        yield base[at:start], ours[mine:first], theirs[other:second], other + 1
        same = base[start : start + count]
        yield same, same, same, second + 1
        at, mine, other = start + count, first + count, second + count
    yield base[at:], ours[mine:], theirs[other:], other + 1


def _common(base: Lines, ours: Lines, theirs: Lines) -> Iterator[tuple[int, int, int, int]]:
    """Runs of lines common to all three: their indexes in each, and their number."""
    left, right = _matches(base, ours), _matches(base, theirs)
    i = j = 0
    while i < len(left) and j < len(right):
        (a, b, n), (c, d, m) = left[i], right[j]
        start, end = max(a, c), min(a + n, c + m)
        if start < end:
            yield start, b + start - a, d + start - c, end - start
        if a + n <= c + m:
            i += 1
        else:
            j += 1


def _matches(base: Lines, other: Lines) -> list[tuple[int, int, int]]:
    """Equal runs of lines in two texts.

    A common beginning and end are split off first: most of the text is there.
    """
    head = 0
    while head < min(len(base), len(other)) and base[head] == other[head]:
        head += 1
    tail = 0
    most = min(len(base), len(other)) - head
    while tail < most and base[-1 - tail] == other[-1 - tail]:
        tail += 1
    inner = base[head : len(base) - tail], other[head : len(other) - tail]
    matcher = SequenceMatcher(None, *inner, autojunk=False)
    found = [(a + head, b + head, n) for a, b, n in matcher.get_matching_blocks() if n]
    begin = [(0, 0, head)] if head else []
    end = [(len(base) - tail, len(other) - tail, tail)] if tail else []
    return begin + found + end
