"""Classes of words, for the no-break rules: what a word is by its form.

A word is what stands between two spaces, with its punctuation.  Each class is asked about a word
that stands before the space (`LEFT`) or after it (`RIGHT`).
"""

from __future__ import annotations

from collections.abc import Callable

OPENING = "([{<«‹“‘„\"'—–-‐\ufffc"
CLOSING = ")]}>»›”’\"'.,;:!?…،؛؟，。；：！？）、\ufffc"
_ROMAN = frozenset("IVXLC")
_DASHES = "–-‐"
_LAST_DAY = 31


def _figures(word: str) -> str:
    """The word without opening punctuation, of a range its end: "(11–15" is "15"."""
    for dash in _DASHES:
        word = word.rpartition(dash)[2]
    return word.lstrip(OPENING)


def _day(word: str) -> bool:
    figures = _figures(word)
    return len(figures) <= 2 and figures.isdecimal() and 1 <= int(figures) <= _LAST_DAY


def _group_before(word: str) -> bool:
    figures = word.lstrip(OPENING + "$€£")
    return len(figures) <= 3 and figures.isdecimal()


def _group_after(word: str) -> bool:
    return len(word) >= 3 and word[:3].isdecimal() and not word[3:4].isdecimal()


def _year_before(word: str) -> bool:
    return len(word) >= 6 and word[-1] == ")" and word[-6] == "(" and word[-5:-1].isdecimal()


def _year_after(word: str) -> bool:
    return word[:1] == "(" and word[1:5].isdecimal() and word[5:6] == ")"


def _sub_item(word: str) -> bool:
    """ "(a)", "(iv)"; French and Spanish "a)"."""
    letters, bracket, _ = word.partition(")")
    letters = letters.removeprefix("(")
    return bool(bracket) and 1 <= len(letters) <= 4 and letters.isalpha() and letters.islower()


def _initial(word: str) -> bool:
    """ "M.", "J.-P."; a Roman numeral of one letter is none."""
    parts = word.lstrip(OPENING).split("-") if len(word) <= 8 else ()
    return bool(parts) and all(
        len(part) == 2 and part[1] == "." and part[0].isupper() and part[0] not in "IVX"
        for part in parts
    )


def _name(word: str) -> bool:
    return word.lstrip(OPENING)[:1].isupper()


def _roman(word: str) -> bool:
    """A Roman numeral, or a capital letter alone: "annex I", "annex A"."""
    letters = word.rstrip(CLOSING)
    return bool(letters) and (
        (len(letters) <= 8 and _ROMAN.issuperset(letters))
        or (len(letters) == 1 and letters.isupper())
    )


Test = Callable[[str], bool]

LEFT: dict[str, Test] = {
    "any": bool,
    "number": lambda word: word[-1:].isdecimal(),
    "whole": lambda word: word.lstrip(OPENING).isdecimal(),
    "day": _day,
    "group": _group_before,
    "year": _year_before,
    "initial": _initial,
    "opening": lambda word: word[-1:] in ("«", "‹"),
}
"""What a word before the space may be."""

RIGHT: dict[str, Test] = {
    "any": bool,
    "number": lambda word: word[:1].isdecimal(),
    "group": _group_after,
    "year": _year_after,
    "sub": _sub_item,
    "initial": lambda word: _initial(word.rstrip(",;:)")),
    "name": _name,
    "roman": _roman,
    "closing": lambda word: word[:1] in ("»", "›", ";", ":", "!", "?"),
    "dash": lambda word: word in ("—", "–"),
}
"""What a word after the space may be."""
