"""The rule `invisible-character`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject


@cache
def _stray() -> re.Pattern[str]:
    """Compiled for texts beyond ASCII only: compiling so wide a character class takes time."""
    return re.compile("[\u00ad\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffd\ue000-\uf8ff]")


@rule("invisible-character", severity="warning", source="Unicode Standard, 23.2 and 23.5")
def check(subject: Subject) -> Iterator[Found]:
    """The text contains an invisible character, or one that could not be read.

    Such characters come with copied text: a soft hyphen, a zero-width space, a byte order mark,
    a symbol of a private font, or � in place of a character that could not be read. They split
    words for search and for screen readers. Overrides and isolates of direction (U+202A to U+202E,
    U+2066 to U+2069) change the order in which figures and letters are shown.

    Example: a zero-width space in text copied from a web page.

    Fix: delete it; replace � with the character that was there.
    """
    for passage in subject.passages:
        if passage.text.isascii():
            continue
        for found in _stray().finditer(passage.text.replace("\ufffc", " ")):
            name = unicodedata.name(found.group(), "private use")
            yield Found(
                passage.at(found.start()),
                f"the text contains U+{ord(found.group()):04X} ({name})",
                "delete it, or replace it with the intended character",
                end=passage.end(found.end()),
            )
