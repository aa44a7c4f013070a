"""The rule `quotation-marks`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_MARKS = re.compile('["“”«»„]')
_PAIRS = {"en": "“”", "zh": "“”", "fr": "«»“”", "es": "“”«»", "ru": "«»“”„", "ar": "“”«»"}
"""The marks allowed in each language, the outer pair first."""


@rule("quotation-marks", severity="note", source="Editorial Manual, “Punctuation” [K]")
def check(subject: Subject) -> Iterator[Found]:
    """A quotation mark is not used in the language, or is straight where others are curly.

    English, Spanish and Chinese use “ ”; French and Russian use « » with “ ” inside. Annexes are
    not checked, as they are printed as received.

    Example: «peace» in an English letter.

    Fix: use the quotation marks of the language.
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
                f"use {wanted[0]}…{wanted[1]}",
                end=passage.end(offset + 1),
            )
