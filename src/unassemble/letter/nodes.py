"""A letter file as nodes: texts, lists and mappings with their places.

Scalars stay text; the schema, not YAML, decides what is a date or a number.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from unassemble.base.source import SourceText, Span


class Scalar(Struct):
    """A text and its place; ``style`` is that of YAML: "|", ">", '"', "'" or none.

    ``key`` of a node is the key it is the value of, or a part of.
    """

    value: str
    span: Span
    style: str = ""
    anchors: tuple[tuple[int, int, int], ...] = ()
    key: str = ""

    def text(self, language: str) -> SourceText:
        """The value as a text of a language."""
        return SourceText(self.value, self.span, language, self.anchors)


class Sequence(Struct):
    """A list and its place; ``refused`` if an item was wrong and has been removed."""

    span: Span
    items: list[Node] = field(default_factory=list)
    refused: bool = False
    key: str = ""


class Mapping(Struct):
    """A mapping and its place, its keys in the order of the file.

    ``refused`` are keys that are missing or were wrong, and have been reported: what follows from
    their absence need not be.
    """

    span: Span
    pairs: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    key: str = ""

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        pair = self.pairs.get(key)
        return pair[1] if pair else None


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> Any:
    """The texts, lists and dictionaries of a node, without their places."""
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(pairs=pairs):
            return {key: plain(value) for key, (_, value) in pairs.items()}


def refused_keys(root: Mapping) -> frozenset[str]:
    """The keys of a file that were missing or wrong, each with the keys around it and dots."""
    found: set[str] = set()
    waiting: list[tuple[Node, str]] = [(root, "")]
    seen: set[int] = set()
    while waiting:
        node, around = waiting.pop()
        if isinstance(node, Scalar) or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Sequence):
            waiting.extend((item, around) for item in node.items)
            if node.refused:
                found.add(around.removesuffix("."))
        else:
            found.update(around + key for key in node.refused)
            waiting.extend((value, f"{around}{key}.") for key, (_, value) in node.pairs.items())
    return frozenset(found)
