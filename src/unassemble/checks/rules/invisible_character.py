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
    """Made where a text has more than ASCII: so wide a class takes time."""
    return re.compile("[\u00ad\u200b\u2028\u2029\u2060\ufeff\ufffd\ue000-\uf8ff]")


@rule("invisible-character", severity="warning", source="Unicode Standard, 23.2 and 23.5")
def check(subject: Subject) -> Iterator[Found]:
    """A character cannot be seen, or stands for one that was lost.

    Such characters come with copied text: a soft hyphen, a zero-width space, a byte order mark,
    a sign of a private font, or � where a character could not be read. They break words in two
    for whoever searches or listens.

    Example: a zero-width space after copying from a web page.

    Mend: delete it; for �, write the character that was there.
    """
    for passage in subject.passages:
        if passage.text.isascii():
            continue
        for found in _stray().finditer(passage.text.replace("\ufffc", " ")):
            name = unicodedata.name(found.group(), "private use")
            yield Found(
                passage.at(found.start()),
                f"U+{ord(found.group()):04X} ({name}) stands in the text",
                "delete it, or write the character that was meant",
                end=passage.end(found.end()),
            )
