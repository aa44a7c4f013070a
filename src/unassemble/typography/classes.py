"""Word classes of the no-break rules: each tests the form of a word.

A word is the text between two spaces, punctuation included.  A class tests the word before a space
(`LEFT`) or the word after it (`RIGHT`).
"""

from __future__ import annotations

from collections.abc import Callable

OPENING = "([{<«‹“‘„\"'—–-‐\ufffc"
CLOSING = ")]}>»›”’\"'.,;:!?…،؛؟，。；：！？）、\ufffc"
_ROMAN = frozenset("IVXLC")
_DASHES = "–-‐"
_LAST_DAY = 31
_FIRST_HAN = "\u2e80"


def _figures(word: str) -> str:
    """The word without opening punctuation; of a range its end: "(11–15" gives "15"."""
    for dash in _DASHES:
        word = word.rpartition(dash)[2]
    return word.lstrip(OPENING)


def _day(word: str) -> bool:
    """A day of the month, or a range that ends in one."""
    figures = _figures(word)
    return len(figures) <= 2 and figures.isdecimal() and 1 <= int(figures) <= _LAST_DAY


def _group_before(word: str) -> bool:
    """The first of two groups of digits: "$1" in "$1 250", "到1" in "到1 250"."""
    figures = word.lstrip(OPENING + "$€£")
    if not figures.isdecimal():
        before = word.rstrip("0123456789")
        figures = word[len(before) :] if before[-1:] >= _FIRST_HAN else ""
    return len(figures) <= 3 and figures.isdecimal()


def _group_after(word: str) -> bool:
    """The second of two groups of digits: "250," in "1 250,"."""
    return len(word) >= 3 and word[:3].isdecimal() and not word[3:4].isdecimal()


def _year_before(word: str) -> bool:
    """A word that ends in a year in parentheses: "822(1993)"."""
    return len(word) >= 6 and word[-1] == ")" and word[-6] == "(" and word[-5:-1].isdecimal()


def _year_after(word: str) -> bool:
    """A word that begins with a year in parentheses: "(1993),"."""
    return word[:1] == "(" and word[1:5].isdecimal() and word[5:6] == ")"


def _sub_item(word: str) -> bool:
    """ "(a)", "(iv)"; French and Spanish "a)"."""
    letters, bracket, _ = word.partition(")")
    letters = letters.removeprefix("(")
    return bool(bracket) and 1 <= len(letters) <= 4 and letters.isalpha() and letters.islower()


def _initial(word: str) -> bool:
    """ "M.", "J.-P."; not a Roman numeral of one letter."""
    parts = word.lstrip(OPENING).split("-") if len(word) <= 8 else ()
    return bool(parts) and all(
        len(part) == 2 and part[1] == "." and part[0].isupper() and part[0] not in "IVX"
        for part in parts
    )


def _name(word: str) -> bool:
    return word.lstrip(OPENING)[:1].isupper()


def _roman(word: str) -> bool:
    """A Roman numeral or a single capital letter: "annex I", "annex A"."""
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
"""Classes of the word before a space."""

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
"""Classes of the word after a space."""
