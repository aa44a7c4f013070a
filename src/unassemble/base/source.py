"""Where a text stands in a letter file.

A `Span` is a place (file, line, column, counted from 1 as editors do).  A `SourceText` is a
value of the letter file together with its place, its language, and the means to find the place
of any character in it: checks, layout findings and the preview all point with it.
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
"""Where the later lines of a text begin: offsets in the text, rising, and their places."""


def place_of(offset: int, span: Span | None, lines: Lines) -> Span | None:
    """The place of a character of a text that begins at ``span`` and has later ``lines``."""
    start = 0
    for begin, place in lines:
        if begin > offset:
            break
        start, span = begin, place
    return span and Span(span.file, span.line, span.column + offset - start)


def part_of(offset: int, span: Span | None, lines: Lines) -> tuple[Span | None, Lines]:
    """Place and later lines of the part of a text that begins at an offset."""
    later = tuple((begin - offset, place) for begin, place in lines if begin > offset)
    return place_of(offset, span, lines), later


_MOST = 1 << 60
"""More than any offset, line or column."""


class SourceText(Struct, frozen=True):
    """A text of the letter file.

    ``language`` is one of the six codes.  ``anchors`` are ``(offset, line, column)`` triples in
    rising order of offset: the character at ``offset`` stands at that line and column, and those
    after it follow on the same line until the next anchor.
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
        index = bisect_right(self.anchors, (offset, _MOST, _MOST)) - 1
        start, line, column = self.anchors[index if index > 0 else 0]
        return Span(self.span.file, line, column + offset - start if offset > start else column)

    def inside(self, offset: int, length: int) -> Lines:
        """Where the characters of a part go on elsewhere: a text that YAML folds has lines."""
        index, end = bisect_right(self.anchors, (offset, _MOST, _MOST)), offset + length
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
