"""The place in the file of each line of a YAML scalar.

In a literal block each line of the value is a line of the file.  A text between double quotation
marks is read again as YAML reads it, escape by escape.  In folded texts, and in others of several
lines, each word is looked for.
"""

from __future__ import annotations

import re

from unassemble.base.source import Span

Anchors = tuple[tuple[int, int, int], ...]
_WORD = re.compile(r"\S+")
_SIGN = re.compile(r'"|\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^xuU])')


def anchors(value: str, style: str, lines: list[str], span: Span, end: tuple[int, int]) -> Anchors:
    """Triples (offset in the value, line, column) of a scalar; lines and columns count from 1.

    Args:
        value: the scalar's value.
        style: its YAML style.
        lines: the lines of the file.
        span: where it begins; a block begins at its indicator.
        end: line and column where it ends, from 0.
    """
    if style == "|":
        return _literal(value, lines, span)
    if style == "" and end[0] == span.line - 1:
        return ((0, span.line, span.column),)
    if style in "\"'" and end[0] == span.line - 1 and "\\" not in lines[span.line - 1]:
        return ((0, span.line, span.column + 1),)
    if style == '"':
        exact = _escaped(value, lines, span)
        if exact:
            return exact
    return _words(value, style, lines, span, end)


def _escaped(value: str, lines: list[str], span: Span) -> Anchors:
    """The places in a text between double quotation marks; none if they do not add up.

    Its line ends are folded: one is a space, each further one a line end; after a backslash, and
    before the spaces that a line begins with, there is nothing (YAML 1.2.2, 7.3.1).
    """
    out = [(0, span.line, span.column + 1)]
    offset, number, column = 0, span.line - 1, span.column
    while number < len(lines):
        line = lines[number].rstrip("\r")
        while (sign := _SIGN.search(line, column)) is not None:
            offset += sign.start() - column
            column = sign.end()
            if sign.group() == '"':
                return tuple(out) if offset == len(value) else ()
            offset += 1
            out.append((offset, number + 1, column + 1))
        continued = line.endswith("\\")
        rest = line[column:-1] if continued else line[column:].rstrip(" \t")
        offset, number, blank = offset + len(rest), number + 1, 0
        while number < len(lines) and not lines[number].strip(" \t\r"):
            number, blank = number + 1, blank + 1
        offset += blank if continued or blank else 1
        line = lines[number] if number < len(lines) else ""
        column = len(line) - len(line.lstrip(" \t"))
        out.append((offset, number + 1, column + 1))
    return ()


def _literal(value: str, lines: list[str], span: Span) -> Anchors:
    header = lines[span.line - 1][span.column - 1 :]
    first = span.line
    indent = 0
    for number in range(first, len(lines)):
        line = lines[number]
        if line.strip(" "):
            indent = len(line) - len(line.lstrip(" "))
            break
    explicit = re.match(r"\|[+-]?([1-9])", header)
    if explicit:
        parent = _parent_indent(lines[span.line - 1])
        indent = parent + int(explicit.group(1))
    out, offset = [], 0
    for number, text in enumerate(value.split("\n")):
        out.append((offset, first + 1 + number, indent + 1))
        offset += len(text) + 1
    return tuple(out)


def _parent_indent(line: str) -> int:
    stripped = line.lstrip(" ")
    indent = len(line) - len(stripped)
    while stripped.startswith("- "):
        rest = stripped[2:].lstrip(" ")
        indent += len(stripped) - len(rest)
        stripped = rest
    return indent


def _words(value: str, style: str, lines: list[str], span: Span, end: tuple[int, int]) -> Anchors:
    line = span.line - 1 + (1 if style == ">" else 0)
    column = 0 if style == ">" else span.column - 1 + (1 if style else 0)
    out: list[tuple[int, int, int]] = []
    offset = 0
    while found := _WORD.search(value, offset):
        word, at, start = found.group(), line, column
        offset = found.end()
        while at <= end[0] and at < len(lines):
            place = lines[at].find(word, start)
            if place >= 0:
                out.append((found.start(), at + 1, place + 1))
                rest = lines[at][place:].rstrip()
                if value.startswith(rest, found.start()):  # most often: up to the line's end
                    offset = found.start() + len(rest)
                line, column = at, place + offset - found.start()
                break
            at, start = at + 1, 0
    if not out or out[0][0] > 0:
        out.insert(0, (0, span.line, span.column))
    return tuple(out)
