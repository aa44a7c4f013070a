"""The rule `annex-number`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.languages import Language, phrase
from unassemble.languages.numbers import numeral

_EXTRA = 12
"""How many numbers beyond the last annex are searched for."""


@rule(
    "annex-number",
    severity="warning",
    source="97 letters of 2025; the fixed phrases of each language",
    needs=("annexes",),
)
def check(subject: Subject) -> Iterator[Found]:
    """The letter refers to an annex by a number that no annex has.

    Several annexes are numbered; a single annex is not.

    Example: “(see annex III)” in a letter with two annexes; “(see annex I)” in a letter with one.

    Fix: correct the number, or delete it if there is only one annex.
    """
    letter = subject.letter
    count = len(letter.annexes)
    known = count if count > 1 else 0
    numerals = {
        _reference(number, letter.language): numeral(number, "annex", letter.language)
        for number in range(known + 1, known + 1 + _EXTRA)
    }
    pattern = re.compile("|".join(map(re.escape, sorted(numerals, key=len, reverse=True))))
    for passage in subject.own if count else ():
        for found in pattern.finditer(passage.text):
            yield Found(
                passage.at(found.start()),
                f"there is no annex {numerals[found.group()]}: "
                + ("a single annex has no number" if count == 1 else f"there are {count}"),
                "correct the number, or the list of annexes",
                end=passage.end(found.end()),
            )


def _reference(number: int, language: Language) -> str:
    return phrase(language, "reference.annex-number", number=numeral(number, "annex", language))
