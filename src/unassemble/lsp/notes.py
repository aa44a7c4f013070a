"""A call of a footnote → the place of its text, and the other way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from unassemble.base.errors import UnreadableError
from unassemble.base.source import Span
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence, compose

_CALL = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")


def call_at(text: str, line: int, column: int) -> str | None:
    """The id of the note that is called at a place (counted from 0)."""
    lines = text.split("\n")
    for found in _CALL.finditer(lines[line]) if line < len(lines) else ():
        if found.start() <= column <= found.end():
            return found.group(1)
    return None


def definition_of(text: str, line: int, column: int) -> Span | None:
    """The place of the text of the note that is called at a place.

    An id may be used again in another annex or statement: of several texts the one whose record
    is the smallest that holds the call.  None where there is none, or the text is no YAML.
    """
    called = call_at(text, line, column)
    if called is None:
        return None
    texts = [one for one in _texts(text) if one.key.value == called]
    holding = [one for one in texts if one.first <= line + 1 <= one.last]
    best = max(holding, key=lambda one: one.depth, default=None)
    return best.key.span if best else None


def calls_of(text: str, line: int, column: int) -> tuple[Span, ...]:
    """The calls of the note whose id stands at a place, under `notes:` or in a call."""
    called = call_at(text, line, column)
    if called is None:
        keys = (one.key.value for one in _texts(text) if _is_on(one.key, line, column))
        called = next(keys, None)
    if called is None:
        return ()
    return tuple(
        Span("", number, found.start() + 1)
        for number, row in enumerate(text.split("\n"), 1)
        for found in _CALL.finditer(row)
        if found.group(1) == called
    )


def _is_on(key: Scalar, line: int, column: int) -> bool:
    return key.span.line == line + 1 and 0 <= column + 1 - key.span.column <= len(key.value) + 2


class _NoteText(Struct):
    """An id under `notes:`, and the record it is of: its depth, first and last line."""

    key: Scalar
    depth: int
    first: int
    last: int


def _texts(text: str) -> Iterator[_NoteText]:
    try:
        root, _ = compose(text.encode(), "letter.yaml")
    except UnreadableError:
        return
    yield from _under(root, 0)


def _under(node: Node, depth: int) -> Iterator[_NoteText]:
    match node:
        case Mapping(pairs=pairs):
            for key, (_, value) in pairs.items():
                if key == "notes" and isinstance(value, Mapping):
                    first, last = node.span.line, _last(node)
                    for note, _ in value.pairs.values():
                        yield _NoteText(note, depth, first, last)
                else:
                    yield from _under(value, depth + 1)
        case Sequence(items=items):
            for item in items:
                yield from _under(item, depth + 1)
        case _:
            return


def _last(node: Node) -> int:
    """The last line of a value."""
    match node:
        case Scalar(span=span, anchors=anchors):
            return max((span.line, *(line for _, line, _ in anchors)))
        case Sequence(span=span, items=items):
            return max((span.line, *map(_last, items)))
        case Mapping(span=span, pairs=pairs):
            return max((span.line, *(_last(value) for _, value in pairs.values())))
