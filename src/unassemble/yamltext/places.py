"""YAML text → the places of its values, found by their path.

A path is a sequence of keys and indexes: ``("organs", 0, "session")``.  Places are offsets, so that
a text can be changed in one place and stays as it is everywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import yaml
from msgspec import Struct

from unassemble.yamltext.reading import yaml_source

KeyPath = Sequence[str | int]
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_QUESTION = re.compile(r"^[ \t]*(?:-[ \t]+)*\?[ \t]", re.MULTILINE)
_ODD_LINE_END = re.compile("[\r\x85\u2028\u2029]")
_HEADER = re.compile(r"\s*(?:[&!]\S*\s+)*(?:[|>][-+0-9]*)?(?:\s+(?P<remark>#.*))?\s*")
_ALIAS = re.compile(r"\s*:?\s*\*[^\s,\]}]+")


class PathError(LookupError):
    """There is nothing at the path."""


class ValuePlace(Struct, frozen=True):
    """The place of a value, in offsets of the text.

    ``start`` is the begin of its key, or of its dash in a list; ``colon`` the end of the colon or
    the dash; ``value`` and ``end`` are the begin and the end of the value, without what follows on
    its line.  ``flow`` is whether it stands in brackets (YAML's flow style); ``column`` is that of
    the key or the dash, from 0.
    """

    start: int
    colon: int
    value: int
    end: int
    flow: bool
    column: int


class YamlPlaces:
    """The places of a YAML text, which is parsed when the first is asked for.

    The text must be valid YAML with a mapping at its root, and free of aliases that contain
    themselves: read it with `unassemble.letter.compose.compose` before.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def root(self) -> Any:
        """PyYAML's node of the whole text."""
        return yaml.compose(yaml_source(self.text).text, Loader=_LOADER)

    def node(self, path: KeyPath) -> Any:
        """PyYAML's node at a path.

        Raises:
            PathError: there is none.
        """
        node = self.root
        for step in path:
            node = _child(node, step, path)[1]
        return node

    def place(self, path: KeyPath) -> ValuePlace:
        """The place of the value at a path.

        Raises:
            PathError: there is none.
        """
        node = self.root
        start = colon = column = 0
        flow = False
        end = self.end(node, 0)
        for step in path:
            key, child = _child(node, step, path)
            flow, parent, node = bool(node.flow_style), node, child
            if key is None:
                start = self.offset(node.start_mark)
                colon = start
                if not flow:
                    column = parent.start_mark.column
                    dash = self.text.rfind("-", 0, start)
                    start, colon = dash, dash + 1
            else:
                start, column = self.offset(key.start_mark), key.start_mark.column
                after = self.offset(key.end_mark)
                colon = self.text.index(":", after) + 1
            end = self.end(node, colon)
        return ValuePlace(start, colon, max(self.offset(node.start_mark), colon), end, flow, column)

    def end(self, node: Any, after: int) -> int:
        """The end of a value, without the blank lines and comments that follow it.

        Args:
            node: its node.
            after: the end of its colon or dash; an alias has no marks of its own.
        """
        if self.offset(node.end_mark) < after:
            alias = _ALIAS.match(self.text, after)
            return alias.end() if alias else after
        if isinstance(node, yaml.ScalarNode) or node.flow_style:
            end = self.offset(node.end_mark)
            if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
                # The header stays, even where the block is empty.
                header = self.line_end(self.offset(node.start_mark))
                keeps = "+" in self.text[self.offset(node.start_mark) : header].partition("#")[0]
                # Spaces at a line's end belong to the block; after "+" the empty lines do too.
                last = end - 1 if keeps else len(self.text[:end].rstrip("\n"))
                end = max(last, min(header, end))
            return end
        key, last = pairs(node)[-1]
        return self.end(last, self.offset(key.end_mark) if key is not None else after)

    def offset(self, mark: Any) -> int:
        """The offset of a PyYAML mark."""
        offset: int = mark.index
        return offset

    def remark(self, path: KeyPath) -> str:
        """The remark after a key whose value begins on the next line: "# of issue"; or nothing.

        It stands after ``|`` or ``>`` where the value is a block.
        """
        place = self.place(path)
        found = _HEADER.fullmatch(self.text, place.colon, self.line_end(place.colon))
        below = "\n" in self.text[place.colon : place.end]
        return (found["remark"] or "") if found and below else ""

    def line_start(self, offset: int) -> int:
        """The begin of the line of an offset."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """The end of the line of an offset, before its line end."""
        return self.text.index("\n", offset) if offset < len(self.text) else len(self.text) - 1

    def above(self, offset: int) -> int:
        """The begin of the comment lines directly above the line of an offset."""
        line = self.line_start(offset)
        while line > 0:
            before = self.line_start(line - 1)
            if not self.text[before : line - 1].lstrip().startswith("#"):
                break
            line = before
        return line


def is_editable(text: str) -> bool:
    """Whether each value of a valid YAML text can be changed by itself.

    It cannot where one value stands in several places (anchors and aliases), where the whole text
    is in brackets (JSON), or where it has tags, marks of its end, or keys of several lines.
    """
    if _QUESTION.search(text) or _ODD_LINE_END.search(text):
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        match event:
            case yaml.AliasEvent() | yaml.DocumentEndEvent(explicit=True):
                return False
            case yaml.MappingStartEvent(flow_style=True) if depth == 0:
                return False
            case yaml.NodeEvent() if event.anchor is not None or getattr(event, "tag", None):
                return False
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return True


def is_list(node: Any) -> bool:
    """Whether a PyYAML node is a list."""
    return isinstance(node, yaml.SequenceNode)


def is_mapping(node: Any) -> bool:
    """Whether a PyYAML node is a mapping."""
    return isinstance(node, yaml.MappingNode)


def pairs(node: Any) -> list[tuple[Any, Any]]:
    """The children of a PyYAML node, each with its key; None is the key of an item."""
    if isinstance(node, yaml.MappingNode):
        return list(node.value)
    return [(None, item) for item in node.value]


def _child(node: Any, step: str | int, path: KeyPath) -> tuple[Any, Any]:
    """The key and the value of a step of a path; None is the key of an item."""
    if isinstance(node, yaml.MappingNode) and isinstance(step, str):
        for key, value in node.value:
            if key.value == step:
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    raise PathError(f"no value at {shown(path)}")


def shown(path: KeyPath) -> str:
    """A path in words, for messages."""
    return ".".join(map(str, path)) or "the root"
