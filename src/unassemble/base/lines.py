"""What a line is, for all of the program: it ends at LF, CR LF or CR.

So it is for YAML 1.2 (5.4), the Language Server Protocol (3.17) and the editors that people use.
U+0085, U+2028 and U+2029 are characters like others, though Python's `str.splitlines` and YAML 1.1
end a line at them.
"""

from __future__ import annotations

import re

_END = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def lines_of(text: str) -> list[str]:
    """The lines of a text without their ends; the last is empty if the text ends with a line."""
    return _END.split(text) if "\r" in text else text.split("\n")


def lines_with_ends(text: str) -> list[str]:
    """The lines of a text with their ends, which joined are the text."""
    return _LINE.findall(text)


def line_starts(text: str) -> list[int]:
    """The offset of each line's begin."""
    return [0, *(found.end() for found in _END.finditer(text))]


def place_at(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    starts = line_starts(text[:offset])
    return len(starts), offset - starts[-1] + 1


def line_end_of(text: str) -> str:
    """The end of the first line of a text; LF where it has one line."""
    found = _END.search(text)
    return found.group() if found else "\n"


def with_line_feeds(text: str) -> str:
    """A text all of whose lines end at LF."""
    return _END.sub("\n", text) if "\r" in text else text
