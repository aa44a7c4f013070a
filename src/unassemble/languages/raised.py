"""Endings of ordinals that are printed raised: the "er" of "1er" in French [K]."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FRENCH = re.compile(
    r"(?<![\w/.,’'-])(?:\d+|[IVX]+|[IVXLC]{2,})(ers?|res?|es?|n?des?|nds?)(?![\w/])"
)
"""A figure or a Roman numeral with its ending; not the words "Le" and "Ce"."""


def raised_endings(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where the raised endings of a text begin and end: of "1er", "2e" and "XXIe" in French."""
    if language == "fr":
        for found in _FRENCH.finditer(text):
            yield found.span(1)
