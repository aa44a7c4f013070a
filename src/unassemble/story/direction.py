"""Paragraph → the directions of its characters, the same for both outputs (UAX #9)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unassemble.story.items import Characters, StoryParagraph, with_signs
from unassemble.story.story import Story, all_paragraphs
from unassemble.text import bidi

_TAB = "\t"
_WORD = re.compile(r"[^\W\d_]")


def levels_of(paragraph: StoryParagraph, marks: Sequence[str]) -> tuple[int, ...] | None:
    """The bidirectional levels of a paragraph's characters, odd where they run from right to left.

    A tab and a line end count as one character, a mark of a note as its own; ``marks`` are those of
    all notes.  A mark stands after the word it follows, in that word's direction or the
    paragraph's.  None where nothing runs from right to left.
    """
    rtl = paragraph.rtl
    mixed = _is_mixed(paragraph)
    if not (rtl or mixed):
        return None
    whole = with_signs(paragraph, marks, bidi.LINE_SEPARATOR, bidi.OBJECT)
    if rtl and not mixed and _WORD.search(whole):
        # A Latin reference in an Arabic text is quoted as it is, with the full stop that ends it.
        return tuple(1 if character == _TAB else 2 for character in whole)
    return bidi.levels(whole, rtl)


def has_arabic(story: Story) -> bool:
    """Whether anything in a story runs from right to left."""
    texts = []
    for paragraph in all_paragraphs(story):
        if paragraph.rtl:
            return True
        texts += [piece.text for piece in paragraph.pieces if isinstance(piece, Characters)]
    return bidi.has_rtl("\n".join(texts))


def _is_mixed(paragraph: StoryParagraph) -> bool:
    return any(
        isinstance(piece, Characters) and bidi.has_rtl(piece.text) for piece in paragraph.pieces
    )
