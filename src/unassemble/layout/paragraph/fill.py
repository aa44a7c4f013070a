"""Content → lines, filled as Microsoft Word fills them.

Word fills greedily, but in a justified paragraph it compares how much each space would lose if one
more unit were taken with how much each would gain if not, and squeezes when stretching would be
much worse.  Measured on documents of the United Nations set by Word: benchmarks/word_lines.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from msgspec import Struct

from unassemble.layout.paragraph.breaks import Opportunities
from unassemble.layout.paragraph.collect import LINE_END, TAB, Content
from unassemble.layout.paragraph.frame import Frame
from unassemble.styles import CHINESE, FIRST_HAN, Properties

COMPRESSION = 0.25
"""What a space gives up at most, of its natural width (taken: 0.250; refused: 0.251)."""
RATIO = 0.5
"""What a space loses at most, of what it would gain (taken: 0.485; refused: 0.505)."""
_EPSILON = 1e-3
_TABS = re.compile(TAB)
_HANGING = frozenset(CHINESE.hanging if CHINESE.overflow else "")


class Line(Struct, frozen=True):
    """Characters ``start`` to ``end`` (trailing spaces left out), and what ended the line."""

    start: int
    end: int
    last: bool
    first: bool
    hang: int = 0


class _Measured(Struct, frozen=True, eq=False):
    """What makes every width a subtraction."""

    content: Content
    frame: Frame
    tabs: list[int]

    def solid(self, start: int, end: int) -> int:
        """The end of the characters start..end without the spaces that end them."""
        text = self.content.text
        while end > start and text[end - 1] in " \n":
            end -= 1
        return end

    def end(self, start: int, end: int, first: bool) -> float:
        """x of the end of the characters start..end, trailing spaces left out."""
        end = self.solid(start, end)
        natural = self.content.natural
        x = self.frame.start(first)
        at = bisect_left(self.tabs, start) if self.tabs else 0
        if at == len(self.tabs) or self.tabs[at] >= end:
            return x + natural[end] - natural[start]
        while at < len(self.tabs) and self.tabs[at] < end:
            tab = self.tabs[at]
            x += natural[tab] - natural[start]
            stop, kind = self.frame.next_stop(x)
            following = self.tabs[at + 1] if at + 1 < len(self.tabs) else end
            following = min(following, end)
            width = natural[following] - natural[tab + 1]
            x = max(x, stop - width) if kind == "right" else stop
            start, at = tab + 1, at + 1
        return x + natural[end] - natural[start]

    def ruler(self, start: int, first: bool) -> tuple[int, float] | None:
        """A position, and what to add to ``natural`` for the x of every character after it.

        None where that depends on the text: after a tab stop that text is aligned to the left of.
        """
        natural = self.content.natural
        x = self.frame.start(first)
        if not self.tabs or self.tabs[-1] < start:
            return start, x - natural[start]
        tabs = self.tabs[bisect_left(self.tabs, start) :]
        for at, tab in enumerate(tabs):
            x += natural[tab] - natural[start]
            stop, kind = self.frame.next_stop(x)
            if kind == "right":
                if at + 1 == len(tabs):
                    return None
                stop = max(x, stop - natural[tabs[at + 1]] + natural[tab + 1])
            x, start = stop, tab + 1
        return start, x - natural[start]

    def stretchable(self, start: int, end: int) -> int:
        """The spaces of a line after its last tab."""
        at = bisect_left(self.tabs, end) - 1
        if at >= 0 and self.tabs[at] >= start:
            start = self.tabs[at] + 1
        return self.content.text.count(" ", start, self.solid(start, end))


def measured(content: Content, frame: Frame) -> _Measured:
    """The places of the tabs."""
    return _Measured(content, frame, [found.start() for found in _TABS.finditer(content.text)])


def fill(
    content: Content, frame: Frame, properties: Properties, breaks: Opportunities
) -> list[Line]:
    """Break the content into lines; an empty paragraph is one empty line.

    ``breaks`` are the opportunities of ``content.breaking``.
    """
    if not content.text:
        return [Line(0, 0, last=True, first=True)]
    filler = _LineFiller(measured(content, frame), properties.align == "both")
    lines = list(filler.lines(*breaks))
    if content.text.endswith(LINE_END):
        end = len(content.text)
        lines.append(Line(end, end, last=True, first=False))
    return lines


class _LineFiller(Struct):
    measured: _Measured
    justified: bool

    def lines(self, every: tuple[int, ...], weak: frozenset[int]) -> Iterator[Line]:
        text = self.measured.content.text
        limit = self.measured.frame.limit
        start, first, index = 0, True, 0
        fits: int | None = None
        stops = tuple(stop for stop in every if stop not in weak) if weak else every
        natural = self.measured.content.natural
        ruler = None if LINE_END in text else self.measured.ruler(start, first)
        while index < len(stops):
            if ruler is not None and fits is None and stops[index] > ruler[0]:
                # The stops before the first that may lie beyond the line all fit.
                reach = bisect_right(natural, limit - ruler[1], lo=ruler[0]) - 1
                index = max(bisect_right(stops, reach, lo=index) - 1, index)
            stop = stops[index]
            if ruler is None or stop <= ruler[0]:
                end = self.measured.end(start, stop, first)
            else:
                end = natural[self.measured.solid(ruler[0], stop)] + ruler[1]
            if end > limit + _EPSILON:
                hang = self._hanging(start, stop, first)
                if hang or (fits is not None and self._squeezed(start, stop, fits, end, first)):
                    yield self._line(start, stop, first, hang)
                    start, index = stop, index + 1
                elif fits is not None:
                    yield self._line(start, fits, first)
                    start = fits
                else:
                    start_next = self._cut(start, stop, first, every)
                    yield self._line(start, start_next, first)
                    start = start_next
                    if start == stop:
                        index += 1
                fits, first = None, False
                ruler = None if LINE_END in text else self.measured.ruler(start, first)
                continue
            if text[stop - 1] == LINE_END:
                yield Line(start, self.measured.solid(start, stop), last=True, first=first)
                start, fits, first = stop, None, False
            else:
                fits = stop
            index += 1
        if start < len(text):
            yield Line(start, self.measured.solid(start, len(text)), last=True, first=first)

    def _line(self, start: int, end: int, first: bool, hang: int = 0) -> Line:
        text = self.measured.content.text
        last = end == len(text) or text[end - 1] == LINE_END
        return Line(start, self.measured.solid(start, end), last, first, hang)

    def _squeezed(self, start: int, stop: int, fits: int, end: float, first: bool) -> bool:
        """Whether Word takes the unit that overflows, by compressing the spaces."""
        if not self.justified:
            return False
        spaces = self.measured.stretchable(start, stop)
        if not spaces:
            return False
        limit = self.measured.frame.limit
        loss = (end - limit) / spaces
        if loss > COMPRESSION * self.measured.content.space + _EPSILON:
            return False
        gaps = self.measured.stretchable(start, fits) + self._han(start, fits)
        return loss * gaps <= RATIO * (limit - self.measured.end(start, fits, first))

    def _han(self, start: int, end: int) -> int:
        """Chinese characters: a line stretches after them too."""
        content = self.measured.content
        if not content.han:
            return 0
        return sum(character >= FIRST_HAN for character in content.text[start:end])

    def _hanging(self, start: int, stop: int, first: bool) -> int:
        """1 where a closing mark may hang in the margin (Word's ``w:overflowPunct``)."""
        content = self.measured.content
        if not content.han:
            return 0
        end = self.measured.solid(start, stop)
        if end - start < 2 or content.text[end - 1] not in _HANGING:
            return 0
        if not content.segments[bisect_right(content.bounds, end - 1) - 1].face.han:
            return 0
        inside = self.measured.end(start, end - 1, first)
        return 1 if inside <= self.measured.frame.limit + _EPSILON else 0

    def _cut(self, start: int, stop: int, first: bool, stops: tuple[int, ...]) -> int:
        """A unit longer than the line: break it where it can, else between characters."""
        limit = self.measured.frame.limit + _EPSILON
        best = 0
        for position in stops:
            if start < position < stop and self.measured.end(start, position, first) <= limit:
                best = position
        if best:
            return best
        end = start + 1
        while end < stop and self.measured.end(start, end + 1, first) <= limit:
            end += 1
        return end
