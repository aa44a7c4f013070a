"""YAML text → its comments with their places; a ``#`` inside a value is not a comment."""

from __future__ import annotations

import re
from typing import Any

import yaml
from msgspec import Struct

from unassemble.base.lines import lines_of
from unassemble.yamltext.reading import yaml_source

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_HASH = re.compile(r"(?:^|(?<=[ \t]))#", re.MULTILINE)


class Comment(Struct, frozen=True):
    """A comment: its text after the ``#``, and the line and column of the ``#``, from 1.

    ``alone`` is whether it has a line of its own.
    """

    text: str
    line: int
    column: int
    alone: bool


def comments(text: str) -> tuple[Comment, ...]:
    """The comments of a YAML text, which must be valid."""
    values = _values(text)
    out, at = [], 0
    for number, line in enumerate(lines_of(text), start=1):
        for found in _HASH.finditer(line):
            place = (number - 1, found.start())
            while at < len(values) and values[at][1] <= place:
                at += 1
            if at == len(values) or place < values[at][0]:
                words = line[found.end() :].strip()
                alone = not line[: found.start()].strip()
                out.append(Comment(words, number, found.start() + 1, alone))
                break
    return tuple(out)


def _values(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Begin and end of each scalar, as line and column from 0.

    A block begins below the line of its indicator, which a comment may follow.
    """
    out = []
    for event in yaml.parse(yaml_source(text).text, Loader=_LOADER):
        if isinstance(event, yaml.ScalarEvent):
            begin: Any = event.start_mark
            end: Any = event.end_mark
            if event.style in ("|", ">"):
                out.append(((begin.line + 1, 0), (end.line, end.column)))
            else:
                out.append(((begin.line, begin.column), (end.line, end.column)))
    return out
