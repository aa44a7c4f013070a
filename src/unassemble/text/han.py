"""Two characters → whether Word adds a space between them: Chinese beside Latin letters or digits.

That is the automatic spacing of ISO/IEC 29500-1, 17.3.1.2 and 17.3.1.3 (``w:autoSpaceDE``,
``w:autoSpaceDN``).  A/75/836 has none beside a mark, a parenthesis, a sign of another kind (``%``,
``/``, ``-``) or the call of a note.
"""

from __future__ import annotations

import re

_IDEOGRAPH = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
_LETTER = re.compile(r"[^\W_]")
_OTHER_SCRIPTS = "\u2e80"


def is_ideograph(character: str) -> bool:
    """Whether a character is Chinese and no mark."""
    return _IDEOGRAPH.match(character) is not None


def is_letter(character: str) -> bool:
    """Whether a character is a Latin, Greek or Cyrillic letter, or a digit."""
    return character < _OTHER_SCRIPTS and _LETTER.match(character) is not None


def gap_between(before: str, after: str) -> bool:
    """Whether Word adds a space between two characters; nothing beside an empty text."""
    if not (before and after):
        return False
    if is_ideograph(before):
        return is_letter(after)
    return is_ideograph(after) and is_letter(before)
