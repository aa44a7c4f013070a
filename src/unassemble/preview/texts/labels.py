"""The label of the next item of a numbered list, in the scripts of the six languages."""

from __future__ import annotations

import re
import unicodedata

_PARTS = re.compile(r"([(（]?)(\w+?)(\u0640?)([.)．、）]*)")
_ROMAN = re.compile(r"(?=[ivxlc])(?:x{0,3})(?:ix|iv|v?i{0,3})")
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",  # lists of the United Nations have no й
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",  # abjad
    "甲乙丙丁戊己庚辛壬癸",
)
_HAN = "一二三四五六七八九"
_KASHIDA = "\u0640"
"""The stroke that follows the Arabic letter ه in a label."""


def following_label(label: str, first: str) -> str:
    """The label that follows one in a list that begins with ``first``; empty if there is none.

    "(i)" is the first Roman figure where a list begins with it, and else the letter after h.
    """
    found = _PARTS.fullmatch(label)
    if not found:
        return ""
    opening, inner, _, ending = found.groups()
    begun = _PARTS.fullmatch(first)
    made = _following(inner, begun[2] if begun else inner)
    return f"{opening}{made}{ending}" if made else ""


_FIRST = {
    "en": ("1.", "(a)", "(i)"),
    "fr": ("1.", "a)", "i)"),
    "es": ("1.", "a)", "i)"),
    "ru": ("1.", "а)", "i)"),
    "zh": ("1.", "(a)", "(一)"),
    "ar": ("1.", "(أ)", "(1)"),
}
"""The first labels of the levels of a list, as the documents of the United Nations have them."""


def further_labels(label: str, first: str, count: int) -> tuple[str, ...]:
    """The labels that come after one in a list that begins with ``first``."""
    out: list[str] = []
    while len(out) < count and (label := following_label(label, first)):
        out.append(label)
    return tuple(out)


def numberings(language: str) -> list[tuple[str, ...]]:
    """The labels of each level of a list, for a text in a language."""
    return [(first, *further_labels(first, first, 30)) for first in _FIRST[language]]


def _following(inner: str, first: str) -> str:
    if inner.isdecimal():
        zero = ord(inner[-1]) - unicodedata.digit(inner[-1])
        return "".join(chr(zero + int(one)) for one in str(int(inner) + 1))
    lower = inner.lower()
    if _is_roman(first.lower()) and _ROMAN.fullmatch(lower):
        return _cased(_roman(_roman_value(lower) + 1), inner)
    if all(one in _HAN + "十" for one in inner):
        return _han(_han_value(inner) + 1)
    if lower != lower[0] * len(lower):
        return ""
    for alphabet in _ALPHABETS:
        at = alphabet.find(lower[0])
        if at >= 0:
            again, next_at = divmod(at + 1, len(alphabet))
            letter = alphabet[next_at]
            return _cased(letter * (len(lower) + again), inner) + _KASHIDA * (letter == "ه")
    return ""


def _is_roman(first: str) -> bool:
    return first.startswith("i") or (len(first) > 1 and _ROMAN.fullmatch(first) is not None)


def _cased(made: str, like: str) -> str:
    return made.upper() if like.isupper() else made


def _roman_value(figure: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[one] for one in figure]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < later else one for one, later in pairs)


def _roman(value: int) -> str:
    tens, ones = divmod(value, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


def _han_value(figure: str) -> int:
    tens, ten, ones = figure.rpartition("十")
    count = _HAN.find(ones) + 1 if ones else 0
    return count + (10 * (_HAN.find(tens) + 1 if tens else 1) if ten else 0)


def _han(value: int) -> str:
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_HAN[tens - 1]}十"
    return head + (_HAN[ones - 1] if ones else "")
