"""Paragraphs already broken into lines, for the next build of a letter.

The only place where layout is remembered.  It changes no byte of a PDF: a paragraph of the same
words in the same style and column has the same lines wherever it stands in the letter file, so its
places in the file are no part of the key.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from msgspec.structs import replace

from unassemble.fonts import FontBook
from unassemble.layout.fragments import LineBox, MissingGlyph
from unassemble.layout.paragraph import set_paragraph
from unassemble.story import Characters, LineEnd, NoteCall, NoteMark, Piece, StoryParagraph, Tab
from unassemble.styles import StyleSheet


class ParagraphMemo:
    """Lines by paragraph, of one style sheet and one set of fonts; passed to `lay_out`.

    What two builds in a row did not use is forgotten.
    """

    def __init__(self) -> None:
        self._known: dict[Any, list[LineBox]] = {}
        self._used: dict[Any, list[LineBox]] = {}
        self._for: tuple[StyleSheet, FontBook] | None = None
        self.misses = 0

    def begin(self) -> None:
        """Begin a build."""
        self._known = self._used or self._known
        self._used = {}
        self.misses = 0

    def __call__(
        self,
        paragraph: StoryParagraph,
        styles: StyleSheet,
        fonts: FontBook,
        marks: Sequence[str],
        missing: list[MissingGlyph],
        area: tuple[float, float] | None = None,
    ) -> list[LineBox]:
        """The lines of a paragraph, as `set_paragraph` makes them."""
        used, known = self._remembered(styles, fonts)
        pieces = tuple([_key(piece, marks) for piece in paragraph.pieces])
        look = (paragraph.style, paragraph.language, paragraph.line_spacing)
        key = (look, area, pieces)
        lines = used.get(key) or known.get(key)
        if lines is None:
            self.misses += 1
            before = len(missing)
            lines = set_paragraph(paragraph, styles, fonts, marks, missing, area)
            if len(missing) > before:
                return lines  # with a place in the file: for this build alone
        used[key] = lines
        return lines

    def _remembered(
        self, styles: StyleSheet, fonts: FontBook
    ) -> tuple[dict[Any, list[LineBox]], dict[Any, list[LineBox]]]:
        """The lines of this build and of the last, if those were of these styles and fonts.

        Another thread may begin a build meanwhile, in others: what is looked up here goes where it
        was looked up.
        """
        for_ = self._for
        if for_ is None or for_[0] is not styles or for_[1] is not fonts:
            self._known, self._used, self._for = {}, {}, (styles, fonts)
        return self._used, self._known


def _key(piece: Piece, marks: Sequence[str]) -> Any:
    """What of a piece makes the lines: all but its place."""
    match piece:
        case Characters(text=text, language=language, style=style):
            return text, language, style
        case NoteCall(note=note):
            return replace(piece, span=None), marks[note]
        case NoteMark(note=note):
            return piece, marks[note]
        case Tab() | LineEnd():
            return piece
        case _:
            assert_never(piece)
