"""A part of a text that the parser reads by itself, with the place of each of its characters."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from unassemble.base.source import Lines, SourceText, Span
from unassemble.letter.markup.labels import LABEL
from unassemble.letter.markup.wide import may_touch_han

_MARKUP_BEFORE, _MARKUP_AFTER = "*_)]}>~^`", "*_[^<~!`"
"""What may stand between a line end and the Chinese character before or after it."""


class Piece(Struct):
    """A part of a text that is parsed by itself, such as a paragraph.

    ``content`` is what the parser gets; ``offsets`` are pairs (offset in the content, offset in the
    text), one for each line, in rising order.  ``folds`` are the line ends, as offsets in the text,
    that YAML has folded (`unfolded`).
    """

    text: SourceText
    content: str
    offsets: tuple[tuple[int, int], ...] = ((0, 0),)
    folds: frozenset[int] = frozenset()

    def at(self, place: int) -> Span:
        """The place in the file of a character of the content."""
        return self.text.at(self.offset(place))

    def inside(self, place: int, length: int) -> Lines:
        """The places of the later lines of a part of the content, where YAML folds the text."""
        return self.text.inside(self.offset(place), length)

    def offset(self, place: int) -> int:
        """The offset in the text of an offset in the content."""
        if len(self.offsets) == 1:
            start, offset = self.offsets[0]
        else:
            index = bisect_right(self.offsets, (place, 1 << 60)) - 1
            start, offset = self.offsets[index if index > 0 else 0]
        return offset + place - start

    def is_fold(self, place: int) -> bool:
        """Whether a line end of the content is one that YAML has folded."""
        return bool(self.folds) and self.offset(place) in self.folds

    def part(self, start: int, end: int) -> SourceText:
        """A part of the content as a text with places, such as an inline footnote."""
        value = self.content[start:end]
        anchors, place = [], 0
        for line in value.split("\n"):
            span = self.at(start + place)
            anchors.append((place, span.line, span.column))
            inside = self.inside(start + place, len(line))
            anchors += [(place + at, later.line, later.column) for at, later in inside]
            place += len(line) + 1
        return SourceText(value, self.at(start), self.text.language, tuple(anchors))


def unfolded(text: SourceText) -> tuple[SourceText, frozenset[int]]:
    """The text with line ends where YAML has made spaces of them, and where these are.

    Between two Chinese characters a line end is nothing, and only the Markdown reader can tell what
    stands on its sides.  Other folds stay spaces: a line of folded Latin text that begins with a
    dash begins no list.
    """
    value = text.value
    ends = [
        at - 1
        for (_, line_before, _), (at, line, _) in pairwise(text.anchors)
        if line > line_before and 1 < at < len(value) and value[at - 1] == " "
        if _may_touch(value[at - 2], _MARKUP_BEFORE) and _may_touch(value[at], _MARKUP_AFTER)
        if value[at : at + 2] not in ("* ", "! ") and not LABEL.match(value, at)
    ]
    if not ends:
        return text, frozenset()
    characters = list(value)
    for end in ends:
        characters[end] = "\n"
    return replace(text, value="".join(characters)), frozenset(ends)


def _may_touch(character: str, markup: str) -> bool:
    return may_touch_han(character) or character in markup


def line_offsets(value: str, content: str, begin: int) -> tuple[tuple[int, int], ...]:
    """The offset of each line of a content, and its offset in the value, from ``begin`` on."""
    out, place, offset = [], 0, begin
    for line in content.split("\n"):
        stripped = line.strip(" \t")
        found = value.find(stripped, offset) if stripped else offset
        lead = len(line) - len(line.lstrip(" \t"))
        at = found if found >= 0 else offset
        out.append((place + lead, at))
        place += len(line) + 1
        offset = at + len(stripped)
    return tuple(out)
