"""Whether a line that begins with a number, inside a numbered paragraph, begins the next one.

A wrapped line may begin with “35.” of “item 35.” or “(c)” of “paragraph 2 (c)”.  Without an empty
line before it, a number counts where its list goes on: the number that follows, at the same
indentation.  The first number of a list below counts after the end of a clause.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SHAPES = (
    (re.compile(r"\d+[.．、]"), "1."),
    (re.compile(r"\d+\)"), "1)"),
    (re.compile(r"[(（]\d+[)）]"), "(1)"),
    (re.compile(r"[(（][^\W\d_]+[)）]"), "(a)"),
    (re.compile(r"[^\W\d_]+\)"), "a)"),
)
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзийклмнопрстуфхцчшщэюя",
    "абвгдежзиклмнопрстуфхцчшщэюя",  # without й, as lists of the United Nations have it
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",  # abjad
    "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "甲乙丙丁戊己庚辛壬癸",
)
_DIGITS = "一二三四五六七八九"
_HAN = re.compile(rf"(?:([{_DIGITS}]?)(十))?([{_DIGITS}]?)")
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_CLAUSE_END = re.compile(r"[.:;!?…。：；！？؛؟—–][*_\"'”’»)\]）]*\s*$")


class Open(NamedTuple):
    """A list that goes on: the last of its labels, and where that stands."""

    label: str
    indent: int


def shape_of(label: str) -> str:
    """The form of a label: "1.", "1)", "(1)", "(a)" or "a)"."""
    return next((name for pattern, name in _SHAPES if pattern.fullmatch(label)), "1.")


def opened(lists: tuple[Open, ...], label: str, indent: int) -> tuple[Open, ...]:
    """The lists that go on after a label, the outermost first."""
    shape = shape_of(label)
    alike = [at for at, one in enumerate(lists) if shape_of(one.label) == shape]
    going_on = [at for at in alike if _goes_on(lists[at], label, shape)]
    below = 1 in _values(label).values() and shape in ("(a)", "a)")
    kept = going_on[0] if going_on else alike[0] if alike and not below else len(lists)
    return (*lists[:kept], Open(label, indent))


def follows(lists: tuple[Open, ...], label: str, indent: int, before: str) -> bool:
    """Whether a label at the head of a line is a number.

    Args:
        lists: the lists that go on.
        label: the label.
        indent: its indentation.
        before: the line before.
    """
    shape = shape_of(label)
    for one in lists:
        aligned = indent == one.indent or indent + len(label) == one.indent + len(one.label)
        if aligned and _goes_on(one, label, shape):
            return True
    known = {shape_of(one.label) for one in lists}
    first = 1 in _values(label).values() and (shape not in known or shape in ("(a)", "a)"))
    return first and indent >= lists[-1].indent and _CLAUSE_END.search(before) is not None


def is_doubtful(lists: tuple[Open, ...], label: str, indent: int, before: str) -> bool:
    """Whether a label that does not follow looks all the same as if it began a paragraph."""
    ended = _CLAUSE_END.search(before) is not None
    shape = shape_of(label)
    return ended and any(one.indent == indent and shape_of(one.label) == shape for one in lists)


def _goes_on(one: Open, label: str, shape: str) -> bool:
    """Whether a label is the one after the last of a list."""
    if shape_of(one.label) != shape:
        return False
    last = _values(one.label)
    return any(last.get(system) == value - 1 for system, value in _values(label).items())


def _values(label: str) -> dict[str, int]:
    """What a label counts in each system that it can be of: (i) is 1 in Roman, 9 in letters."""
    inner = label.strip("()（）.．、")
    if inner.isdecimal():
        return {"digits": int(inner)}
    values = {}
    lower = inner.lower().rstrip("\u0640")  # the stroke after an Arabic letter
    if lower and lower == lower[0] * len(lower):  # (aa) follows (z)
        for alphabet in _ALPHABETS:
            if lower[0] in alphabet:
                turn = len(alphabet) * (len(lower) - 1)
                values[alphabet] = turn + alphabet.index(lower[0]) + 1
    roman = _ROMAN.fullmatch(lower)
    if roman and lower:
        tens, ones = roman.groups()
        fives = {"ix": 9, "iv": 4}.get(ones) or len(ones) + 4 * ones.startswith("v")
        values["roman"] = 10 * len(tens) + fives
    han = _HAN.fullmatch(lower)
    if han and lower:
        count, ten, ones = han.groups()
        tens_value = 10 * (_DIGITS.index(count) + 1 if count else 1) if ten else 0
        values["han"] = tens_value + (_DIGITS.index(ones) + 1 if ones else 0)
    return values
