"""The block rule for tables: GFM, but a bar inside a note, a link or code parts no cell.

GFM splits a row at every bar that has no backslash, also inside code and links.  Here a bar inside
``^[…]``, ``[…](…)``, ``[…]{lang=fr}``, an address and `` `…` `` is a character of it.
https://github.github.com/gfm/#tables-extension-
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from unassemble.letter.markup.labels import ADDRESS, CALL, PASSAGE

DELIMITERS = re.compile(r"(?!-(?:[ \t]|$))\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BACKTICKS = re.compile(r"`+")
_BRACKET = re.compile(r"\\.|<[^<>\s]*>|[\[\]]")
_TARGET = re.compile(
    r"""\([ \t]*(?:<[^<>]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)"""
    r"""(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*\)"""
)


class Cell(NamedTuple):
    """The content of a cell, and where it begins in its line."""

    content: str
    at: int


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A header row, a row of delimiters, and the rows below."""
    if start + 2 > end or state.sCount[start + 1] < state.blkIndent:
        return False
    delimiters = _line(state, start + 1)
    header = _line(state, start)
    if "|" not in header or not DELIMITERS.fullmatch(delimiters):
        return False
    styles = [_style(part.strip()) for part in delimiters.strip().strip("|").split("|")]
    cells = row_cells(header)
    if len(cells) != len(styles):
        return False
    if silent:
        return True
    opening = state.push("table_open", "table", 1)
    _row(state, start, cells, styles, "th")
    parent, state.parentType = state.parentType, "table"
    line = start + 2
    while line < end and not _ends(state, line, end):
        _row(state, line, row_cells(_line(state, line)), styles, "td")
        line += 1
    state.parentType = parent
    state.push("table_close", "table", -1)
    opening.map = [start, line]
    state.line = line
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _style(delimiter: str) -> str:
    if delimiter.endswith(":"):
        return "center" if delimiter.startswith(":") else "right"
    return "left"


def _ends(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line is no row of the table above it."""
    if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
        return True
    rules = state.md.block.ruler.getRules("blockquote")
    return any(rule(state, line, end, True) for rule in rules)


def _row(state: StateBlock, line: int, cells: list[Cell], styles: list[str], tag: str) -> None:
    """The tokens of a row; cells beyond those of the header are reported, not printed."""
    opening = state.push("tr_open", "tr", 1)
    opening.map = [line, line + 1]
    begin = state.bMarks[line] + state.tShift[line]
    opening.meta = {"surplus": begin + cells[len(styles)].at} if len(cells) > len(styles) else {}
    adjacent = state.src.find("||", begin, state.eMarks[line])
    if adjacent > begin and any(cell == Cell("", adjacent + 1 - begin) for cell in cells[1:]):
        opening.meta["adjacent"] = adjacent
    missing = [Cell("", 0)] * (len(styles) - len(cells))
    for cell, style in zip([*cells, *missing], styles, strict=False):
        state.push(f"{tag}_open", tag, 1).attrs = {"style": style}
        inner = state.push("inline", "", 0)
        inner.map = [line, line + 1]
        inner.content, inner.children = cell.content, []
        inner.meta = {"at": begin + cell.at}
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)


def row_cells(line: str) -> list[Cell]:
    """The cells of a row."""
    bars = _bars(line)
    starts, ends = [0, *(bar + 1 for bar in bars)], [*bars, len(line)]
    parts = list(zip(starts, ends, strict=True))
    if len(parts) > 1 and not line[slice(*parts[0])].strip():
        del parts[0]
    if len(parts) > 1 and not line[slice(*parts[-1])].strip():
        del parts[-1]
    return [_cell(line[begin:stop], begin) for begin, stop in parts]


def _cell(part: str, begin: int) -> Cell:
    content = part.strip(" \t")
    lead = len(part) - len(part.lstrip(" \t"))
    if "`" in content:  # in code a backslash is a character, but not before a bar of a row
        content = content.replace("\\|", "|")
    return Cell(content, begin + lead if content else begin)


def _bars(line: str) -> list[int]:
    """The places of the bars that part cells."""
    if line.count("|") == 0:
        return []
    out, place = [], 0
    pairs, codes = _brackets(line), _codes(line)
    while place < len(line):
        character = line[place]
        if character == "\\":
            place += 1
        elif character == "|":
            out.append(place)
        elif character == "`":
            place = codes.get(place, place + 1) - 1  # one after a backslash belongs to no run
        elif character == "<":
            address = ADDRESS.match(line, place)
            place = address.end() - 1 if address else place
        elif character == "[" and place in pairs:
            place = _bracketed(line, place, pairs[place]) - 1
        place += 1
    return out


def _bracketed(line: str, place: int, close: int) -> int:
    """Where what begins with a bracket ends: after the bracket, if it is only a bracket."""
    if line[place - 1 : place] == "^" or CALL.match(line, place):
        return close + 1
    found = _TARGET.match(line, close + 1) or PASSAGE.match(line, close + 1)
    return found.end() if found else place + 1


def _brackets(line: str) -> dict[int, int]:
    """The place of the closing bracket of each opening one."""
    out, stack = {}, []
    for found in _BRACKET.finditer(line):
        if found.group() == "[":
            stack.append(found.start())
        elif found.group() == "]" and stack:
            out[stack.pop()] = found.start()
    return out


def _codes(line: str) -> dict[int, int]:
    """Where each run of backticks leads: behind the code that it opens, or behind itself."""
    runs = [found.span() for found in _BACKTICKS.finditer(line)]
    by_length: dict[int, list[int]] = {}
    for start, stop in runs:
        by_length.setdefault(stop - start, []).append(start)
    out = {}
    for start, stop in runs:
        alike = by_length[stop - start]
        following = bisect_right(alike, start)
        out[start] = alike[following] + stop - start if following < len(alike) else stop
    return out
