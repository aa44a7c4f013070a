"""Paragraphs of a cell → the widths of the words in them, which no line may break."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import ceil
from typing import assert_never

from msgspec import Struct, field

from unassemble.story.items import (
    MARK_STYLE,
    Characters,
    LineEnd,
    NoteCall,
    NoteMark,
    RunStyle,
    StoryParagraph,
    Tab,
    with_signs,
)
from unassemble.story.looks import look_of
from unassemble.styles import HAN, MARK_SIZE, Properties, letter_styles
from unassemble.text.spaces import as_no_break_spaces

_MARK = "\u0308"
"""Stands for a character of a note's mark, which goes with the word before it."""
_PARTING = "\\u2010\\u2013\\u2014\\u00ad\\u200b"
_WORDS = re.compile(
    f"[{HAN}]{_MARK}*|(?:(?!-(?=[^\\W\\d])|[ \\t\\n{_PARTING}{HAN}]).)+[-{_PARTING}]?"
)
"""What stands on one line: words, parted as in Word at spaces, hyphens and dashes."""
FIGURE = re.compile(r"\d(?:[\d.,'’\u00a0\u202f\u066b\u066c]*\d)?")
"""A figure with its separators."""
ADDRESS = re.compile(r"https?://|www\.|[^\s@]+@[^\s@]+\.")
"""What an address begins with."""
_STEP = 4
"""Parts of a point that widths are told apart by."""


class Needs(Struct):
    """What the words of a column need, in points: the widest figure, address and other word.

    ``counts`` are the numbers of words by their width in quarters of a point, addresses not among
    them.
    """

    figure: float = 0.0
    word: float = 0.0
    address: float = 0.0
    counts: Counter[int] = field(default_factory=Counter)

    def add(self, paragraph: StoryParagraph, marks: Sequence[str], more: float) -> None:
        """Add the words of a paragraph; ``more`` is what a cell needs beside a word.

        ``marks`` are the printed marks of all notes.
        """
        text = as_no_break_spaces(with_signs(paragraph, marks, "\n", _MARK))
        natural = _natural(paragraph, marks)
        for found in _WORDS.finditer(text):
            width = natural[found.end()] - natural[found.start()] + more
            if ADDRESS.match(found.group()):
                self.address = max(self.address, width)
                continue
            self.word = max(self.word, width)
            self.counts[ceil(width * _STEP)] += 1
        for found in FIGURE.finditer(text):
            self.figure = max(self.figure, natural[found.end()] - natural[found.start()] + more)

    def steps(self) -> list[tuple[float, int]]:
        """Widths in rising order, each with the number of words that need it."""
        return [(width / _STEP, count) for width, count in sorted(self.counts.items())]


def _natural(paragraph: StoryParagraph, marks: Sequence[str]) -> list[float]:
    """Where each character of a paragraph begins if all stand on one line, and where it ends."""
    own = letter_styles().resolved(paragraph.style)
    natural = [0.0]
    for piece in paragraph.pieces:
        match piece:
            case Characters(text=text, language=language, style=style):
                raised = style.character_style == MARK_STYLE
                _extend(natural, as_no_break_spaces(text), language, own, style, raised)
            case NoteCall(note=note, style=style):
                raised = set(marks[note]) != {"*"}
                _extend(natural, marks[note], paragraph.language, own, style, raised)
            case Tab() | LineEnd():
                natural.append(natural[-1])
            case NoteMark():
                raise ValueError("a cell is no note")
            case _:
                assert_never(piece)
    return natural


def _extend(
    natural: list[float], text: str, language: str, own: Properties, style: RunStyle, raised: bool
) -> None:
    """Add the widths of the characters of a run."""
    from unassemble.text.fonts import open_fonts  # few letters have tables

    for part, face in open_fonts().cut(text, "latin", look_of(own, style, language)):
        size = (own.arabic_size if face.arabic else own.size or 10.0) * face.factor
        size *= MARK_SIZE if raised or style.vertical else 1.0
        spacing = 0.0 if face.arabic else (own.spacing or 0.0) - style.condensed
        shaped = face.shape(part, language, face.arabic)
        steps = shaped.steps(size * (own.scale or 100.0) / 100_000, spacing)
        natural.extend(accumulate(steps, initial=natural.pop()))
