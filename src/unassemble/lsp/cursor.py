"""Text and a place in it → the keys that lead there, even where the YAML is not whole yet.

While a person types, a parser most often refuses the text.  So the way to a line is read from its
indentation: the nearest line above that is indented less and ends in a key, and so on.
"""

from __future__ import annotations

import re

from msgspec import Struct

Step = str | int
_KEY = re.compile(
    r"""(?P<lead>\s*(?:-\s+)*)(?P<key>"[^"]*"|'[^']*'|[^\s"'{\[#&*!|>%@`-][^:#]*?):(?:\s+(?P<value>\S.*)?)?$"""
)
_BLOCK = re.compile(r"[|>][+-]?\d*\s*(?:#.*)?$")


class Cursor(Struct, frozen=True):
    """Where a cursor stands.

    ``path`` leads to the record or list in which it stands, ``key`` is that whose value is being
    written (empty where a key is), ``word`` what is written of the key or value so far.
    ``keys`` are those that the record has already.  ``prose`` is true inside a text.
    """

    path: tuple[Step, ...]
    key: str
    word: str
    keys: frozenset[str] = frozenset()
    prose: bool = False


def cursor_at(text: str, line: int, column: int) -> Cursor:
    """What stands at a place of a letter file.

    Args:
        text: the file, whole or not.
        line: counted from 0.
        column: characters before the cursor.
    """
    lines = text.split("\n")
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


def key_at(text: str, line: int, column: int) -> tuple[tuple[Step, ...], int, int] | None:
    """The key that a place is on: the way to its value, and where its characters stand."""
    lines = text.split("\n")
    found = _KEY.fullmatch(lines[line]) if line < len(lines) else None
    if found is None or not found.start("key") <= column <= found.end("key"):
        return None
    path, prose = _path(lines, line, _width(lines[line]), lines[line])
    if prose:
        return None
    return (*path, _bare(found.group("key"))), found.start("key"), found.end("key")


def _in_flow(lines: list[str], line: int, before: str, opened: int) -> Cursor:
    """Inside braces of one line: `from: {state: AZ, off`."""
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


def _path(lines: list[str], line: int, indent: int, before: str) -> tuple[tuple[Step, ...], bool]:
    """The way to what is indented so far, and whether it is the text of a block."""
    steps: list[Step] = []
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
            steps.insert(0, _index(lines, number, dash, itself=True))
            indent = dash
        if indent == 0 and not (steps and isinstance(steps[0], int)):
            break
    return tuple(steps), False


def _index(lines: list[str], line: int, column: int, *, itself: bool = False) -> int:
    """How many items of a list stand above one, whose dash is in a column."""
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
    """The keys of the record in which a line stands, above it and below."""
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
    """The column in which the first key or word stands, after spaces and dashes."""
    lead = re.match(r"\s*(?:-\s+)*", line)
    return len(lead.group()) if lead else 0


def _bare(key: str) -> str:
    return key.strip().strip("\"'")


def _last_word(before: str) -> str:
    found = re.search(r"[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,3}$", before)
    return found.group() if found else ""
