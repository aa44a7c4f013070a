"""Outlines of drawings: moved, offset by a distance, with rounded corners."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
Segment = tuple[str, tuple[Point, ...]]
"""A path operator of PDF and its points."""

Corner = tuple[float, float, float]
"""A corner of an outline, x and y, and the radius that rounds it."""


def offset(outline: list[Corner], distance: float) -> tuple[Segment, ...]:
    """An outline shifted to its left by a distance, with mitred or rounded corners."""
    segments: list[Segment] = []
    for before, corner, after in zip(
        outline[-1:] + outline[:-1], outline, outline[1:] + outline[:1], strict=True
    ):
        first = _beside(before[:2], corner[:2], distance)
        second = _beside(corner[:2], after[:2], distance)
        place = meeting(*first, *second)
        left_turn = _cross(_minus(corner, before), _minus(after, corner)) > 0
        radius = corner[2] + (-distance if left_turn else distance) if corner[2] else 0
        segments.extend(_rounded(place, first[0], second[1], radius))
    _, points = segments[0]
    return (("m", points), *segments[1:], ("h", ()))


def _rounded(corner: Point, before: Point, after: Point, radius: float) -> Iterator[Segment]:
    if radius <= 0:
        yield "l", (corner,)
        return
    back, on = _unit(_minus(before, corner)), _unit(_minus(after, corner))
    inside = math.acos(back[0] * on[0] + back[1] * on[1])
    reach = radius / math.tan(inside / 2)
    handle = reach - 4 / 3 * math.tan((math.pi - inside) / 4) * radius
    yield "l", (_plus(corner, back, reach),)
    yield (
        "c",
        (
            _plus(corner, back, handle),
            _plus(corner, on, handle),
            _plus(corner, on, reach),
        ),
    )


def _beside(start: Point, end: Point, distance: float) -> tuple[Point, Point]:
    """The line from one point to another, shifted to its left by a distance."""
    along = _unit(_minus(end, start))
    left = (-along[1], along[0])
    return _plus(start, left, distance), _plus(end, left, distance)


def meeting(a: Point, b: Point, c: Point, d: Point) -> Point:
    """The intersection of the line through a and b with the line through c and d."""
    along, across = _minus(b, a), _minus(d, c)
    return _plus(a, along, _cross(_minus(c, a), across) / _cross(along, across))


def _minus(a: Sequence[float], b: Sequence[float]) -> Point:
    return a[0] - b[0], a[1] - b[1]


def _plus(start: Point, direction: Point, length: float) -> Point:
    return start[0] + length * direction[0], start[1] + length * direction[1]


def _cross(a: Point, b: Point) -> float:
    return a[0] * b[1] - a[1] * b[0]


def _unit(vector: Point) -> Point:
    length = math.hypot(*vector)
    return vector[0] / length, vector[1] / length


def joined(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies ``first``, then ``then``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def moved(segments: Iterable[Segment], matrix: Matrix) -> tuple[Segment, ...]:
    """Segments with a matrix applied to their points."""
    a, b, c, d, e, f = matrix
    return tuple(
        (operator, tuple((a * x + c * y + e, b * x + d * y + f) for x, y in points))
        for operator, points in segments
    )
