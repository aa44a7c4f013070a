"""Where a line may end in a paragraph: UAX #14, with the tailoring of the United Nations.

Word ends a line after a space, a hyphen or a dash and nowhere else, whatever UAX #14 has: of
25,000 lines of 225 letters of 2025 none ends after "?" or before a dash, two after "/" where 33
would; after a hyphen before a figure 15 do, after the dash of a range of figures 5.  No break
stands inside a document symbol (A/74/805-S/2020/301), and none before a no-break space (A/79/785),
where UAX #14 has one after a dash.  A word that is longer than a line breaks where UAX #14 has it,
or after a zero width space (A/ES-10/1043); an address fills the line to the last character.  In
Chinese text no line begins or ends with a character that Word keeps from there; in Arabic none
parts the two names of a month (أيلول/سبتمبر, kept whole in A/79/876 by stretching a letter).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from unassemble.styles import CHINESE, FIRST_HAN
from unassemble.text.breaks import LineBreaker

_SYMBOL = re.compile(r"(?<![A-Za-z])(?:A|S|E|ST)/[A-Z0-9][A-Za-z0-9./()*-]*")
_BARRED = re.compile(r"(?<=/)/")
_MONTHS = re.compile("(?<=[\u0621-\u064a])/(?=[\u0621-\u064a])")
_NO_START = frozenset(CHINESE.no_start if CHINESE.line_rules else "")
_NO_END = frozenset(CHINESE.no_end if CHINESE.line_rules else "")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+")
_HYPHEN_AND_FIGURE = re.compile(r"(?<=[^\W_]-)(?=\d)")
_PARTING = "-\u2010\u2013\u2014\u00ad"
"""Hyphens and dashes."""
_ZERO_WIDTH_SPACE = "\u200b"
_NO_BREAK_SPACES = "\u00a0\u202f"
_OTHER_SCRIPTS, _PUNCTUATION = "\u0900", "\u2000"
"""Latin, Greek, Cyrillic and Arabic end before the one, general punctuation begins at the other."""

Opportunities = tuple[tuple[int, ...], frozenset[int]]
"""Break positions of a text, and those of them to be used only in need.

Positions count characters; the last is the text's length.
"""


def opportunities(text: str, locale: str, breaker: LineBreaker) -> Opportunities:
    """The break opportunities of a text in a language."""
    return _tailored(text, breaker.positions(text, locale), locale)


def _tailored(text: str, positions: list[int], locale: str) -> Opportunities:
    if "-" in text:
        figures = {found.end() for found in _HYPHEN_AND_FIGURE.finditer(text)}
        positions = sorted(figures.union(positions))
    barred = {found.end() for found in _BARRED.finditer(text)} if "//" in text else set()
    if locale == "ar":
        barred |= {found.end() for found in _MONTHS.finditer(text)}
    if not text.isascii():
        barred |= {at for at in positions[:-1] if text[at] in _NO_BREAK_SPACES}
    if "/" in text or "www." in text:
        barred |= set(_inside_addresses(text, positions))
    if barred:
        positions = [position for position in positions if position not in barred]
    if locale == "zh":
        positions = [position for position in positions if _may_part(text, position)]
    chinese = CHINESE.shared if locale == "zh" else ""
    return tuple(positions), frozenset(_weak(text, positions, chinese))


def _may_part(text: str, position: int) -> bool:
    """Whether Chinese line rules let a line end there."""
    if position >= len(text):
        return True
    return text[position] not in _NO_START and text[position - 1] not in _NO_END


def _only_in_uax14(before: str, after: str, chinese: str) -> bool:
    """Whether Word ends no line between two characters, though UAX #14 has an opportunity there.

    ``chinese`` are marks that are set like Chinese characters.
    """
    if before >= FIRST_HAN or after >= FIRST_HAN:
        return False
    if before.isspace() or before in _PARTING or before in chinese or after in chinese:
        return False
    return all(one < _OTHER_SCRIPTS or _PUNCTUATION <= one < FIRST_HAN for one in (before, after))


def _weak(text: str, positions: list[int], chinese: str) -> Iterator[int]:
    """The positions inside document symbols, and others that Word does not take."""
    ends = [end for end in positions[:-1] if text[end - 1] != " "]
    yield from (end for end in ends if _only_in_uax14(text[end - 1], text[end], chinese))
    if "/" not in text:
        return
    for found in _SYMBOL.finditer(text):
        start, end = found.span()
        yield from positions[bisect_right(positions, start) : bisect_left(positions, end)]


def _inside_addresses(text: str, positions: list[int]) -> Iterator[int]:
    """The opportunities of UAX #14 in addresses: an address that is longer than a line fills it to
    the last character, but for those where a hyphen or a zero width space stands."""
    for found in _ADDRESS.finditer(text):
        start, end = found.span()
        wide = (at for at in range(start, end) if "\u3000" <= text[at] <= "\uffef")
        end = end if found.group().isascii() else next(wide, end)
        inside = positions[bisect_right(positions, start) : bisect_left(positions, end)]
        yield from (at for at in inside if text[at - 1] not in ("-", _ZERO_WIDTH_SPACE))
