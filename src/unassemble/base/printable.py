"""Any text → text that a terminal prints as characters and obeys in nothing."""

from __future__ import annotations

import unicodedata

_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Categories that command a terminal, change the order of text, or are no characters at all."""


def printable(text: str) -> str:
    """A text in one line: control and format characters and lone surrogates become a dot."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def printable_lines(text: str) -> str:
    """The same for a text of several lines, which keeps its line ends and tabs."""
    return "".join(one if one in "\n\t" else _shown(one) for one in text)


def _shown(character: str) -> str:
    return "·" if unicodedata.category(character) in _HIDDEN else character
