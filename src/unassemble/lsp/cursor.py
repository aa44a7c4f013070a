"""A position in a text → the path of keys to it, even if the YAML is incomplete.

While a person is typing, a YAML parser often rejects the text.  Therefore the path is found by
indentation: the parent of a line is the nearest line above that is indented less and ends in a key.
"""

from __future__ import annotations

import re

from msgspec import Struct

from unassemble.base.lines import lines_of

PathStep = str | int
"""A key, or the index of a list item."""
_KEY = re.compile(
    r"""(?P<lead>\s*(?:-\s+)*)(?P<key>"[^"]*"|'[^']*'|[^\s"'{\[#&*!|>%@`-][^:#]*?):(?:\s+(?P<value>\S.*)?)?$"""
)
_BLOCK = re.compile(r"[|>][+-]?\d*\s*(?:#.*)?$")


class Cursor(Struct, frozen=True):
    """The context of a cursor.

    ``path`` leads to the mapping or list that contains the cursor.  ``key`` is the key whose value
    is being typed; it is empty while a key is typed.  ``word`` is the part of the key or value
    before the cursor.  ``keys`` are the keys that the mapping already has.  ``prose`` is true
    inside a text.
    """

    path: tuple[PathStep, ...]
    key: str
    word: str
    keys: frozenset[str] = frozenset()
    prose: bool = False


def cursor_at(text: str, line: int, column: int) -> Cursor:
    """The context of a cursor in a letter file.

    Args:
        text: the file, complete or not.
        line: counted from 0.
        column: the number of characters before the cursor.
    """
    lines = lines_of(text)
    if line >= len(lines):
        return Cursor((), "", "")
    before = lines[line][:column]
    opened = before.rfind("{")
    if opened > before.rfind("}"):
        return _in_flow(lines, line, before, opened)
    found = _KEY.fullmatch(before) if ":" in before else None
    indent = _width(before) if before.strip() else column
    path, prose = _path(lines, line, indent, before)
    if prose:
        return Cursor(path, "", _last_word(before), prose=True)
    if found:
        value = found.group("value") or ""
        return Cursor(
            path, _bare(found.group("key")), value, prose=" " in value and value[0] != "["
        )
    word = before.strip().removeprefix("-").strip()
    return Cursor(path, "", word, _siblings(lines, line, _width(before) if word else indent))


def key_at(text: str, line: int, column: int) -> tuple[tuple[PathStep, ...], int, int] | None:
    """The key at a position: the path to its value, and the start and end column of the key."""
    lines = lines_of(text)
    found = _KEY.fullmatch(lines[line]) if line < len(lines) else None
    if found is None or not found.start("key") <= column <= found.end("key"):
        return None
    path, prose = _path(lines, line, _width(lines[line]), lines[line])
    if prose:
        return None
    return (*path, _bare(found.group("key"))), found.start("key"), found.end("key")


def _in_flow(lines: list[str], line: int, before: str, opened: int) -> Cursor:
    """The context inside a flow mapping on one line: `from: {state: AZ, off`."""
    start = _KEY.fullmatch(before[:opened].rstrip() + " x")
    indent = _width(before)
    path, prose = _path(lines, line, indent, before)
    if prose:
        return Cursor(path, "", _last_word(before), prose=True)
    if start:
        path = (*path, _bare(start.group("key")))
    parts = before[opened + 1 :].split(",")
    keys = frozenset(part.partition(":")[0].strip() for part in parts[:-1])
    key, colon, value = parts[-1].partition(":")
    if colon:
        return Cursor(path, key.strip(), value.strip())
    return Cursor(path, "", key.strip(), keys)


def _path(
    lines: list[str], line: int, indent: int, before: str
) -> tuple[tuple[PathStep, ...], bool]:
    """The path to text with an indentation, and whether it is inside a block scalar."""
    steps: list[PathStep] = []
    dashed = re.match(r"\s*-(?:\s|$)", before) is not None
    if dashed:
        indent = len(before) - len(before.lstrip())
        steps.append(_index(lines, line, indent))
    for number in range(line - 1, -1, -1):
        above = lines[number]
        if not above.strip() or above.lstrip().startswith("#"):
            continue
        found = _KEY.fullmatch(above)
        dash = len(above) - len(above.lstrip())
        lead = len(found.group("lead")) if found else dash
        in_list = bool(steps) and isinstance(steps[0], int)
        if found and (lead < indent or (in_list and lead == indent)):
            value = found.group("value") or ""
            if _BLOCK.match(value):
                return tuple(steps), True
            if value and not value.startswith(("#", "&")):
                continue
            steps.insert(0, _bare(found.group("key")))
            indent = lead
        if above.lstrip().startswith("- ") and dash < indent:
            steps.insert(0, _index(lines, number, dash))
            indent = dash
        if indent == 0 and not (steps and isinstance(steps[0], int)):
            break
    return tuple(steps), False


def _index(lines: list[str], line: int, column: int) -> int:
    """The index of the list item on a line whose dash is in a column."""
    count = 0
    for number in range(line - 1, -1, -1):
        above = lines[number]
        if not above.strip():
            continue
        indent = len(above) - len(above.lstrip())
        if indent < column or (indent == column and not above.lstrip().startswith("-")):
            break
        count += indent == column
    return count


def _siblings(lines: list[str], line: int, indent: int) -> frozenset[str]:
    """The keys of the mapping that contains a line, above it and below."""
    found: set[str] = set()
    for step in (-1, 1):
        number = line + step
        while 0 <= number < len(lines):
            other = lines[number]
            number += step
            if not other.strip() or other.lstrip().startswith("#"):
                continue
            key = _KEY.fullmatch(other)
            width = _width(other)
            if width < indent or (
                step == 1 and other.lstrip().startswith("- ") and width == indent
            ):
                break
            if key and len(key.group("lead")) == indent:
                found.add(_bare(key.group("key")))
                if step == -1 and other.lstrip().startswith("- "):
                    break
    return frozenset(found)


def _width(line: str) -> int:
    """The column of the first key or word, after spaces and dashes."""
    lead = re.match(r"\s*(?:-\s+)*", line)
    return len(lead.group()) if lead else 0


def _bare(key: str) -> str:
    return key.strip().strip("\"'")


def _last_word(before: str) -> str:
    found = re.search(r"[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,3}$", before)
    return found.group() if found else ""
