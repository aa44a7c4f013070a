"""Change a YAML text in one place at a time: set, add and delete values by their path.

The text is parsed only to find places; what is not changed stays as it was, to the byte.  After
each change the places are found again, so that any number of changes can follow.
"""

from __future__ import annotations

import re
from typing import Any

from unassemble.base.lines import lines_of, lines_with_ends
from unassemble.yamltext.comments import Comment, comments
from unassemble.yamltext.emit import Value, emit, emit_pair, item, key_text, on_one_line, scalar
from unassemble.yamltext.places import (
    KeyPath,
    PathError,
    ValuePlace,
    YamlPlaces,
    is_list,
    is_mapping,
    pairs,
    shown,
)


class YamlText:
    """A YAML text that can be changed; ``str()`` gives it back.

    The text must be valid YAML with a mapping at its root, and free of aliases that contain
    themselves: read it with `unassemble.letter.compose.compose` before.
    """

    def __init__(self, text: str) -> None:
        self.places = YamlPlaces(text if text.endswith("\n") else text + "\n")

    def __str__(self) -> str:
        return self.places.text

    def has(self, path: KeyPath) -> bool:
        """Whether there is a value at the path."""
        try:
            self.places.place(path)
        except PathError:
            return False
        return True

    def keys(self, path: KeyPath = ()) -> tuple[str, ...]:
        """The keys of the mapping at the path; none where it is not a mapping."""
        node = self.places.node(path)
        return tuple(key.value for key, _ in node.value) if is_mapping(node) else ()

    def count(self, path: KeyPath) -> int:
        """The number of items of the list at the path; 0 where it is not a list."""
        node = self.places.node(path)
        return len(node.value) if is_list(node) else 0

    def word(self, path: KeyPath) -> str:
        """The text of the value at the path; empty where there is none, or a list or a mapping."""
        if not self.has(path):
            return ""
        node = self.places.node(path)
        return str(node.value) if isinstance(node.value, str) else ""

    def set(self, path: KeyPath, value: Value) -> None:
        """Replace the value at the path, or add its key as the last of its mapping.

        Raises:
            PathError: there is no mapping to hold the key.
        """
        if not self.has(path):
            self.add(path[:-1], str(path[-1]), value)
            return
        place = self.places.place(path)
        if place.flow:
            self.splice(place.value, place.end, flow_of(value))
            return
        made = (
            item(value, place.column)[place.column + 1 :]
            if isinstance(path[-1], int)
            else emit(value, place.column)
        )
        remark = self.places.remark(path)
        if remark:
            first, line_end, others = made.partition("\n")
            made = f"{first}  {remark}{line_end}{others}"
        rest = self.places.line_end(place.end)
        comment = self.places.text[place.end : rest]
        if "\n" in made and comment.strip():
            # Behind a block the comment of the old value would become a part of it: it goes above.
            line = self.places.line_start(place.start)
            indent = len(self.places.text[line:]) - len(self.places.text[line:].lstrip(" "))
            self.splice(place.colon, rest, made)
            self.splice(line, line, " " * indent + comment.strip() + "\n")
            return
        self.splice(place.colon, place.end, made)

    def add(
        self,
        path: KeyPath,
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
        node = self.places.node(path)
        if not is_mapping(node):
            raise PathError(f"no mapping at {shown(path)}")
        if node.flow_style or not node.value:
            self._add_flow(path, node, key, value)
            return
        if before is not None:
            place = self.places.place((*path, before))
            at = max(self.places.above(place.start), self._after_key_before(path, node, before))
        else:
            place = self.places.place((*path, node.value[-1][0].value))
            at = self.places.line_end(place.end) + 1
        lead = " " * place.column
        made = _comment(comment, lead) + emit_pair(key, value, place.column) + "\n"
        made += "\n" if gap else ""
        dash = self.places.text[self.places.line_start(place.start) : place.start].strip()
        if before is not None and dash:
            self.splice(place.start, place.start, made[place.column :] + lead)
            return
        self.splice(at, at, made)

    def _after_key_before(self, path: KeyPath, node: Any, key: str) -> int:
        """The end of the key before another; its last line may look like a comment."""
        names = [name.value for name, _ in node.value]
        index = names.index(key)
        return (
            self.places.line_end(self.places.place((*path, names[index - 1])).end) + 1
            if index
            else 0
        )

    def append(self, path: KeyPath, value: Value) -> None:
        """Add an item to the list at the path.

        Raises:
            PathError: there is no list at the path.
        """
        node = self.places.node(path)
        if not is_list(node):
            raise PathError(f"no list at {shown(path)}")
        if node.flow_style or not node.value:
            end = self.places.place(path).end
            joiner = ", " if node.value else ""
            self.splice(end - 1, end - 1, joiner + flow_of(value))
            return
        place = self.places.place((*path, len(node.value) - 1))
        at = self.places.line_end(place.end) + 1
        self.splice(at, at, item(value, place.column) + "\n")

    def insert(self, path: KeyPath, index: int, value: Value) -> None:
        """Add an item to the list at the path, before the one that has the index or as the last.

        Raises:
            PathError: there is no list at the path.
        """
        if index >= self.count(path):
            self.append(path, value)
            return
        place = self.places.place((*path, index))
        if place.flow:
            self.splice(place.start, place.start, f"{flow_of(value)}, ")
            return
        at = self.places.above(place.start)
        self.splice(at, at, item(value, place.column) + "\n")

    def delete(self, path: KeyPath) -> None:
        """Delete a key with its value, or an item of a list; nothing where there is none.

        A mapping or a list that would be left empty is deleted too.
        """
        if not self.has(path):
            return
        parent = self.places.node(path[:-1])
        if len(parent.value) == 1 and len(path) > 1:
            self.delete(path[:-1])
            return
        place = self.places.place(path)
        if place.flow:
            self._delete_flow(path, parent, place)
            return
        line = self.places.line_start(place.start)
        if self.places.text[line : place.start].strip():
            # The first key of an item stands behind the dash, where the next takes its place.
            after = self.places.place((*path[:-1], parent.value[1][0].value))
            self.splice(place.start, after.start, "")
            return
        self.splice(line, self.places.line_end(place.end) + 1, "")

    def comment_above(self, path: KeyPath, comment: str) -> None:
        """Put a comment on lines of its own above a key or an item."""
        place = self.places.place(path)
        line = self.places.line_start(place.start)
        lead = " " * place.column
        self.splice(line, line, _comment(comment, lead))

    def remove_comment_above(self, path: KeyPath, pattern: re.Pattern[str]) -> None:
        """Delete the comment lines directly above a key or an item that match a pattern."""
        start = self.places.place(path).start
        line = self.places.line_start(start)
        above = self.places.above(start)
        lines = lines_with_ends(self.places.text[above:line])
        kept = [one for one in lines if not pattern.fullmatch(one.strip())]
        if kept != lines:
            self.splice(above, line, "".join(kept))

    def comments(self) -> tuple[Comment, ...]:
        """The comments of the text, with their places."""
        return comments(str(self))

    def splice(self, start: int, end: int, made: str) -> None:
        """Replace what stands between two offsets."""
        text = self.places.text
        self.places = YamlPlaces(text[:start] + made + text[end:])

    def _add_flow(self, path: KeyPath, node: Any, key: str | int, value: Value) -> None:
        end = self.places.place(path).end if path else self.places.offset(node.end_mark)
        joiner = ", " if node.value else ""
        pair = f"{key_text(key)}: {flow_of(value)}"
        self.splice(end - 1, end - 1, f"{joiner}{pair}")

    def _delete_flow(self, path: KeyPath, parent: Any, place: ValuePlace) -> None:
        last = path[-1]
        names = [
            key.value if is_mapping(parent) else index
            for index, (key, *_) in enumerate(pairs(parent))
        ]
        index = names.index(last)
        if index + 1 < len(names):
            after = self.places.place((*path[:-1], names[index + 1]))
            self.splice(place.start, after.start, "")
        else:
            before = self.places.place((*path[:-1], names[index - 1]))
            self.splice(before.end, place.end, "")


def _comment(text: str, lead: str) -> str:
    """A comment on lines of its own; empty lines of it stay empty."""
    lines = lines_of(text.removesuffix("\n")) if text else []
    return "".join(f"{lead}# {line}\n" if line else "\n" for line in lines)


def flow_of(value: Value) -> str:
    """A value on one line, however long."""
    match value:
        case dict():
            pairs = (f"{flow_of(key)}: {flow_of(inner)}" for key, inner in value.items())
            return "{" + ", ".join(pairs) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(flow_of, value)) + "]"
        case str():
            return scalar(value, flow=True)
        case _:
            return str(on_one_line(value))
