"""Nodes that the schema has checked → plain values."""

from __future__ import annotations

import datetime
import re
from typing import Any, cast

from unassemble.base.source import Span
from unassemble.languages import Language
from unassemble.letter import records
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence

_ITEM = re.compile(r"(\d{1,3})(?:\s*\(([a-z]{1,4})\))?")


def scalar_of(mapping: Mapping, key: str) -> Scalar | None:
    """The text value of a key, or None."""
    node = mapping.get(key)
    return node if isinstance(node, Scalar) else None


def word_of(mapping: Mapping, key: str, default: str = "") -> str:
    """The text of a key, or a default."""
    node = scalar_of(mapping, key)
    return node.value if node else default


def number_of(mapping: Mapping, key: str) -> int | None:
    """The whole number of a key, or None."""
    node = scalar_of(mapping, key)
    return int(node.value) if node else None


def line_spacing_of(mapping: Mapping) -> float:
    """How far apart lines stand, in points; 0 where the mapping does not say."""
    return float(word_of(mapping, "line_spacing", "0"))


def item_number(text: str) -> tuple[int, str | None]:
    """The number and the letter of an agenda item: "156 (a)" gives (156, "a").

    Raises:
        ValueError: the text is not the number of an agenda item.
    """
    found = _ITEM.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    return int(found.group(1)), found.group(2)


def mapping_of(node: Node | None) -> Mapping | None:
    """The node where it is a mapping."""
    return node if isinstance(node, Mapping) else None


def items_of(node: Node | None) -> list[Node]:
    """The items of a list; a single value stands for a list of one."""
    if node is None:
        return []
    return node.items if isinstance(node, Sequence) else [node]


def mappings_of(node: Node | None) -> list[Mapping]:
    """The mappings of a list."""
    return [item for item in items_of(node) if isinstance(item, Mapping)]


def date_of(node: Node | None) -> datetime.date | None:
    """An ISO date."""
    return datetime.date.fromisoformat(node.value) if isinstance(node, Scalar) else None


def language_list_of(node: Node | None) -> tuple[Language, ...]:
    """The languages of a list, or of a single value."""
    return tuple(
        cast("Language", item.value) for item in items_of(node) if isinstance(item, Scalar)
    )


def session_of(node: Node | None) -> records.Session | None:
    """A session: the number of a regular one, or the kind and number of another."""
    match node:
        case Scalar(value=value):
            return int(value)
        case Mapping(pairs=pairs):
            for kind in ("special", "emergency"):
                pair = pairs.get(kind)
                if pair is not None and isinstance(pair[1], Scalar):
                    return (cast("Any", kind), int(pair[1].value))
    return None


def footnotes_of(node: Mapping | None) -> records.FootnoteForm | None:
    """How footnotes are marked and counted."""
    if node is None:
        return None
    style = cast("Any", word_of(node, "style", "numbers"))
    return records.FootnoteForm(style, cast("Any", word_of(node, "restart", "document")), node.span)


def emblem_of(node: Scalar | None) -> records.EmblemChoice:
    """The choice of emblem."""
    if node is None:
        return records.EmblemChoice()
    if node.value in ("un", "none"):
        return records.EmblemChoice(cast("Any", node.value), span=node.span)
    span: Span = node.span
    return records.EmblemChoice("file", node.value, span)


def names_mission(root: Mapping) -> bool:
    """Whether a letter file names a mission, whose record adds to it."""
    body = mapping_of(root.get("letter"))
    senders = mappings_of(body.get("from")) if body else []
    return any("mission" in node.pairs for node in (root, *senders))
