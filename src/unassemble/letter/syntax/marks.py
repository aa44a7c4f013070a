"""Blanks and dashes that a word processor made: they look right, and are not YAML's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from unassemble.letter.syntax.lines import BLANKS, Lines, Repair

_BLANK = re.compile(rf"[{BLANKS}]*")
_BULLET = re.compile(rf"( *)([–—−‐‑•·●○▪◦‣■□➢✓*])([{BLANKS}]+)(\S.*)")
_TIGHT = re.compile(rf"( *(?:- +)*)-(?:[\u00a0\u3000]+|(?=[^\s\d{BLANKS}-]))(\S.*)")


def blanks(lines: Lines) -> Iterator[Repair]:
    """Tabs, no-break spaces and other blanks before a line, in the whole file at once."""
    wrong = [at for at, line in enumerate(lines.all) if lines.structural[at] and _odd(line)]
    if not wrong:
        return
    first = lines[wrong[0]]
    name = _name(first)
    more = f", as are {len(wrong) - 1} more" if len(wrong) > 1 else ""
    message = f"the line is indented with {name}{more}; only spaces count"
    for width in (2, 4, 8, 1, 3):
        changes = {at: _spaced(lines[at], width) for at in wrong}
        shown = f"write `{changes[wrong[0]].strip()}` after {_count(changes[wrong[0]])}"
        yield Repair(wrong[0], 0, message, f"{shown}, not with {name}", changes)


def _count(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    return "one space" if indent == 1 else f"{indent} spaces"


def _odd(line: str) -> bool:
    found = _BLANK.match(line)
    return bool(found and found.group().strip(" "))


def _name(line: str) -> str:
    odd = line.lstrip(" ")[:1]
    return {"\t": "tabs", "\u00a0": "no-break spaces", "\u3000": "full-width spaces"}.get(
        odd, "blanks of another kind"
    )


def _spaced(line: str, width: int) -> str:
    found = _BLANK.match(line)
    indent = found.group() if found else ""
    made = "".join(" " * (width if c == "\t" else 2 if c == "\u3000" else 1) for c in indent)
    return made + line[len(indent) :]


def bullets(lines: Lines) -> Iterator[Repair]:
    """Dashes, bullets and stars of Word where ``-`` begins an item; all in the file alike."""
    yield from _all(
        lines, _BULLET, lambda found: f"{found[1]}- {found[4]}", "“{}” does not begin an item", 2
    )


def tight_dashes(lines: Lines) -> Iterator[Repair]:
    """Dashes without a space after them."""
    yield from _all(
        lines, _TIGHT, lambda found: f"{found[1]}- {found[2]}", "there is no space after the dash"
    )


def _all(
    lines: Lines,
    pattern: re.Pattern[str],
    written: Callable[[re.Match[str]], str],
    message: str,
    sign: int = 0,
) -> Iterator[Repair]:
    found = {
        at: match
        for at, line in enumerate(lines.all)
        if lines.structural[at] and line.strip(" -") and (match := pattern.fullmatch(line))
    }
    if found:
        first = min(found)
        changes = {at: written(match) for at, match in found.items()}
        hint = f"begin each item with a hyphen and a space: `{changes[first].strip()}`"
        place = len(found[first][1])
        words = message.format(found[first][sign]) if sign else message
        yield Repair(first, place, words, hint, changes)
