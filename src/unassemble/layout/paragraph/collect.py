"""Story paragraph → content: its characters, shaped and measured.

A paragraph may change face between any two characters: Chinese characters and punctuation take
the Song face, Latin letters and digits the serif; quotation marks, dashes and the ellipsis go by
the language of the text they stand in.  What runs from right to left is in the Naskh face, with
its spaces and punctuation; figures, and Latin words, stand in it in the serif (A/79/876).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from unassemble.base.source import Span
from unassemble.layout.fragments import Segment
from unassemble.story import (
    Characters,
    LineEnd,
    NoteCall,
    NoteMark,
    RunStyle,
    StoryParagraph,
    Tab,
    levels_of,
    with_signs,
)
from unassemble.story.items import MARK_STYLE
from unassemble.styles import CHINESE, FIRST_HAN, HAN, Character, Properties
from unassemble.text import bidi
from unassemble.text.fonts import Face, FontBook, Script

TAB, LINE_END = "\t", "\n"
MARK_SIZE = 0.65
"""Size of a raised mark, of its text's (6.5 of 10 pt; 5.5 of 8.5: A/79/843)."""
MARK_RISE = 0.35
"""How far a mark is raised, of its text's size (3.5 of 10 pt; 3.0 of 8.5: A/79/843)."""
_AFTER_MARK = 0.05
"""What stands between a raised mark and the text after it, of the text's size: nobody says why.

Measured where lines break: of 275 lines with marks in letters of 2025, 13 are not Word's without
it, 6 with it.  Where marks stand agrees: those begin where they do without it, what follows a mark
of one figure stands 0.5 pt further right (of 10 pt; two of three), of two figures 0.2 pt.
"""
_COMBINING = "\u0308"
_CUT = 0.0024
"""What a Latin character is narrower in Word's lines than size, scale and spacing say, in points.

Measured by where lines break, justified and not: with 0.0022 or 0.0025 some lines of A/80/590,
A/RES/78/1 and 225 letters of 2025 differ that do not with this.
"""

_DRAWN = frozenset(CHINESE.drawn_as)
_AS = str.maketrans(CHINESE.drawn_as)


@cache
def _han_in(language: str) -> re.Pattern[str]:
    """What takes the Song face in a text; compiling it takes long, and most letters have none."""
    return re.compile(f"[{HAN}{CHINESE.shared}]+" if language == "zh" else f"[{HAN}]+")


class Content(Struct):
    """A paragraph's text and its measures.

    ``natural`` are prefix sums of natural widths in points (tabs count nothing); ``breaking`` is
    the text as the line breaker should see it; ``segments`` cover the text but tabs and ends,
    ``bounds`` are their first characters.  ``calls`` are (position, note) of first calls; ``space``
    is the natural width of a space.  ``levels`` are the characters' bidirectional levels (UAX #9);
    None where all stand from left to right.
    """

    text: str = ""
    breaking: str = ""
    natural: list[float] = field(default_factory=lambda: [0.0])
    segments: list[Segment] = field(default_factory=list)
    bounds: list[int] = field(default_factory=list)
    calls: list[tuple[int, int]] = field(default_factory=list)
    space: float = 2.5
    han: bool = False
    language: str = "en"
    levels: tuple[int, ...] | None = None


def collect(
    paragraph: StoryParagraph,
    properties: Properties,
    named: Mapping[str, Character],
    fonts: FontBook,
    marks: Sequence[str],
) -> Content:
    """Shape all pieces of a paragraph; ``named`` are the character styles."""
    levels = levels_of(paragraph, marks)
    collector = _Collector(properties, named, fonts, levels)
    for piece in paragraph.pieces:
        match piece:
            case Characters(text=text, language=language, style=style, span=span):
                raised = style.character_style == MARK_STYLE
                collector.characters(text, _Look(language, style, span, raised))
            case Tab():
                collector.control(TAB)
            case LineEnd():
                collector.control(LINE_END)
            case NoteCall(note=note, language=language, first=first, style=style, span=span):
                if first:
                    collector.content.calls.append((collector.length, note))
                collector.mark(marks[note], _Look(language, style, span, note=note))
            case NoteMark(note=note):
                collector.mark(marks[note], _Look(paragraph.language, note=note))
            case _:
                assert_never(piece)
    content = collector.content
    scale = (properties.scale or 100.0) / 100
    content.space = 0.25 * (properties.size or 10.0) * scale + (properties.spacing or 0.0) - _CUT
    if paragraph.rtl:
        space = fonts.arabic(False)
        size = properties.arabic_size * space.factor
        content.space = space.shape(" ", rtl=True).steps(size * scale / 1000, 0.0)[0]
    content.levels = levels
    content.language = paragraph.language
    content.text = "".join(collector.texts)
    # To the line breaker a mark is part of the character before it (UAX #14, LB9).
    content.breaking = with_signs(paragraph, marks, LINE_END, _COMBINING)
    return content


class _Look(Struct, frozen=True):
    """What holds for a piece whatever faces its characters take; ``note`` is that of a mark."""

    language: str
    style: RunStyle = RunStyle()
    span: Span | None = None
    raised: bool = False
    note: int = -1


class _Collector(Struct):
    properties: Properties
    named: Mapping[str, Character]
    fonts: FontBook
    levels: tuple[int, ...] | None = None
    content: Content = field(default_factory=Content)
    texts: list[str] = field(default_factory=list)
    length: int = 0

    def control(self, character: str) -> None:
        """A tab or a line end."""
        self._append(character)
        self.content.natural.append(self.content.natural[-1])

    def _append(self, text: str) -> None:
        self.texts.append(text)
        self.length += len(text)

    def characters(self, text: str, run: _Look) -> None:
        """Text, cut where the direction or the face changes."""
        if self.levels is None:
            self._from_left(text, run)
            return
        found = self.levels[self.length : self.length + len(text)]
        for start, end, level in bidi.stretches(found):
            if level % 2:
                self._segment(text[start:end], run, rtl=True)
            else:
                self._from_left(text[start:end], run)

    def _from_left(self, text: str, run: _Look) -> None:
        """Text from left to right, cut where the face changes."""
        if run.language != "zh" and (text.isascii() or max(text) < FIRST_HAN):
            self._segment(text, run)
            return
        start = 0
        for found in _han_in(run.language).finditer(text):
            if found.start() > start:
                self._segment(text[start : found.start()], run)
            self._segment(found.group(), run, han=True)
            start = found.end()
        if start < len(text):
            self._segment(text[start:], run)

    def mark(self, text: str, run: _Look) -> None:
        """The mark of a footnote; asterisks are neither raised nor small."""
        self._segment(text, replace(run, raised=set(text) != {"*"}))

    def _segment(self, text: str, run: _Look, han: bool = False, rtl: bool = False) -> None:
        """Text of one direction."""
        own = self.properties
        bold = bool(own.bold) or run.style.bold
        italic = bool(own.italic) or run.style.italic
        script: Script = "arabic" if rtl else "han" if han else "latin"
        for part, face in self.fonts.cut(text, script, bold, italic):
            self._shape(part, face, run, rtl)
        self._append(text)
        self.content.han = self.content.han or han

    def _shape(self, text: str, face: Face, run: _Look, rtl: bool) -> None:
        own = self.properties
        color, full, wide, spaced = own.color, own.size, own.scale, own.spacing
        if face.arabic:
            full, spaced = own.arabic_size, _CUT  # letters that join are not spaced
        if name := run.style.character_style or (MARK_STYLE if run.raised else ""):
            named = self.named[name].own
            color = color if named.color is None else named.color
            full = named.size or full
            wide = named.scale or wide
            if not face.arabic:
                spaced = spaced if named.spacing is None else named.spacing
        full = (full or 10.0) * face.factor
        size = full * MARK_SIZE if run.raised else full
        scale = (wide or 100.0) / 100
        closer = 0.0 if face.arabic else run.style.condensed
        spacing = (spaced or 0.0) - closer - (0.0 if face.han else _CUT)
        shaped = face.shape(text, run.language, rtl)
        if face.han and not _DRAWN.isdisjoint(text):
            shaped = replace(face.shape(text.translate(_AS), run.language), text=text)
        natural, segments = self.content.natural, self.content.segments
        if segments and segments[-1].mark and not (run.raised or rtl):
            natural[-1] += _AFTER_MARK * full
        self.content.bounds.append(len(natural) - 1)
        steps = shaped.steps(size * scale / 1000, spacing)
        natural.extend(accumulate(steps, initial=natural.pop()))
        segments.append(
            Segment(
                text,
                face,
                size,
                scale,
                spacing,
                full * MARK_RISE if run.raised else (own.position or 0.0),
                color or "",
                run.style.link,
                run.language,
                run.note,
                shaped,
                run.span,
                run.raised,
                run.style.label,
            )
        )
