"""Text → document symbols: "A/74/805-S/2020/301", "S/RES/822 (1993)", "A/80/6 (Sect. 2)".

The grammar is that of the symbols' first letters (languages/citations/symbols.yaml) and parts
separated by slashes.  Two symbols of one document, joined by a hyphen or a dash, are one citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from unassemble.citations.data import council, series
from unassemble.text.spaces import HELD_SPACE

_PLAIN = str.maketrans(
    {HELD_SPACE: " ", "\u00a0": " ", "\u202f": " ", "（": "(", "）": ")"}
    | dict.fromkeys("\u2010\u2011\u2013", "-")
)
_YEARS = 130
"""Resolutions that the Council may adopt in a year after the last one of the table."""
_NEAR = 3
"""How far a number may lie outside its year: the table is general knowledge."""


class Citation(Struct, frozen=True):
    """A cited document: where its words stand in a text, and its symbols, the first linked to."""

    start: int
    end: int
    symbols: tuple[str, ...]

    @property
    def symbol(self) -> str:
        """The symbol that the link leads to."""
        return self.symbols[0]


def plain_signs(text: str) -> str:
    """The text with plain spaces, hyphens and brackets, of the same length."""
    return text if text.isascii() else text.translate(_PLAIN)


@cache
def _symbol() -> re.Pattern[str]:
    part = r"(?:E?S-\d+|[A-Z][A-Za-z]*\.\d+[A-Z]?|[A-Z]+(?![a-z])|\d+[A-Z]?)"
    whole = rf"(?:{'|'.join(series())})(?:/{part})+(?: ?\((?:(?:19|20)\d\d|(?:Sect|Vol)\. ?\w+)\))?"
    return re.compile(
        rf"(?<![\w/.@:=-])(?P<first>{whole})(?:-(?P<second>{whole}))?(?![\w/]*/|[\w@])"
    )


def symbols_in(text: str) -> Iterator[Citation]:
    """The symbols in a text made by `plain_signs`."""
    if "/" not in text:
        return
    for found in _symbol().finditer(text):
        first, second = found.group("first"), found.group("second")
        start, end = found.span()
        made = tuple(filter(None, map(_checked, filter(None, (first, second)))))
        if made:
            yield Citation(start, end, made)


def _checked(text: str) -> str:
    """The symbol in its usual form; empty if it is not one."""
    symbol, bracket, year = text.replace(" ", "").partition("(")
    parts = symbol.split("/")
    if not any(map(_has_figure, parts[1:])) or (parts[0] == "A" and len(parts) == 2):
        return ""
    if symbol.startswith("S/RES/") and len(parts) == 3 and parts[2].isdecimal():
        number = int(parts[2])
        return resolution(number, int(year[:-1]) if bracket else year_of(number))
    if bracket and year[0].isdecimal():
        return ""
    return symbol + bracket + year


def _has_figure(part: str) -> bool:
    return any(character.isdecimal() for character in part)


def resolution(number: int, year: int | None) -> str:
    """The symbol of a resolution of the Security Council; empty if there can be none of a year."""
    if year is None:
        return ""
    table = council()
    index = year - table.first_year
    if not 0 <= index < len(table.last) + 20:
        return ""
    known = len(table.last)
    before = table.last[min(index, known) - 1] if index else 0
    last = table.last[index] if index < known else table.last[-1] + _YEARS * (index - known + 1)
    fits = before - _NEAR < number <= last + _NEAR and number > 0
    return f"S/RES/{number}({year})" if fits else ""


def year_of(number: int) -> int | None:
    """The year of a resolution of the Security Council; None for one after the table."""
    table = council()
    if not 0 < number <= table.last[-1]:
        return None
    return table.first_year + next(i for i, last in enumerate(table.last) if number <= last)
