"""Characters of a text replaced where they stand in the file: the lines around them stay.

`yamltext` writes a whole value anew, and a folded or quoted text would not stay as it is.  Here the
characters are found by their places, and only they give way.  What comes of it is read again by the
caller, so a place that cannot be told exactly does no harm.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from unassemble.base.errors import UnreadableError
from unassemble.base.lines import line_end_of, line_starts
from unassemble.letter.compose import compose
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence

_BREAKS = re.compile(r"\n+")
_EMPTY_LINES = re.compile(r"\n[ ]+(?=\n)")


class Splice(NamedTuple):
    """The characters of a value from ``start`` to ``end`` give way to a text."""

    start: int
    end: int
    text: str


def spliced(text: str, path: list[str | int], splices: list[Splice]) -> str | None:
    """A letter file with characters of the value at a path replaced, the last place first.

    None where the value or a place in it cannot be found.
    """
    try:
        node: Node | None = compose(text.encode(), "")[0]
    except (UnreadableError, UnicodeEncodeError):
        return None
    for step in path:
        if isinstance(node, Mapping):
            node = node.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    if not isinstance(node, Scalar) or not node.anchors:
        return None
    places, ends = _Places(node, line_starts(text)), line_end_of(text)
    for one in sorted(splices, reverse=True):
        found = places.range(one.start, one.end)
        if found is None:
            return None
        start, end = found
        made = _written(one.text, node, places.indent).replace("\n", ends)
        text = text[:start] + made + text[end:]
    return text


class _Places:
    """Where the characters of a value stand in the file."""

    def __init__(self, scalar: Scalar, starts: list[int]) -> None:
        self.scalar, self.starts = scalar, starts
        self.offsets = [one[0] for one in scalar.anchors]
        value = scalar.value
        columns = [at for offset, _, at in scalar.anchors if value[offset : offset + 1].strip()]
        self.indent = (columns[0] if columns else scalar.anchors[0][2]) - 1

    def range(self, start: int, end: int) -> tuple[int, int] | None:
        """The characters of the file that make those of the value."""
        last = len(self.scalar.value)
        if not 0 <= start <= end <= last or (start == last and not last):
            return None
        begin = self.at(start) if start < last else self.behind(start - 1)
        return begin, begin if start == end else self.behind(end - 1)

    def at(self, offset: int) -> int:
        """The place of a character."""
        index = max(bisect_right(self.offsets, offset) - 1, 0)
        first, line, column = self.scalar.anchors[index]
        return self.starts[line - 1] + column - 1 + offset - first

    def behind(self, offset: int) -> int:
        """The place behind a character: that of the next where it is told, as after an escape."""
        index = bisect_right(self.offsets, offset)
        is_told = index < len(self.offsets) and self.offsets[index] == offset + 1
        return self.at(offset + 1) if is_told else self.at(offset) + 1


def _written(text: str, scalar: Scalar, indent: int) -> str:
    """A text as a part of a scalar of its style."""
    match scalar.style:
        case '"':
            escaped = text.replace("\\", "\\\\").replace('"', '\\"')
            return escaped.replace("\n", "\\n").replace("\t", "\\t")
        case "'":
            text = text.replace("'", "''")
        case ">":
            text = _BREAKS.sub(lambda found: found[0] + "\n", text)
    return _EMPTY_LINES.sub("\n", text.replace("\n", "\n" + " " * indent))
