"""A YAML text changed in one place at a time: values set, added and taken out by their path.

The text is parsed only to find places; what is not changed stays as it was.  A place is found anew
for each change, so that changes can follow one another freely.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml
from msgspec import Struct

from unassemble.yamltext.emit import Value, emit, emit_pair, item, key_text, on_one_line, scalar

Path = Sequence[str | int]
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_ALIAS = re.compile(r"\s*:?\s*\*[^\s,\]}]+")


class PathError(LookupError):
    """There is nothing at the path."""


class _Place(Struct, frozen=True):
    """A value in the text, by offsets.

    ``start`` is where its key begins (or the item itself), ``colon`` the end of its key,
    ``value`` its own begin and ``end`` its end without what follows on the line.  ``flow`` is
    whether it stands in brackets; ``column`` that of its key or dash.
    """

    start: int
    colon: int
    value: int
    end: int
    flow: bool
    column: int


class YamlText:
    """A YAML text that can be changed; ``str()`` gives it back.

    The text must be valid YAML with a mapping at its root, and free of aliases that contain
    themselves: read it with `unassemble.letter.nodes.compose` before.
    """

    def __init__(self, text: str) -> None:
        self._text = text if text.endswith("\n") else text + "\n"

    def __str__(self) -> str:
        return self._text

    def has(self, path: Path) -> bool:
        """Whether there is a value at the path."""
        try:
            self._place(path)
        except PathError:
            return False
        return True

    def keys(self, path: Path = ()) -> tuple[str, ...]:
        """The keys of the mapping at the path; none where it is no mapping."""
        node = self._node(path)
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        return tuple(key.value for key, _ in pairs)

    def count(self, path: Path) -> int:
        """How many items the list at the path has; 0 where it is no list."""
        node = self._node(path)
        return len(node.value) if isinstance(node, yaml.SequenceNode) else 0

    def set(self, path: Path, value: Value) -> None:
        """Replace the value at the path, or add its key as the last of its mapping.

        Raises:
            PathError: there is no mapping to hold the key.
        """
        if not self.has(path):
            self.add(path[:-1], str(path[-1]), value)
            return
        place = self._place(path)
        if place.flow:
            self._splice(place.value, place.end, _flow_of(value))
            return
        made = (
            item(value, place.column)[place.column + 1 :]
            if isinstance(path[-1], int)
            else emit(value, place.column)
        )
        rest = self._line_end(place.end)
        comment = self._text[place.end : rest]
        if "\n" in made and comment.strip():
            # A comment behind the old value would become a part of a block: it goes above.
            line = self._line_start(place.start)
            indent = len(self._text[line:]) - len(self._text[line:].lstrip(" "))
            self._splice(place.colon, rest, made)
            self._splice(line, line, " " * indent + comment.strip() + "\n")
            return
        self._splice(place.colon, place.end, made)

    def add(
        self,
        path: Path,
        key: str | int,
        value: Value,
        *,
        before: str | None = None,
        comment: str = "",
        gap: bool = False,
    ) -> None:
        """Add a key to the mapping at the path, last or ``before`` another key.

        ``comment`` stands above it, each of its lines behind a ``#``; ``gap`` leaves an empty line
        between it and the key that it stands ``before``.

        Raises:
            PathError: there is no mapping at the path, or it has no such key.
        """
        node = self._node(path)
        if not isinstance(node, yaml.MappingNode):
            raise PathError(f"there is no mapping at {_shown(path)}")
        if node.flow_style or not node.value:
            self._add_flow(path, node, key, value)
            return
        if before is not None:
            place = self._place((*path, before))
            at = max(self._above(place.start), self._after_key_before(path, node, before))
        else:
            place = self._place((*path, node.value[-1][0].value))
            at = self._line_end(place.end) + 1
        lead = " " * place.column
        made = _comment(comment, lead) + emit_pair(key, value, place.column) + "\n"
        made += "\n" if gap else ""
        dash = self._text[self._line_start(place.start) : place.start].strip()
        if before is not None and dash:
            self._splice(place.start, place.start, made[place.column :] + lead)
            return
        self._splice(at, at, made)

    def _after_key_before(self, path: Path, node: Any, key: str) -> int:
        """Where the lines of the key before another end: the last may look like a comment."""
        names = [name.value for name, _ in node.value]
        index = names.index(key)
        return self._line_end(self._place((*path, names[index - 1])).end) + 1 if index else 0

    def append(self, path: Path, value: Value) -> None:
        """Add an item to the list at the path.

        Raises:
            PathError: there is no list at the path.
        """
        node = self._node(path)
        if not isinstance(node, yaml.SequenceNode):
            raise PathError(f"there is no list at {_shown(path)}")
        if node.flow_style or not node.value:
            end = self._place(path).end
            joiner = ", " if node.value else ""
            self._splice(end - 1, end - 1, joiner + _flow_of(value))
            return
        place = self._place((*path, len(node.value) - 1))
        at = self._line_end(place.end) + 1
        self._splice(at, at, item(value, place.column) + "\n")

    def insert(self, path: Path, index: int, value: Value) -> None:
        """Add an item to the list at the path, before the one that has the index or as the last.

        Raises:
            PathError: there is no list at the path.
        """
        if index >= self.count(path):
            self.append(path, value)
            return
        place = self._place((*path, index))
        if place.flow:
            self._splice(place.start, place.start, f"{_flow_of(value)}, ")
            return
        at = self._above(place.start)
        self._splice(at, at, item(value, place.column) + "\n")

    def delete(self, path: Path) -> None:
        """Take out a key with its value, or an item of a list; nothing where there is none.

        A mapping or list of which nothing is left goes with it.
        """
        if not self.has(path):
            return
        parent = self._node(path[:-1])
        if len(parent.value) == 1 and len(path) > 1:
            self.delete(path[:-1])
            return
        place = self._place(path)
        if place.flow:
            self._delete_flow(path, parent, place)
            return
        line = self._line_start(place.start)
        if self._text[line : place.start].strip():
            # The first key of an item: the next one takes its place behind the dash.
            after = self._place((*path[:-1], parent.value[1][0].value))
            self._splice(place.start, after.start, "")
            return
        self._splice(line, self._line_end(place.end) + 1, "")

    def comment_above(self, path: Path, comment: str) -> None:
        """Put a comment on lines of its own above a key or an item."""
        place = self._place(path)
        line = self._line_start(place.start)
        lead = " " * place.column
        self._splice(line, line, _comment(comment, lead))

    def _splice(self, start: int, end: int, made: str) -> None:
        self._text = self._text[:start] + made + self._text[end:]

    def _add_flow(self, path: Path, node: Any, key: str | int, value: Value) -> None:
        end = self._place(path).end if path else self._offset(node.end_mark)
        joiner = ", " if node.value else ""
        pair = f"{key_text(key)}: {_flow_of(value)}"
        self._splice(end - 1, end - 1, f"{joiner}{pair}")

    def _delete_flow(self, path: Path, parent: Any, place: _Place) -> None:
        last = path[-1]
        names = [
            key.value if isinstance(parent, yaml.MappingNode) else index
            for index, (key, *_) in enumerate(_pairs(parent))
        ]
        index = names.index(last)
        if index + 1 < len(names):
            after = self._place((*path[:-1], names[index + 1]))
            self._splice(place.start, after.start, "")
        else:
            before = self._place((*path[:-1], names[index - 1]))
            self._splice(before.end, place.end, "")

    def _node(self, path: Path) -> Any:
        node: Any = yaml.compose(self._text, Loader=_LOADER)
        for step in path:
            node = _child(node, step, path)[1]
        return node

    def _place(self, path: Path) -> _Place:
        node: Any = yaml.compose(self._text, Loader=_LOADER)
        start = colon = column = 0
        flow = False
        end = self._end(node, 0)
        for step in path:
            key, child = _child(node, step, path)
            flow, parent, node = bool(node.flow_style), node, child
            if key is None:
                start = self._offset(node.start_mark)
                colon = start
                if not flow:
                    column = parent.start_mark.column
                    dash = self._text.rfind("-", 0, start)
                    start, colon = dash, dash + 1
            else:
                start, column = self._offset(key.start_mark), key.start_mark.column
                after = self._offset(key.end_mark)
                colon = self._text.index(":", after) + 1
            end = self._end(node, colon)
        return _Place(start, colon, max(self._offset(node.start_mark), colon), end, flow, column)

    def _end(self, node: Any, after: int) -> int:
        """Where a value ends, without the blank lines and comments behind it."""
        if self._offset(node.end_mark) < after:
            alias = _ALIAS.match(self._text, after)
            return alias.end() if alias else after
        if isinstance(node, yaml.ScalarNode) or node.flow_style:
            end = self._offset(node.end_mark)
            if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
                # Also where the block is empty its header stays.
                header = self._line_end(self._offset(node.start_mark))
                end = max(len(self._text[:end].rstrip()), min(header, end))
            return end
        key, last = _pairs(node)[-1]
        return self._end(last, self._offset(key.end_mark) if key is not None else after)

    def _offset(self, mark: Any) -> int:
        start = 0
        for _ in range(mark.line):
            start = self._text.index("\n", start) + 1
        offset: int = start + mark.column
        return offset

    def _line_start(self, offset: int) -> int:
        return self._text.rfind("\n", 0, offset) + 1

    def _line_end(self, offset: int) -> int:
        """The end of the line, before its line end."""
        return self._text.index("\n", offset) if offset < len(self._text) else len(self._text) - 1

    def _above(self, offset: int) -> int:
        """The start of the comment lines that stand directly above a line."""
        line = self._line_start(offset)
        while line > 0:
            before = self._line_start(line - 1)
            if not self._text[before : line - 1].lstrip().startswith("#"):
                break
            line = before
        return line


def is_list(node: Any) -> bool:
    """Whether a node is a list."""
    return isinstance(node, yaml.SequenceNode)


def is_mapping(node: Any) -> bool:
    """Whether a node is a mapping."""
    return isinstance(node, yaml.MappingNode)


def _comment(text: str, lead: str) -> str:
    """A comment on lines of its own; its empty lines are empty."""
    return "".join(f"{lead}# {line}\n" if line else "\n" for line in text.splitlines())


def _pairs(node: Any) -> list[tuple[Any, Any]]:
    """The children of a node, each with its key, or None in a list."""
    if isinstance(node, yaml.MappingNode):
        return list(node.value)
    return [(None, item) for item in node.value]


def _child(node: Any, step: str | int, path: Path) -> tuple[Any, Any]:
    """The key and the value of a step of a path; an item of a list has no key."""
    if isinstance(node, yaml.MappingNode) and isinstance(step, str):
        for key, value in node.value:
            if key.value == step:
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    raise PathError(f"there is nothing at {_shown(path)}")


def _shown(path: Path) -> str:
    return ".".join(map(str, path)) or "the root"


def _flow_of(value: Value) -> str:
    """A value on one line, however long."""
    match value:
        case dict():
            pairs = (f"{_flow_of(key)}: {_flow_of(inner)}" for key, inner in value.items())
            return "{" + ", ".join(pairs) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_flow_of, value)) + "]"
        case str():
            return scalar(value, flow=True)
        case _:
            return str(on_one_line(value))
