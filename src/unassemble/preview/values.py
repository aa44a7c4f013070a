"""The text of a letter file → its values for the form, and places as paths and offsets."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Any

from msgspec import Struct

from unassemble.base.errors import UnreadableError
from unassemble.letter.compose import compose
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence, plain


def values_of(text: str) -> Any:
    """The values as lists, mappings and strings; None if the text cannot be read."""
    try:
        root, _ = compose(text.encode(), "")
    except (UnreadableError, UnicodeEncodeError):
        return None
    return plain(root)


class PathOffset(Struct, frozen=True):
    """A place by the keys and indexes that lead to a value, and the offset of a character in it.

    Offsets count Unicode characters of the value as YAML reads it; in a list or mapping it is 0.
    """

    path: tuple[str | int, ...]
    offset: int = 0


def value_place(data: bytes, line: int, column: int) -> PathOffset:
    """The value at a place of the file, or the last that begins before it; counted from 1."""
    path: list[str | int] = []
    node: Node | None = _root(data)
    while node is not None and not isinstance(node, Scalar):
        found: tuple[str | int, Node] | None = None
        for step, start, child in _children(node):
            if start > (line, column):
                break
            found = step, child
        if found is None:
            break
        path.append(found[0])
        node = found[1]
    return PathOffset(tuple(path), _offset(node, line, column) if isinstance(node, Scalar) else 0)


def record_place(data: bytes, line: int, column: int) -> tuple[str | int, ...]:
    """The path of the mapping that begins at a place of the file."""
    path = value_place(data, line, column).path
    node: Node | None = _root(data)
    found: tuple[str | int, ...] = ()
    for end, step in enumerate(path, 1):
        node = _child(node, step)
        if isinstance(node, Mapping) and (node.span.line, node.span.column) == (line, column):
            found = path[:end]
    return found


def file_place(data: bytes, place: PathOffset) -> tuple[int, int] | None:
    """Line and column of a character of a value, from 1; None if there is no such value."""
    node: Node | None = _root(data)
    for step in place.path:
        node = _child(node, step)
    if node is None:
        return None
    if not isinstance(node, Scalar):
        return node.span.line, node.span.column
    last = len(node.value.rstrip("\n"))  # what follows its last character is not of this value
    span = node.text("en").at(max(min(place.offset, last), 0))
    return span.line, span.column


def _child(node: Node | None, step: str | int) -> Node | None:
    """What a key or an index leads to; None if there is nothing."""
    if isinstance(node, Mapping):
        return node.get(str(step))
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


@lru_cache(maxsize=2)
def _root(data: bytes) -> Mapping | None:
    """The nodes of a file, which nobody changes; None if it cannot be read."""
    try:
        return compose(data, "")[0]
    except UnreadableError:
        return None


def _offset(scalar: Scalar, line: int, column: int) -> int:
    """The offset of the character at a place; in an escape, that of the character it makes."""
    anchors = scalar.anchors
    index = bisect_right(anchors, (line, column), key=lambda one: one[1:]) - 1
    if index < 0:
        return 0
    start, begins, at = anchors[index]
    last = anchors[index + 1][0] - 1 if index + 1 < len(anchors) else len(scalar.value)
    end = scalar.value.find("\n", start)
    last = min(last, end if end >= 0 else last)
    return max(min(start + column - at, last), start) if begins == line else max(last, start)


def _children(node: Mapping | Sequence) -> list[tuple[str | int, tuple[int, int], Node]]:
    """The children of a node: key or index, place of the key or item, value."""
    if isinstance(node, Mapping):
        pairs = node.pairs.items()
        return [(key, (name.span.line, name.span.column), one) for key, (name, one) in pairs]
    items = enumerate(node.items)
    return [(index, (one.span.line, one.span.column), one) for index, one in items]
