"""Text → break opportunities: where UAX #14 lets a line end, by ICU."""

from __future__ import annotations

import icu

_LAST_OF_BMP = "\uffff"


class LineBreaker:
    """ICU's line break iterators, one for each language met.

    Setting up an iterator takes ten times as long as breaking a short text, so each is kept and
    given one text after the other.  One line breaker serves one thread at a time.
    """

    def __init__(self) -> None:
        self._iterators: dict[str, icu.BreakIterator] = {}

    def positions(self, text: str, language: str) -> list[int]:
        """The positions where a line may end, counted in characters; the last is the text's length.

        Args:
            text: a paragraph, or any part of one.
            language: its BCP 47 tag: some rules of ICU differ by language.
        """
        iterator = self._iterators.get(language)
        if iterator is None:
            iterator = icu.BreakIterator.createLineInstance(icu.Locale(language))
            self._iterators[language] = iterator
        iterator.setText(text)
        units = list(iterator)
        return _in_characters(text, units) if units and units[-1] > len(text) else units


def _in_characters(text: str, units: list[int]) -> list[int]:
    """ICU counts UTF-16 units: two for a character beyond the Basic Multilingual Plane."""
    characters, count = {}, 0
    for index, character in enumerate(text):
        characters[count] = index
        count += 2 if character > _LAST_OF_BMP else 1
    characters[count] = len(text)
    return [characters[unit] for unit in units]
