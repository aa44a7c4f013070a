"""A place in a new letter file → the place of the same value in the file it was made from."""

from __future__ import annotations

from unassemble.base.source import Span
from unassemble.letter.nodes import Mapping, Node, Sequence


def counterpart(place: Span, made: Mapping, source: Mapping) -> Span:
    """The place of a value in the source; that of what it stands in, where it is not there."""
    node: Node = source
    found = source.span
    for step in _path(place, made):
        match node:
            case Mapping(pairs=pairs) if step in pairs:
                key, node = pairs[str(step)]
                found = key.span
            case Sequence(items=items) if isinstance(step, int) and step < len(items):
                node = items[step]
                found = node.span
            case _:
                break
    return found


def _path(place: Span, root: Node) -> list[str | int]:
    """The keys and indexes that lead to the last value that begins at a place or before it."""
    path: list[str | int] = []
    node = root
    while True:
        children: list[tuple[str | int, Span, Node]] = []
        match node:
            case Mapping(pairs=pairs):
                children = [(name, key.span, value) for name, (key, value) in pairs.items()]
            case Sequence(items=items):
                children = [(index, item.span, item) for index, item in enumerate(items)]
        before = [one for one in children if _at(one[1]) <= _at(place)]
        if not before:
            return path
        step, _, node = max(before, key=lambda one: _at(one[1]))
        path.append(step)


def _at(span: Span) -> tuple[int, int]:
    return span.line, span.column
