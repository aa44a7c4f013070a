"""Story paragraph → content: its characters, shaped and measured.

A paragraph may change face between any two characters: Chinese characters and punctuation take
a Chinese face, Latin letters and digits the serif; quotation marks, dashes and the ellipsis depend
on the language of the text they are in.  Text from right to left takes the Naskh face, with its
spaces and punctuation; figures and Latin words in it take the serif (A/79/876).
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
from unassemble.layout.paragraph.east_asian import Flexible, widened
from unassemble.story import (
    Characters,
    LineEnd,
    NoteCall,
    NoteMark,
    RunStyle,
    StoryParagraph,
    Tab,
    levels_of,
    look_of,
    with_signs,
)
from unassemble.story.items import MARK_STYLE
from unassemble.styles import CHINESE, FIRST_HAN, HAN, MARK_SIZE, Character, Properties
from unassemble.text import bidi
from unassemble.text.fonts import Face, FontBook, Script
from unassemble.text.shaping import Shaped
from unassemble.text.spaces import HELD_SPACE, as_no_break_spaces, as_spaces

TAB, LINE_END = "\t", "\n"
MARK_RISE = 0.35
"""Rise of a mark relative to the size of its text (3.5 of 10 pt; 3.0 of 8.5: A/79/843)."""
_SUBSCRIPT_DROP = 0.14
"""How far a subscript is lowered, relative to the size of its text (OS/2, ySubscriptYOffset of
Times New Roman) [K]."""
_AFTER_MARK = 0.05
"""Gap between a raised mark and the text after it, relative to the size of the text.

No specification explains it.  It was measured by line breaks: of 275 lines with marks in letters of
2025, 13 differ from Word's without the gap, 6 with it.  The positions of marks agree: marks begin
where they do without it; text after a mark of one figure is 0.5 pt further right (at 10 pt; two of
three), after one of two figures 0.2 pt.
"""
_COMBINING = "\u0308"
_NARROWER = 0.0024
"""How much narrower a Latin character is in Word than size, scale and spacing give, in points.

Measured by line breaks, justified and not: with 0.0022 or 0.0025, some lines of A/80/590,
A/RES/78/1 and 225 letters of 2025 differ that do not differ with this value.
"""

_SUBSTITUTED = frozenset(CHINESE.drawn_as)
_SUBSTITUTES = str.maketrans(CHINESE.drawn_as)


@cache
def _han_pattern(language: str) -> re.Pattern[str]:
    """Matches the text that takes a Chinese face; compiled on first use, since it takes long."""
    return re.compile(f"[{HAN}{CHINESE.shared}]+" if language == "zh" else f"[{HAN}]+")


class Content(Struct):
    """A paragraph's text and its measures.

    ``natural`` are prefix sums of natural widths in points (a tab has none); ``breaking`` is the
    text for the line breaker; ``segments`` are the text without tabs and line ends, ``bounds`` the
    offsets of their first characters.  ``calls`` are (offset, note) of first calls.  ``levels`` are
    the bidirectional levels of the characters (UAX #9); None if all text runs from left to right.
    ``flexible`` are the places where a paragraph in Chinese gives way; None in other languages.
    ``held`` are the offsets of the spaces that a no-break rule holds: spaces in ``text``, no-break
    spaces in ``breaking``.
    """

    text: str = ""
    breaking: str = ""
    natural: list[float] = field(default_factory=lambda: [0.0])
    segments: list[Segment] = field(default_factory=list)
    bounds: list[int] = field(default_factory=list)
    calls: list[tuple[int, int]] = field(default_factory=list)
    han: bool = False
    language: str = "en"
    levels: tuple[int, ...] | None = None
    flexible: Flexible | None = None
    held: list[int] = field(default_factory=list)

    def end(self, at: int) -> float:
        """The prefix sum up to ``at``, if a line ends there."""
        width = self.natural[at]
        return width - self.flexible.trailing.get(at - 1, 0.0) if self.flexible else width


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
    if paragraph.language == "zh":
        collector.content.flexible = Flexible(properties.size or 10.0)
    for piece in paragraph.pieces:
        match piece:
            case Characters(text=text, language=language, style=style, span=span):
                raised = style.character_style == MARK_STYLE
                if HELD_SPACE in text:
                    text = collector.held(text)
                collector.characters(text, _PieceFormat(language, style, span, raised))
            case Tab():
                collector.control(TAB)
            case LineEnd():
                collector.control(LINE_END)
            case NoteCall(note=note, language=language, first=first, style=style, span=span):
                if first:
                    collector.content.calls.append((collector.length, note))
                collector.mark(marks[note], _PieceFormat(language, style, span, note=note))
            case NoteMark(note=note):
                format = _PieceFormat(paragraph.language, note=note)
                collector.mark(marks[note], format, raised=not paragraph.rtl)
            case _:
                assert_never(piece)
    content = collector.content
    content.levels = levels
    content.language = paragraph.language
    content.text = "".join(collector.texts)
    # To the line breaker a mark is part of the character before it (UAX #14, LB9).
    content.breaking = as_no_break_spaces(with_signs(paragraph, marks, LINE_END, _COMBINING))
    return content


class _PieceFormat(Struct, frozen=True):
    """The format of a piece, whatever its faces; ``note`` is the index of a mark's note."""

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
        """Add a tab or a line end."""
        self._append(character)
        self.content.natural.append(self.content.natural[-1])

    def _append(self, text: str) -> None:
        self.texts.append(text)
        self.length += len(text)

    def held(self, text: str) -> str:
        """Note the held spaces of a text, and return it with usual ones."""
        found = (at for at, character in enumerate(text) if character == HELD_SPACE)
        self.content.held.extend(self.length + at for at in found)
        return as_spaces(text)

    def characters(self, text: str, format: _PieceFormat) -> None:
        """Add text, split where the direction or the face changes."""
        if self.levels is None:
            self._left_to_right(text, format)
            return
        found = self.levels[self.length : self.length + len(text)]
        for start, end, level in bidi.stretches(found):
            if level % 2:
                self._segment(text[start:end], format, rtl=True)
            else:
                self._left_to_right(text[start:end], format)

    def _left_to_right(self, text: str, format: _PieceFormat) -> None:
        """Add text from left to right, split where the face changes."""
        latin = format.language != "zh" and (text.isascii() or max(text) < FIRST_HAN)
        if format.style.wide:
            self._segment(text, format, han=True)
            return
        if latin or format.style.latin:
            self._segment(text, format)
            return
        start = 0
        for found in _han_pattern(format.language).finditer(text):
            if found.start() > start:
                self._segment(text[start : found.start()], format)
            self._segment(found.group(), format, han=True)
            start = found.end()
        if start < len(text):
            self._segment(text[start:], format)

    def mark(self, text: str, format: _PieceFormat, raised: bool = True) -> None:
        """Add the mark of a footnote; asterisks are neither raised nor small."""
        self._segment(text, replace(format, raised=raised and set(text) != {"*"}))

    def _segment(
        self, text: str, format: _PieceFormat, han: bool = False, rtl: bool = False
    ) -> None:
        """Add text of one direction and script, split where a face lacks characters."""
        own = self.properties
        look = look_of(own, format.style, format.language)
        script: Script = "arabic" if rtl else "han" if han else "latin"
        for part, face in self.fonts.cut(text, script, look):
            self._shape(part, face, format, rtl)
        self._append(text)
        self.content.han = self.content.han or han

    def _before(self) -> str:
        """The character before the next one; nothing beside the call of a note or a tab."""
        segments, bounds = self.content.segments, self.content.bounds
        if not segments or segments[-1].mark:
            return ""
        joined = bounds[-1] + len(segments[-1].text) == len(self.content.natural) - 1
        return segments[-1].text[-1] if joined else ""

    def _shape(self, text: str, face: Face, format: _PieceFormat, rtl: bool) -> None:
        own = self.properties
        color, full, wide, spaced = own.color, own.size, own.scale, own.spacing
        joining = face.arabic or face.quoted  # such letters have no letter spacing
        if face.arabic:
            full = own.arabic_size
        if joining:
            spaced = _NARROWER
        if name := format.style.character_style or (MARK_STYLE if format.raised else ""):
            named = self.named[name].own
            color = color if named.color is None else named.color
            full = named.size or full
            wide = named.scale or wide
            if not joining:
                spaced = spaced if named.spacing is None else named.spacing
        full = (full or 10.0) * face.factor
        look = format.style
        size = full * MARK_SIZE if format.raised or look.vertical else full
        scale = (wide or 100.0) / 100
        closer = 0.0 if joining else format.style.condensed
        spacing = (spaced or 0.0) - closer - (0.0 if face.han else _NARROWER)
        shaped = face.shape(text, format.language, rtl)
        if face.han and not _SUBSTITUTED.isdisjoint(text):
            shaped = replace(face.shape(text.translate(_SUBSTITUTES), format.language), text=text)
        natural, segments = self.content.natural, self.content.segments
        unit = size * scale / 1000
        wider: dict[int, float] = {}
        if format.style.wide and isinstance(shaped, Shaped):
            blanks = enumerate(shaped.widths)
            wider = {index: CHINESE.blank * size - width * unit for index, width in blanks}
        if flexible := self.content.flexible:
            at = len(natural) - 1
            if not format.raised:
                natural[-1] += flexible.where_joined(self._before(), text[0], at, size)
            wider |= flexible.among(text, face.han, at, size)
        if wider and isinstance(shaped, Shaped):
            shaped = widened(shaped, wider, unit)
        apart = not (format.raised or rtl or format.style.wide)
        if segments and segments[-1].mark and apart:
            natural[-1] += _AFTER_MARK * full
        self.content.bounds.append(len(natural) - 1)
        steps = shaped.steps(unit, spacing)
        natural.extend(accumulate(steps, initial=natural.pop()))
        segments.append(
            Segment(
                text,
                face,
                size,
                scale,
                spacing,
                self._rise(format, full),
                color or "",
                format.style.link,
                format.language,
                format.note,
                shaped,
                format.span,
                format.raised,
                look.label,
                look.vertical,
                look.underline,
                look.strike,
            )
        )

    def _rise(self, format: _PieceFormat, size: float) -> float:
        """How far above the line characters stand, in points."""
        if format.raised or format.style.vertical == "superscript":
            return size * MARK_RISE
        if format.style.vertical == "subscript":
            return -size * _SUBSCRIPT_DROP
        return self.properties.position or 0.0
