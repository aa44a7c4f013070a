"""The rule `word-count`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.passages import Passage
from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_HAN = "\u3400"
"""The first Chinese character."""
_LIMITS = (
    (10_700, "the limit for documents that do not come from the Secretariat"),
    (8_500, "the limit for documents of the Secretariat"),
)


@rule("word-count", severity="note", source="General Assembly resolutions 52/214 B and 59/313 [K]")
def check(subject: Subject) -> Iterator[Found]:
    """The document exceeds the length limits for documents of the United Nations.

    A document of the Secretariat with more than 8,500 words, or any other with more than 10,700,
    may be sent back or translated late. Each Chinese character counts as a word; notes count too.

    Example: a compilation of 12,000 words.

    Fix: shorten the annex, or divide it into two letters.
    """
    words = sum(map(_count, subject.passages))
    for limit, what in _LIMITS:
        if words > limit:
            yield Found(
                subject.letter.span,
                f"the document has {words:,} words, more than {limit:,}, {what}",
                "shorten it, or ask for an exception",
            )
            return


def _count(passage: Passage) -> int:
    if passage.language != "zh":
        return len(_WORD.findall(passage.prose))
    words = (len(word) if word[0] >= _HAN else 1 for word in _WORD.findall(passage.prose))
    return sum(words)
