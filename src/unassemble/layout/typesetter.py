"""Paragraph → lines: collect the text, find where it may break, fill lines as Word does, finish.

Each step is one function, in a module of `layout.paragraph`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from unassemble.layout.cache import Area, ParagraphCache, paragraph_key
from unassemble.layout.fragments import LineBox
from unassemble.layout.paragraph.breaks import Opportunities, opportunities
from unassemble.layout.paragraph.collect import LINE_END, Content, collect
from unassemble.layout.paragraph.fill import Line, fill, fill_held
from unassemble.layout.paragraph.finish import finish
from unassemble.layout.paragraph.frame import Frame, frame
from unassemble.layout.paragraph.held import all_no_break_spaces, with_no_break_spaces
from unassemble.story import StoryParagraph
from unassemble.story.words import ADDRESS
from unassemble.styles import PAGE, Properties, StyleSheet
from unassemble.text.breaks import LineBreaker
from unassemble.text.fonts import FontBook

_ROUNDS = 4
"""How often a paragraph is measured to settle its held spaces, at most: mostly once or twice."""


class _Filled(NamedTuple):
    """A paragraph's content, its break opportunities and its lines."""

    content: Content
    breaks: Opportunities
    lines: list[Line]


class Typesetter:
    """Breaks the paragraphs of one story into lines.

    Args:
        styles: the style sheet of the paragraphs.
        fonts: the faces.
        marks: the printed mark of every note, by index.
        cache: lines of earlier builds with the same styles and fonts; None for no cache.
    """

    def __init__(
        self,
        styles: StyleSheet,
        fonts: FontBook,
        marks: Sequence[str] = (),
        cache: ParagraphCache | None = None,
    ) -> None:
        self.styles, self.fonts, self.marks = styles, fonts, marks
        self._breaker = LineBreaker()
        self._cache = cache
        if cache is not None:
            cache.begin()

    def lines(self, paragraph: StoryParagraph, area: Area | None = None) -> list[LineBox]:
        """Break a paragraph into lines.

        Args:
            paragraph: the paragraph.
            area: the column it is set in; None for the page's text area.

        Returns:
            The lines from top to bottom; an empty paragraph is one empty line.
        """
        if self._cache is None:
            return self._set(paragraph, area)
        key = paragraph_key(paragraph, self.marks, area)
        lines = self._cache.get(key)
        if lines is None:
            lines = self._set(paragraph, area)
            self._cache.put(key, lines)
        return lines

    def broken_words(self, paragraph: StoryParagraph, area: Area) -> Iterator[tuple[int, str]]:
        """The words that the lines of a paragraph break, each with its place among its characters.

        An address may be broken: it is no word.
        """
        content, _, _, (every, weak), lines = self._filled(paragraph, area)
        strong = [stop for stop in every if stop not in weak]
        for line in lines[1:]:
            after = bisect_left(strong, line.start)
            if strong[after] == line.start or content.text[line.start - 1] == LINE_END:
                continue
            start = strong[after - 1] if after else 0
            word = content.text[start : strong[after]].strip()
            if not ADDRESS.match(word):
                yield start, word

    def justifies(self, paragraph: StoryParagraph) -> bool:
        """Whether the lines of a paragraph are justified."""
        return self.styles.resolved(paragraph.style).align == "both"

    def _set(self, paragraph: StoryParagraph, area: Area | None) -> list[LineBox]:
        content, box, properties, _, lines = self._filled(paragraph, area)
        return [finish(content, line, box, properties) for line in lines]

    def _filled(
        self, paragraph: StoryParagraph, area: Area | None
    ) -> tuple[Content, Frame, Properties, Opportunities, list[Line]]:
        """A paragraph's content, frame, properties, break opportunities and lines."""
        properties = self.styles.resolved(paragraph.style)
        if paragraph.line_spacing:
            properties = replace(properties, line=paragraph.line_spacing)
        left, right = area or (PAGE.left, PAGE.right)
        box = frame(properties, left, right, paragraph.rtl)
        filled = self._settled(paragraph, box, properties)
        return filled.content, box, properties, filled.breaks, filled.lines

    def _settled(self, paragraph: StoryParagraph, box: Frame, properties: Properties) -> _Filled:
        """The lines of a paragraph whose held spaces are settled."""
        if properties.align != "both":
            paragraph = all_no_break_spaces(paragraph)
        for _ in range(_ROUNDS):
            content, breaks = self._collected(paragraph, properties)
            if not content.held:
                return _Filled(content, breaks, fill(content, box, properties, breaks))
            lines, needed = fill_held(content, box, properties, breaks)
            if not needed:
                return _Filled(content, breaks, lines)
            # A no-break space is not kerned as a space is: with it the text is measured again.
            paragraph = with_no_break_spaces(paragraph, frozenset(needed), self.marks)
        content, breaks = self._collected(all_no_break_spaces(paragraph), properties)
        return _Filled(content, breaks, fill(content, box, properties, breaks))

    def _collected(
        self, paragraph: StoryParagraph, properties: Properties
    ) -> tuple[Content, Opportunities]:
        content = collect(paragraph, properties, self.styles.characters, self.fonts, self.marks)
        return content, opportunities(content.breaking, content.language, self._breaker)
