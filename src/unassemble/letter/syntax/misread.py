"""Mistakes that YAML can read, and reads as something else.

A dash of Word, a full-width colon or a no-break space is a letter to YAML: the line becomes a part
of a key or of the text above.  `Misread` is shown every plain scalar; it knows the lines to change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from unassemble.letter.syntax.colons import Odd, odd_colon
from unassemble.letter.syntax.lines import BLANKS, Lines, Repair, known_keys, steps
from unassemble.letter.syntax.marks import blanks, bullets, tight_dashes

_BULLET = re.compile(rf"[–—−‐‑•·●○▪◦‣■□➢✓][{BLANKS}]")
_TIGHT = re.compile(r"-[^\W\d]|-[\u00a0\u3000]")
_FAR = 200
"""A value that begins further to the right does not begin its line."""
_Wrong = Callable[[Lines], Iterator[Repair]]


class Misread:
    """The lines of a file that YAML reads otherwise than they are meant."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._kinds: dict[_Wrong, None] = {}
        self._colons: dict[int, None] = {}
        self._items: dict[int, int] = {}

    def see(self, value: str, line: int, column: int, end: int) -> None:
        """Look at a plain scalar; lines and the column are counted from 0."""
        if line >= len(self._lines):  # a sign that ends a line for YAML alone
            return
        begins = column <= _FAR and not self._lines[line][:column].strip(" -")
        if begins and not value[:1].isalnum() and "-" not in self._lines[line][:column]:
            self._head(value)
        if end > line and self._lines[line][max(0, column - 2) : column] == "- ":
            self._later_items(line, column - 2, end)
        if end > line or (begins and (":" in value or "：" in value)):
            for at in range(line if begins else line + 1, min(end + 1, len(self._lines))):
                odd = odd_colon(self._lines[at])
                if odd is not None and is_colon(odd):
                    self._colons[at] = None

    def _later_items(self, line: int, column: int, end: int) -> None:
        """Items that are indented further than the first, and so are a part of its text."""
        for at in range(line + 1, min(end + 1, len(self._lines))):
            if self._lines[at].lstrip(" ").startswith("- "):
                self._items[at] = column

    def _head(self, value: str) -> None:
        if _BULLET.match(value):
            self._kinds[bullets] = None
        elif value[0] in "\u00a0\u3000\u202f\u2003\u2002\u2009\u200b\ufeff":
            self._kinds[blanks] = None
        elif _TIGHT.match(value):
            self._kinds[tight_dashes] = None

    def repairs(self) -> Iterator[Repair]:
        """The mistakes seen, each with the lines as they are meant."""
        if not (self._kinds or self._colons or self._items):
            return
        lines = Lines(self._lines)
        for kind in self._kinds:
            yield from list(kind(lines))[:1]
        for at, column in self._items.items():
            bare = lines[at].lstrip(" ")
            indent = len(lines[at]) - len(bare)
            message = (
                f"the dash stands {steps(indent - column)} further to the right than that above"
            )
            changes = {at: " " * column + bare}
            yield Repair(at, indent, message, f"write `{bare}` after {steps(column)}", changes)
        for at in self._colons:
            odd = odd_colon(lines[at]) if lines.is_structural(at) else None
            if odd is not None:
                hint = f"write `{odd.line.strip()}`"
                yield Repair(at, len(odd.head), odd.message, hint, {at: odd.line})


def is_colon(odd: Odd) -> bool:
    """Whether there is a colon of some kind: words without one may be a text."""
    return odd.key in known_keys() and odd.message.startswith(("the colon", "there is no space"))
