"""Text → levels: which of its characters run from right to left (UAX #9), by ICU.

A paragraph's levels are worked out once, from its whole text (rules P2 to I2).  Its lines are
reordered afterwards, each for itself (L1 and L2); mirrored brackets (L4) are the shaper's.

ICU is loaded when the first text from right to left is met: to write the DOCX of another letter
takes no ICU.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

LINE_SEPARATOR = "\u2028"
"""What stands for a line end in a text whose levels are asked for: inside a paragraph."""
OBJECT = "\ufffc"
"""What stands for something that is no text, such as the call of a footnote: a neutral."""

_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]"
)
"""Blocks of scripts written from right to left, and the controls of direction.  (Scripts beyond the
BMP are left out: no font of ours has them.)"""


def has_rtl(text: str) -> bool:
    """Whether any character asks for the bidirectional algorithm in a text from left to right."""
    return not text.isascii() and _FROM_RIGHT.search(text) is not None


@lru_cache(maxsize=4096)
def levels(text: str, rtl: bool) -> tuple[int, ...]:
    """The resolved level of each character of a paragraph: odd from right to left.

    Args:
        text: the whole paragraph; a line end in it is `LINE_SEPARATOR`.
        rtl: whether the paragraph runs from right to left (its level is then 1).
    """
    if not text:
        return ()
    import icu  # lazily: see above

    units = icu.UnicodeString(text)
    bidi = icu.Bidi()
    bidi.setPara(units, 1 if rtl else 0)
    found: Sequence[int] = bidi.getLevels()
    if len(found) == len(text):
        return tuple(found)
    # ICU counts UTF-16 units: the first of a pair stands for its character.
    out, at = [], 0
    for character in text:
        out.append(found[at])
        at += 2 if ord(character) > 0xFFFF else 1
    return tuple(out)


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """The runs of one line from left to right, as indexes, by their levels (rule L2)."""
    order = list(range(len(run_levels)))
    odd = [level for level in run_levels if level % 2]
    if not odd:
        return order
    for least in range(max(run_levels), min(odd) - 1, -1):
        order = _turned(order, [run_levels[index] >= least for index in order])
    return order


def _turned(order: list[int], inside: list[bool]) -> list[int]:
    """The same, with what stands together inside turned round."""
    out: list[int] = []
    for turn, run in groupby(range(len(order)), inside.__getitem__):
        indexes = [order[at] for at in run]
        out.extend(reversed(indexes) if turn else indexes)
    return out


def stretches(found: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Start, end and level of the longest stretches of one level."""
    start = 0
    for level, run in groupby(found):
        end = start + sum(1 for _ in run)
        yield start, end, level
        start = end
