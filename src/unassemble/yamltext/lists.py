"""Insert and move items of a list in a YAML text.

The comment lines directly above an item move with it; the empty lines between items stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from unassemble.yamltext.edit import YamlText
from unassemble.yamltext.emit import Value, emit_pair, item
from unassemble.yamltext.places import KeyPath, PathError, is_list, is_mapping, shown

_STEP = 2


def insert_item(text: YamlText, path: KeyPath, index: int, value: Value) -> None:
    """Insert an item into the list at the path, before the one at ``index``, or as the last.

    A mapping is written key by key, unless the list or its items stand in brackets.  (`YamlText`
    writes a short one in brackets.)

    Raises:
        PathError: there is no list at the path.
    """
    node = _list(text, path)
    if node.flow_style or not node.value:
        if index >= len(node.value):
            text.append(path, value)
            return
        start = text.places.place((*path, index)).start
        text.append(path, value)
        last = text.places.place((*path, len(node.value)))
        made = str(text)[last.start : last.end]
        text.delete((*path, len(node.value)))
        text.splice(start, start, made + ", ")
        return
    place = text.places.place((*path, 0))
    made = _block(value, place.column, node)
    starts, end = _regions(text, path, len(node.value))
    at = starts[index] if index < len(starts) else end
    text.splice(at, at, made + "\n")


def move_item(text: YamlText, path: KeyPath, index: int, to: int) -> None:
    """Move an item of the list at the path, so that it is the one at ``to`` afterwards.

    Raises:
        PathError: there is no list at the path, or no such item.
    """
    node = _list(text, path)
    count = len(node.value)
    if not (0 <= index < count and 0 <= to < count):
        raise PathError(f"no item {max(index, to)}")
    if index == to:
        return
    order = list(range(count))
    order.insert(to, order.pop(index))
    whole = str(text)
    if node.flow_style:
        places = [text.places.place((*path, one)) for one in range(count)]
        bounds = [(place.start, place.end) for place in places]
    else:
        starts, end = _regions(text, path, count)
        bounds = [
            (start, start + len(whole[start:stop].rstrip("\n")))
            for start, stop in zip(starts, [*starts[1:], end], strict=True)
        ]
    made, at = "", bounds[0][0]
    for (start, stop), taken in zip(bounds, order, strict=True):
        first, last = bounds[taken]
        made += whole[at:start] + whole[first:last]
        at = stop
    text.splice(bounds[0][0], bounds[-1][1], made)


def _list(text: YamlText, path: KeyPath) -> Any:
    node = text.places.node(path)
    if not is_list(node):
        raise PathError(f"no list at {shown(path)}")
    return node


def _block(value: Value, column: int, node: Any) -> str:
    """An item written as the others are: in brackets, or key by key."""
    likewise = all(is_mapping(one) and one.flow_style for one in node.value)
    if isinstance(value, Mapping) and value and not likewise:
        pairs = "\n".join(emit_pair(key, one, column + _STEP) for key, one in value.items())
        return f"{' ' * column}- {pairs.lstrip(' ')}"
    return item(value, column)


def _regions(text: YamlText, path: KeyPath, count: int) -> tuple[list[int], int]:
    """The begin of the lines of each item, with the comments above it; and the end of the last.

    Raises:
        PathError: the first item stands behind another dash, so that no line can come before it.
    """
    whole = str(text)
    starts: list[int] = []
    floor = 0
    for index in range(count):
        place = text.places.place((*path, index))
        line = text.places.line_start(place.start)
        if whole[line : place.start].strip():
            raise PathError(f"the list at {shown(path)} stands inside a line")
        starts.append(max(text.places.above(place.start), floor))
        floor = text.places.line_end(place.end) + 1
    return starts, floor
