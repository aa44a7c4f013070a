"""The words of columns → the widths of a table's columns.

A column has room for its longest word while another has room to give.  Where words have no room
side by side, figures stay whole first, then as many words as the width allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from unassemble.story.words import Needs

_LEAST = 30.0


def column_widths(
    needs: Sequence[Needs], weights: Sequence[float], total: float
) -> tuple[float, ...]:
    """The widths of columns, in points.

    Args:
        needs: what the words of each column need.
        weights: how the width is shared if every word has room.
        total: the width of the table.
    """
    widths = _in_proportion(weights, total)
    half = total / 2  # an address longer than that is broken; it does not crowd out the words
    addresses = [max(one.word, one.address if one.address <= half else 0.0) for one in needs]
    for least in (addresses, [one.word for one in needs]):
        if sum(least) <= total:
            return _with_least(widths, least, total)
    figures = [one.figure for one in needs]
    share = min(_LEAST, total / len(needs))
    for least in ([max(one.figure, min(one.word, share)) for one in needs], figures):
        if sum(least) <= total:
            return _with_most_words(needs, least, total)
    return tuple(_smallest_first(figures, total))


def _in_proportion(weights: Sequence[float], total: float) -> list[float]:
    unit = total / sum(weights)
    widths = [max(weight * unit, min(_LEAST, total / len(weights))) for weight in weights]
    return [width * total / sum(widths) for width in widths]


def _with_least(widths: Sequence[float], least: Sequence[float], total: float) -> tuple[float, ...]:
    """Widths of which none is below its least; the others give in proportion to what they have."""
    lack = sum(max(need - width, 0.0) for need, width in zip(least, widths, strict=True))
    if not lack:
        return tuple(widths)
    room = sum(max(width - need, 0.0) for need, width in zip(least, widths, strict=True))
    return tuple(
        max(need, width - max(width - need, 0.0) * lack / room)
        for need, width in zip(least, widths, strict=True)
    )


def _with_most_words(
    needs: Sequence[Needs], least: Sequence[float], total: float
) -> tuple[float, ...]:
    """Widths that leave as few words broken as they can; the rest goes to the broken ones."""
    widths = list(least)
    left = total - sum(widths)
    steps = [
        (gain / (end - start), index, start, end)
        for index, one in enumerate(needs)
        for start, end, gain in _hull(widths[index], one.steps())
    ]
    for _, index, start, end in sorted(steps, key=lambda step: -step[0]):
        if widths[index] == start and end - start <= left:
            widths[index] = end
            left -= end - start
    lacks = [max(one.word - width, 0.0) for one, width in zip(needs, widths, strict=True)]
    more = _smallest_first(lacks, left)
    rest = (left - sum(more)) / len(widths)
    return tuple(width + given + rest for width, given in zip(widths, more, strict=True))


def _hull(start: float, steps: list[tuple[float, int]]) -> list[tuple[float, float, int]]:
    """From a width on, the next widths worth going to: start, end, and the words made whole.

    Words by width are a rising staircase; its upper convex hull takes, at each point, the step that
    makes most words whole for a point of width.
    """
    points = [(start, 0)]
    count = 0
    for width, words in steps:
        if width <= start:
            continue
        count += words
        while len(points) > 1 and _is_below(points[-2], points[-1], (width, count)):
            points.pop()
        points.append((width, count))
    return [(left[0], right[0], right[1] - left[1]) for left, right in pairwise(points)]


def _is_below(left: tuple[float, int], middle: tuple[float, int], right: tuple[float, int]) -> bool:
    """Whether a point lies on or below the line between two others."""
    (x0, y0), (x1, y1), (x2, y2) = left, middle, right
    return (y1 - y0) * (x2 - x0) <= (y2 - y0) * (x1 - x0)


def _smallest_first(least: Sequence[float], total: float) -> list[float]:
    """Share a width: small needs are met first, the others have equal parts of the rest."""
    widths = [0.0] * len(least)
    left = total
    for given, index in enumerate(sorted(range(len(least)), key=least.__getitem__)):
        widths[index] = min(least[index], left / (len(least) - given))
        left -= widths[index]
    return widths
