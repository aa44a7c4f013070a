"""Lines of paragraphs, kept for the next build of a letter.

The same words in the same style and column give the same lines wherever they are in the letter
file, so their places in it are not part of the key.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from msgspec.structs import replace

from unassemble.layout.fragments import LineBox
from unassemble.story import Characters, LineEnd, NoteCall, NoteMark, Piece, StoryParagraph, Tab

Area = tuple[float, float]
"""Left and right edge of a column, in points from the sheet's left edge."""


class ParagraphCache:
    """Lines by paragraph, for one style sheet and one set of fonts.

    Entries that two consecutive builds did not use are dropped.  ``misses`` counts the paragraphs
    of the current build that were not in the cache.
    """

    def __init__(self) -> None:
        self._last: dict[Any, list[LineBox]] = {}
        self._used: dict[Any, list[LineBox]] = {}
        self.misses = 0

    def begin(self) -> None:
        """Begin a build."""
        self._last, self._used = self._used or self._last, {}
        self.misses = 0

    def get(self, key: Any) -> list[LineBox] | None:
        """The lines of a paragraph, by `paragraph_key`."""
        lines = self._used.get(key) or self._last.get(key)
        if lines is None:
            self.misses += 1
        else:
            self._used[key] = lines
        return lines

    def put(self, key: Any, lines: list[LineBox]) -> None:
        """Keep the lines of a paragraph."""
        self._used[key] = lines


def paragraph_key(paragraph: StoryParagraph, marks: Sequence[str], area: Area | None) -> Any:
    """Everything in a paragraph that its lines depend on."""
    pieces = tuple([_piece_key(piece, marks) for piece in paragraph.pieces])
    return paragraph.style, paragraph.language, paragraph.line_spacing, area, pieces


def _piece_key(piece: Piece, marks: Sequence[str]) -> Any:
    """Everything in a piece except its place in the letter file."""
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
