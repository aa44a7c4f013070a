"""Places in a letter file.

A `Span` is a place (file, line, column, counted from 1 as editors do).  A `SourceText` is a
value of the letter file with its place, its language, and the place of every character in it:
checks, layout findings and the preview point with it.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct


class Span(Struct, frozen=True):
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


Lines = tuple[tuple[int, Span], ...]
"""Where the later lines of a text begin: offsets in the text, ascending, and their places."""


def place_of(offset: int, span: Span | None, lines: Lines) -> Span | None:
    """The place of the character at an offset of a text that begins at ``span``."""
    index = bisect_right(lines, offset, key=_offset)
    start, span = lines[index - 1] if index else (0, span)
    return span and Span(span.file, span.line, span.column + offset - start)


_MAXIMUM = 1 << 60
"""Greater than any offset, line or column."""


def part_of(
    offset: int, span: Span | None, lines: Lines, end: int = _MAXIMUM
) -> tuple[Span | None, Lines]:
    """The place and the later lines of a text's part from an offset on, to ``end``."""
    first, last = (bisect_right(lines, at, key=_offset) for at in (offset, end - 1))
    later = tuple([(begin - offset, place) for begin, place in lines[first:last]])
    return place_of(offset, span, lines), later


def _offset(line: tuple[int, Span]) -> int:
    return line[0]


class SourceText(Struct, frozen=True):
    """A text of the letter file.

    ``language`` is one of the six codes.  ``anchors`` are ``(offset, line, column)`` triples in
    ascending order: the character at ``offset`` is at that line and column, and those after it
    follow on the same line until the next anchor.
    """

    value: str
    span: Span
    language: str
    anchors: tuple[tuple[int, int, int], ...] = ()

    def __str__(self) -> str:
        return self.value

    def at(self, offset: int) -> Span:
        """The place of the character at ``offset``."""
        if not self.anchors:
            return self.span
        index = bisect_right(self.anchors, (offset, _MAXIMUM, _MAXIMUM)) - 1
        start, line, column = self.anchors[index if index > 0 else 0]
        return Span(self.span.file, line, column + offset - start if offset > start else column)

    def inside(self, offset: int, length: int) -> Lines:
        """The later lines of a part of the text, which YAML may have folded."""
        index, end = bisect_right(self.anchors, (offset, _MAXIMUM, _MAXIMUM)), offset + length
        if index == len(self.anchors) or self.anchors[index][0] >= end:
            return ()
        out: list[tuple[int, Span]] = []
        while index < len(self.anchors) and self.anchors[index][0] < end:
            at, line, column = self.anchors[index]
            before, line_before, column_before = self.anchors[index - 1] if index else (0, 0, 0)
            if line != line_before or column - column_before != at - before:
                out.append((at - offset, Span(self.span.file, line, column)))
            index += 1
        return tuple(out)
