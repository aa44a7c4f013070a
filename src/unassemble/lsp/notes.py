"""A footnote call → the place of the note's text, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from unassemble.base.errors import UnreadableError
from unassemble.base.lines import lines_of
from unassemble.base.source import Span
from unassemble.letter.compose import compose
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence

_CALL = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")


def call_at(text: str, line: int, column: int) -> str | None:
    """The id of the note that is called at a position (counted from 0); None if none is."""
    lines = lines_of(text)
    for found in _CALL.finditer(lines[line]) if line < len(lines) else ():
        if found.start() <= column <= found.end():
            return found.group(1)
    return None


def definition_of(text: str, line: int, column: int) -> Span | None:
    """The place where the note called at a position is defined.

    Annexes and statements may use the same id; the definition in the smallest mapping that contains
    the call is taken.  None if there is no definition, or if the text is not valid YAML.
    """
    called = call_at(text, line, column)
    if called is None:
        return None
    definitions = [one for one in _definitions(text) if one.key.value == called]
    enclosing = [one for one in definitions if one.first <= line + 1 <= one.last]
    best = max(enclosing, key=lambda one: one.depth, default=None)
    return best.key.span if best else None


def calls_of(text: str, line: int, column: int) -> tuple[Span, ...]:
    """The calls of the note whose id is at a position, under `notes:` or in a call."""
    called = call_at(text, line, column)
    if called is None:
        keys = (one.key.value for one in _definitions(text) if _is_on(one.key, line, column))
        called = next(keys, None)
    if called is None:
        return ()
    return tuple(
        Span("", number, found.start() + 1)
        for number, row in enumerate(lines_of(text), 1)
        for found in _CALL.finditer(row)
        if found.group(1) == called
    )


def _is_on(key: Scalar, line: int, column: int) -> bool:
    return key.span.line == line + 1 and 0 <= column + 1 - key.span.column <= len(key.value) + 2


class _Definition(Struct):
    """An id under `notes:`, and depth, first and last line of the mapping with that `notes:`."""

    key: Scalar
    depth: int
    first: int
    last: int


def _definitions(text: str) -> Iterator[_Definition]:
    try:
        root, _ = compose(text.encode(), "letter.yaml")
    except UnreadableError:
        return
    yield from _under(root, 0)


def _under(node: Node, depth: int) -> Iterator[_Definition]:
    match node:
        case Mapping(pairs=pairs):
            for key, (_, value) in pairs.items():
                if key == "notes" and isinstance(value, Mapping):
                    first, last = node.span.line, _last_line(node)
                    for note, _ in value.pairs.values():
                        yield _Definition(note, depth, first, last)
                else:
                    yield from _under(value, depth + 1)
        case Sequence(items=items):
            for item in items:
                yield from _under(item, depth + 1)
        case _:
            return


def _last_line(node: Node) -> int:
    """The last line of a value."""
    match node:
        case Scalar(span=span, anchors=anchors):
            return max((span.line, *(line for _, line, _ in anchors)))
        case Sequence(span=span, items=items):
            return max((span.line, *map(_last_line, items)))
        case Mapping(span=span, pairs=pairs):
            return max((span.line, *(_last_line(value) for _, value in pairs.values())))
