"""The text of a letter file → its values for the form, and the path of a value at a place."""

from __future__ import annotations

from typing import Any

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


def path_at(data: bytes, line: int, column: int) -> list[str | int]:
    """The keys and indexes that lead to the value at a place, or to the last that begins before."""
    try:
        root, _ = compose(data, "")
    except UnreadableError:
        return []
    path: list[str | int] = []
    node: Node = root
    while not isinstance(node, Scalar):
        found: tuple[str | int, Node] | None = None
        for step, start, child in _children(node):
            if start > (line, column):
                break
            found = step, child
        if found is None:
            break
        path.append(found[0])
        node = found[1]
    return path


def _children(node: Mapping | Sequence) -> list[tuple[str | int, tuple[int, int], Node]]:
    """The children of a node: key or index, place of the key or item, value."""
    if isinstance(node, Mapping):
        pairs = node.pairs.items()
        return [(key, (name.span.line, name.span.column), one) for key, (name, one) in pairs]
    items = enumerate(node.items)
    return [(index, (one.span.line, one.span.column), one) for index, one in items]
