"""Glyphs → the characters they stand for, as text is copied and searched (ISO 32000-1, 9.10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from unicodedata import normalize

from unassemble.text.shaping import SOFT_HYPHEN, Shaped

_FOLDED = {"\u00a0": " ", "\u202f": " ", "\u2011": "-", SOFT_HYPHEN: SOFT_HYPHEN}
"""Spaces and hyphens that do not break are copied and searched as usual ones, as from Word; a
hyphen shown at a line's end is known to be no part of the word (ISO 32000-1, 14.8.2.2.3)."""
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_NOTHING = "\u200b"
"""Text of a second glyph of one character: every code must have some."""


def glyph_characters(shaped: Shaped) -> Iterable[tuple[int, str]]:
    """The glyphs of a text, in order, and what each stands for."""
    if shaped.starts is None:
        return zip(shaped.glyphs, shaped.text, strict=True)
    if shaped.rtl:
        return _clusters_from_right(shaped)
    return _clusters(shaped.text, shaped.glyphs, shaped.starts)


def _clusters(
    text: str, glyphs: tuple[int, ...], starts: tuple[int, ...]
) -> Iterator[tuple[int, str]]:
    for index, (begin, end) in enumerate(pairwise(starts)):
        if end > begin:
            stop = index + 1
            while stop < len(text) and starts[stop] == starts[stop + 1]:
                stop += 1
            yield glyphs[begin], text[index:stop]
            for glyph in glyphs[begin + 1 : end]:
                yield glyph, _NOTHING


def _clusters_from_right(shaped: Shaped) -> Iterator[tuple[int, str]]:
    """Glyphs from left to right: those of the last characters first."""
    text, starts = shaped.text, shaped.starts or ()
    stop = len(text)
    for index in range(len(text) - 1, -1, -1):
        begin, end = starts[index + 1], starts[index]
        if end == begin:
            continue
        count = end - begin
        if count == stop - index:
            # Marks above one letter: read from the right, they give its text again.
            yield from zip(shaped.glyphs[begin:end], reversed(text[index:stop]), strict=True)
        else:
            for glyph in shaped.glyphs[begin : end - 1]:
                yield glyph, _NOTHING
            yield shaped.glyphs[end - 1], text[index:stop]
        stop = index


def copied(text: str) -> str:
    """Text for ToUnicode: without invisible characters."""
    return _FOLDED.get(text) or text.translate(_INVISIBLE) or _NOTHING


def actual_text(text: str) -> bytes:
    """The start of marked content with its text, for words whose glyphs do not stand in the order
    of their characters (14.9.4)."""
    plain = "".join(_FOLDED.get(character, character) for character in text)
    return b"/Span<</ActualText<FEFF%s>>>BDC\n" % plain.encode("utf-16-be").hex().encode()


def by_plainness(text: str) -> tuple[bool, str]:
    """A sort key: characters in their usual form first, compatibility forms after them."""
    return normalize("NFKC", text) != text, text
