"""The rule `mixed-scripts`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@rule("mixed-scripts", severity="warning", source="Unicode Technical Standard #39, 5.1")
def check(subject: Subject) -> Iterator[Found]:
    """A word mixes Latin and Cyrillic letters.

    The letters look alike, but a search does not find the word, and a screen reader misreads it.

    Example: “Mосква” with a Latin M.

    Fix: type the word again with one keyboard layout.
    """
    for passage in subject.passages:
        if not _CYRILLIC.search(passage.prose):
            continue
        for found in _WORD.finditer(passage.prose):
            if _LATIN.search(found.group()) and _CYRILLIC.search(found.group()):
                yield Found(
                    passage.at(found.start()),
                    f"“{found.group()}” mixes Latin and Cyrillic letters",
                    "type the word again with one keyboard layout",
                    end=passage.end(found.end()),
                )
