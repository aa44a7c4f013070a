"""The rule `quotation-marks`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_MARKS = re.compile('["“”«»„]')
_PAIRS = {"en": "“”", "zh": "“”", "fr": "«»“”", "es": "“”«»", "ru": "«»“”„", "ar": "“”«»"}
"""The marks that a language may have, the outer first."""


@rule("quotation-marks", severity="note", source="Editorial Manual, “Punctuation” [K]")
def check(subject: Subject) -> Iterator[Found]:
    """A quotation mark is not one of the language, or is a straight one among curly ones.

    English, Spanish and Chinese have “ ”, French and Russian « » with “ ” inside. The annexes are
    left as they were received.

    Example: «peace» in an English letter.

    Mend: write the marks of the language.
    """
    for passage in subject.own:
        marks = [(found.start(), found.group()) for found in _MARKS.finditer(passage.prose)]
        curly = any(mark != '"' for _, mark in marks)
        for offset, mark in marks:
            wanted = _PAIRS.get(passage.language_at(offset), "")
            if not wanted or mark in wanted or (mark == '"' and not curly):
                continue
            yield Found(
                passage.at(offset),
                f"{mark} is not a quotation mark of this language",
                f"write {wanted[0]}…{wanted[1]}",
                end=passage.end(offset + 1),
            )
