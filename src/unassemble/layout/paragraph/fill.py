"""Content → lines, filled as Microsoft Word fills them.

Word fills lines greedily.  In a justified paragraph it also compares how much each space would lose
if one more unit were taken with how much each would gain if not, and compresses the spaces when
stretching would be much worse.  Measured on documents of the United Nations made by Word:
benchmarks/word_lines.py.
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
"""Most a space may lose, relative to its natural width (Word takes 0.250, refuses 0.251)."""
RATIO = 0.5
"""Most a space may lose, relative to what it would gain (Word takes 0.485, refuses 0.505)."""
_EPSILON = 1e-3
_TABS = re.compile(TAB)
_HANGING = frozenset(CHINESE.hanging if CHINESE.overflow else "")


class Line(Struct, frozen=True):
    """Characters ``start`` to ``end``, without trailing spaces.

    ``first`` and ``last``: the line begins, or ends, a paragraph; ``last`` also before a written
    line break.  ``hang``: characters that hang in the margin.
    """

    start: int
    end: int
    last: bool
    first: bool
    hang: int = 0


class Ruler(Struct, frozen=True, eq=False):
    """A paragraph measured by prefix sums: any width is one subtraction."""

    content: Content
    frame: Frame
    tabs: list[int]

    def trimmed(self, start: int, end: int) -> int:
        """The end of the characters start..end without trailing spaces."""
        text = self.content.text
        while end > start and text[end - 1] in " \n":
            end -= 1
        return end

    def end(self, start: int, end: int, first: bool) -> float:
        """The x where the characters start..end end, without trailing spaces."""
        end = self.trimmed(start, end)
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

    def shift(self, start: int, first: bool) -> tuple[int, float] | None:
        """An offset, and what to add to ``natural`` for the x of every character after it.

        None if x depends on where the line ends: after a tab stop to which text is aligned right.
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
        """The number of spaces after the last tab in start..end, without trailing ones."""
        at = bisect_left(self.tabs, end) - 1
        if at >= 0 and self.tabs[at] >= start:
            start = self.tabs[at] + 1
        return self.content.text.count(" ", start, self.trimmed(start, end))


def ruler(content: Content, frame: Frame) -> Ruler:
    """Prepare to measure a paragraph: finds its tabs."""
    return Ruler(content, frame, [found.start() for found in _TABS.finditer(content.text)])


def fill(
    content: Content, frame: Frame, properties: Properties, breaks: Opportunities
) -> list[Line]:
    """Break the content into lines; an empty paragraph is one empty line.

    ``breaks`` are the opportunities of ``content.breaking``.
    """
    if not content.text:
        return [Line(0, 0, last=True, first=True)]
    filler = _LineFiller(ruler(content, frame), properties.align == "both")
    lines = list(filler.lines(*breaks))
    if content.text.endswith(LINE_END):
        end = len(content.text)
        lines.append(Line(end, end, last=True, first=False))
    return lines


class _LineFiller(Struct):
    ruler: Ruler
    justified: bool

    def lines(self, every: tuple[int, ...], weak: frozenset[int]) -> Iterator[Line]:
        text = self.ruler.content.text
        limit = self.ruler.frame.limit
        start, first, index = 0, True, 0
        fits: int | None = None
        stops = tuple(stop for stop in every if stop not in weak) if weak else every
        natural = self.ruler.content.natural
        shift = None if LINE_END in text else self.ruler.shift(start, first)
        while index < len(stops):
            if shift is not None and fits is None and stops[index] > shift[0]:
                # Skip to the first stop that may be beyond the line: all before it fit.
                reach = bisect_right(natural, limit - shift[1], lo=shift[0]) - 1
                index = max(bisect_right(stops, reach, lo=index) - 1, index)
            stop = stops[index]
            if shift is None or stop <= shift[0]:
                end = self.ruler.end(start, stop, first)
            else:
                end = natural[self.ruler.trimmed(shift[0], stop)] + shift[1]
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
                shift = None if LINE_END in text else self.ruler.shift(start, first)
                continue
            if text[stop - 1] == LINE_END:
                yield Line(start, self.ruler.trimmed(start, stop), last=True, first=first)
                start, fits, first = stop, None, False
            else:
                fits = stop
            index += 1
        if start < len(text):
            yield Line(start, self.ruler.trimmed(start, len(text)), last=True, first=first)

    def _line(self, start: int, end: int, first: bool, hang: int = 0) -> Line:
        text = self.ruler.content.text
        last = end == len(text) or text[end - 1] == LINE_END
        return Line(start, self.ruler.trimmed(start, end), last, first, hang)

    def _squeezed(self, start: int, stop: int, fits: int, end: float, first: bool) -> bool:
        """Whether Word takes a unit that is too wide by compressing the spaces."""
        if not self.justified:
            return False
        spaces = self.ruler.stretchable(start, stop)
        if not spaces:
            return False
        limit = self.ruler.frame.limit
        loss = (end - limit) / spaces
        if loss > COMPRESSION * self.ruler.content.space + _EPSILON:
            return False
        gaps = self.ruler.stretchable(start, fits) + self._han(start, fits)
        return loss * gaps <= RATIO * (limit - self.ruler.end(start, fits, first))

    def _han(self, start: int, end: int) -> int:
        """The number of Chinese characters: a line also stretches after each of them."""
        content = self.ruler.content
        if not content.han:
            return 0
        return sum(character >= FIRST_HAN for character in content.text[start:end])

    def _hanging(self, start: int, stop: int, first: bool) -> int:
        """1 where a closing mark may hang in the margin (Word's ``w:overflowPunct``)."""
        content = self.ruler.content
        if not content.han:
            return 0
        end = self.ruler.trimmed(start, stop)
        if end - start < 2 or content.text[end - 1] not in _HANGING:
            return 0
        if not content.segments[bisect_right(content.bounds, end - 1) - 1].face.han:
            return 0
        inside = self.ruler.end(start, end - 1, first)
        return 1 if inside <= self.ruler.frame.limit + _EPSILON else 0

    def _cut(self, start: int, stop: int, first: bool, stops: tuple[int, ...]) -> int:
        """Where a unit longer than the line is broken: at any of ``stops``, else anywhere."""
        limit = self.ruler.frame.limit + _EPSILON
        best = 0
        for position in stops:
            if start < position < stop and self.ruler.end(start, position, first) <= limit:
                best = position
        if best:
            return best
        end = start + 1
        while end < stop and self.ruler.end(start, end + 1, first) <= limit:
            end += 1
        return end
