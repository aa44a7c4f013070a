"""Content → lines, filled as Microsoft Word fills them.

Word fills lines greedily.  In a justified paragraph it also compares how much each space would lose
if one more unit were taken with how much each would gain if not, and compresses the spaces when
stretching would be much worse.  In Chinese it compares marks instead (`east_asian`).  Measured on
documents of the United Nations made by Word: benchmarks/word_lines.py, benchmarks/chinese_lines.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence

from msgspec import Struct

from unassemble.layout.paragraph.breaks import Opportunities
from unassemble.layout.paragraph.collect import LINE_END, TAB, Content
from unassemble.layout.paragraph.east_asian import CLOSING, Overfull, overhang
from unassemble.layout.paragraph.frame import Frame
from unassemble.story.words import FIGURE
from unassemble.styles import Properties

COMPRESSION = 0.25
"""Most that the spaces of a line may lose, relative to their width (Word takes 0.2497, refuses
0.2502).  The space before an "A", "T" or "Y" is narrower than others: it is kerned."""
RATIO = 0.4955
"""Most a space may lose, relative to what it would gain (Word takes 0.4948, refuses 0.4965)."""
_EPSILON = 1e-3
_LONGEST_FIGURE = 40
"""Characters behind the end of a line that may belong to a figure."""
_TABS = re.compile(TAB)
_SPACES = re.compile(" ")


class Line(Struct, frozen=True):
    """Characters ``start`` to ``end``, without trailing spaces.

    ``first`` and ``last``: the line begins, or ends, a paragraph; ``last`` also before a written
    line break.  ``outside``: points of its last mark that stand outside the column.
    """

    start: int
    end: int
    last: bool
    first: bool
    outside: float = 0.0


class Ruler(Struct, frozen=True, eq=False):
    """A paragraph measured by prefix sums: any width is one subtraction.

    ``rigid`` are offsets of spaces that keep their width, in order.
    """

    content: Content
    frame: Frame
    tabs: list[int]
    rigid: list[int]

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
            return x + self.content.end(end) - natural[start]
        while at < len(self.tabs) and self.tabs[at] < end:
            tab = self.tabs[at]
            x += natural[tab] - natural[start]
            stop, kind = self.frame.next_stop(x)
            following = self.tabs[at + 1] if at + 1 < len(self.tabs) else end
            following = min(following, end)
            width = natural[following] - natural[tab + 1]
            x = max(x, stop - width) if kind == "right" else stop
            start, at = tab + 1, at + 1
        return x + self.content.end(end) - natural[start]

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

    def after_tab(self, start: int, end: int) -> int:
        """The first character after the last tab in start..end; those before it do not move."""
        at = bisect_left(self.tabs, end) - 1
        return self.tabs[at] + 1 if at >= 0 and self.tabs[at] >= start else start

    def stretchable(self, start: int, end: int) -> int:
        """The number of spaces after the last tab in start..end, without trailing ones."""
        start, end = self.after_tab(start, end), self.trimmed(start, end)
        spaces = self.content.text.count(" ", start, end)
        if self.rigid:
            spaces -= bisect_left(self.rigid, end) - bisect_left(self.rigid, start)
        return spaces

    def flexible_width(self, start: int, end: int) -> float:
        """The natural width of the spaces that `stretchable` counts."""
        start, end = self.after_tab(start, end), self.trimmed(start, end)
        natural = self.content.natural
        spaces = (found.start() for found in _SPACES.finditer(self.content.text, start, end))
        return sum(natural[at + 1] - natural[at] for at in spaces if at not in self.rigid)

    def han(self, start: int, end: int) -> int:
        """The number of Chinese characters and marks: a line also stretches after each of them."""
        content = self.content
        if not content.han:
            return 0
        segments, bounds = content.segments, content.bounds
        count = 0
        index = max(bisect_right(bounds, start) - 1, 0)
        while index < len(segments) and bounds[index] < end:
            segment, bound = segments[index], bounds[index]
            if segment.face.han:
                count += max(min(end, bound + len(segment.text)) - max(start, bound), 0)
            index += 1
        return count


def overfull(
    measured: Ruler, start: int, kept: int, stop: int, first: bool, justified: bool
) -> Overfull:
    """A line of a Chinese paragraph from ``start`` to ``stop``, of which only what is before
    ``kept`` fits; if it is not ``justified``, nothing but its last mark gives way."""
    content, limit = measured.content, measured.frame.limit
    flexible, text = content.flexible, content.text
    assert flexible is not None
    last, kept = measured.trimmed(start, stop), measured.trimmed(start, kept)
    begin = measured.after_tab(start, stop)
    return Overfull(
        excess=measured.end(start, stop, first) - limit,
        lack=limit - measured.end(start, kept, first),
        em=flexible.em,
        closing=text[last - 1] in CLOSING and measured.han(last - 1, last) > 0,
        marks=len(flexible.marks_in(text, begin, last)) if justified else 0,
        gaps=len(flexible.gaps_in(begin, last)) if justified else 0,
        kept=measured.han(begin, kept),
        kept_gaps=len(flexible.gaps_in(begin, kept)),
    )


def ruler(content: Content, frame: Frame) -> Ruler:
    """Prepare to measure a paragraph: finds its tabs."""
    return Ruler(content, frame, [found.start() for found in _TABS.finditer(content.text)], [])


def fill(
    content: Content, frame: Frame, properties: Properties, breaks: Opportunities
) -> list[Line]:
    """Break the content into lines; an empty paragraph is one empty line.

    ``breaks`` are the opportunities of ``content.breaking``.
    """
    if not content.text:
        return [Line(0, 0, last=True, first=True)]
    filler = _LineFiller(ruler(content, frame), properties.align == "both")
    return [*filler.lines(_strong(breaks), breaks[0]), *_after_line_end(content)]


def fill_held(
    content: Content, frame: Frame, properties: Properties, breaks: Opportunities
) -> tuple[list[Line], list[int]]:
    """Break a justified paragraph with held spaces into lines.

    A line that Word would end at a held space is filled again with a no-break space there, as a
    typist does, who types one only where a line ends badly.

    Returns:
        The lines, and the offsets of these no-break spaces, in order.
    """
    after_held = {at + 1 for at in content.held if content.text[at + 1 : at + 2] != " "}
    stops = sorted(after_held.union(_strong(breaks)))
    measured = ruler(content, frame)
    filler = _LineFiller(measured, properties.align == "both")
    out: list[Line] = []
    begin: int | None = 0
    while begin is not None:
        lines = filler.lines(stops, breaks[0], begin)
        begin = None
        for line in lines:
            after = line.end + 1
            if not line.last and after in after_held:
                after_held.remove(after)
                stops.remove(after)
                insort(measured.rigid, line.end)
                begin = line.start
                break
            out.append(line)
    return [*out, *_after_line_end(content)], measured.rigid


def _strong(breaks: Opportunities) -> tuple[int, ...]:
    """The opportunities without those to be used only in need."""
    every, weak = breaks
    return tuple(stop for stop in every if stop not in weak) if weak else every


def _after_line_end(content: Content) -> Iterator[Line]:
    """The empty line after a line end that ends a paragraph."""
    if content.text.endswith(LINE_END):
        end = len(content.text)
        yield Line(end, end, last=True, first=False)


class _LineFiller(Struct):
    ruler: Ruler
    justified: bool

    def lines(self, stops: Sequence[int], every: Sequence[int], begin: int = 0) -> Iterator[Line]:
        """The lines from ``begin`` on; ``every``: where a unit longer than a line may part."""
        content = self.ruler.content
        text = content.text
        limit = self.ruler.frame.limit
        # The first of two marks is wider where a line ends between them.
        margin = content.flexible.em if content.flexible else 0.0
        start, first, index = begin, not begin, bisect_right(stops, begin)
        fits: int | None = None
        natural = content.natural
        shift = None if LINE_END in text else self.ruler.shift(start, first)
        while index < len(stops):
            if shift is not None and fits is None and stops[index] > shift[0]:
                # Skip to the first stop that may be beyond the line: all before it fit.
                reach = bisect_right(natural, limit - shift[1] - margin, lo=shift[0]) - 1
                index = max(bisect_right(stops, reach, lo=index) - 1, index)
            stop = stops[index]
            if shift is None or stop <= shift[0]:
                end = self.ruler.end(start, stop, first)
            else:
                end = content.end(self.ruler.trimmed(shift[0], stop)) + shift[1]
            if end > limit + _EPSILON:
                outside = self._outside(start, stop, fits, end, first)
                if outside is not None:
                    yield self._line(start, stop, first, outside)
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

    def _line(self, start: int, end: int, first: bool, outside: float = 0.0) -> Line:
        text = self.ruler.content.text
        last = end == len(text) or text[end - 1] == LINE_END
        return Line(start, self.ruler.trimmed(start, end), last, first, outside)

    def _outside(
        self, start: int, stop: int, fits: int | None, end: float, first: bool
    ) -> float | None:
        """Whether a unit that is too wide is taken.

        Returns:
            How far the line then stands out of the column, in points; None if it is not taken.
        """
        if self.ruler.content.flexible and self.ruler.han(start, stop):
            kept = start if fits is None else fits
            return overhang(overfull(self.ruler, start, kept, stop, first, self.justified))
        taken = fits is not None and self._squeezed(start, stop, fits, end, first)
        return 0.0 if taken else None

    def _squeezed(self, start: int, stop: int, fits: int, end: float, first: bool) -> bool:
        """Whether Word takes a unit that is too wide by compressing the spaces."""
        if not self.justified:
            return False
        spaces = self.ruler.stretchable(start, stop)
        if not spaces:
            return False
        limit = self.ruler.frame.limit
        most = COMPRESSION * self.ruler.flexible_width(start, stop)
        if end - limit > most + _EPSILON:
            return False
        loss = (end - limit) / spaces
        gaps = self.ruler.stretchable(start, fits) + self.ruler.han(start, fits)
        return loss * gaps <= RATIO * (limit - self.ruler.end(start, fits, first))

    def _cut(self, start: int, stop: int, first: bool, stops: Sequence[int]) -> int:
        """Where a unit longer than the line is broken: at any of ``stops``, else anywhere."""
        limit = self.ruler.frame.limit + _EPSILON
        best = 0
        for index in range(bisect_right(stops, start), bisect_left(stops, stop)):
            if self.ruler.end(start, stops[index], first) > limit:
                break
            best = stops[index]
        if best:
            return best
        end = start + 1
        while end < stop and self.ruler.end(start, end + 1, first) <= limit:
            end += 1
        return self._before_figure(start, end, stop)

    def _before_figure(self, start: int, end: int, stop: int) -> int:
        """Where a word is broken, moved before the figure that it would part."""
        text = self.ruler.content.text
        for found in FIGURE.finditer(text, start, min(stop, end + _LONGEST_FIGURE)):
            if start < found.start() < end < found.end():
                return found.start()
        return end
