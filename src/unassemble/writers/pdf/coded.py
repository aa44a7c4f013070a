"""Words of plain text → strings of glyphs (ISO 32000-1, 9.4.3)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from unassemble.text.shaping import Words

_LEAST_MOVE = 0.04
"""Thousandths of the type size below which a glyph is not moved: nobody sees it."""


class CodedWords(dict[str, str]):
    """Words of plain text (`shaping.in_words`) as they stand in a string of glyphs, without the
    space before them; where a glyph is kerned the string is parted.

    ``codes`` are those of the characters, four hexadecimal digits each.
    """

    def __init__(self, words: Words, codes: Mapping[str, str]) -> None:
        super().__init__()
        self.words, self.codes = words, codes

    def __missing__(self, key: str) -> str:
        text, kerns = self.words.kerned(key)
        codes = list(map(self.codes.__getitem__, text))
        for at, kern in kerns:
            codes[at] += moved(kern)
        coded = self[key] = "".join(codes[1:] if key[0] == " " else codes)
        return coded


@lru_cache(maxsize=16)
def coded_words(words: Words, codes: tuple[tuple[str, str], ...]) -> CodedWords:
    """Words in some codes; the next version of a letter most often has the codes of the last."""
    return CodedWords(words, dict(codes))


def moved(wider: float) -> str:
    """A move between two strings of glyphs: end of the first, move, start of the second; in
    thousandths of the type size.  Empty where it is too small to see."""
    return f">{-wider:.1f}<" if wider > _LEAST_MOVE or wider < -_LEAST_MOVE else ""
