"""The lines of a letter file as a person sees them: keys, list items, and texts below a key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from msgspec import Struct

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.source import Span
from unassemble.letter.schema import Json, letter_schema

BLANKS = " \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
"""For a character class: blanks that look alike on the screen; YAML indents by the first alone."""
_LONGEST = 300
"""Characters of a hint."""
_HEADER = re.compile(r"^[^#]*?(?:: +|- +)(?:&\S+ +)?[|>][+-]?[1-9]?[+-]?\s*(?:#.*)?$")
_STEPS = re.compile(r"( *(?:- +)*)(.*)")
_KEY = re.compile(r"""["']?([\w*†-]+(?: [\w*†-]+)*)["']? *:(?: |$)""")


class Problem(Struct, frozen=True):
    """Where a parser gave up, and where began what it was reading; all counted from 0."""

    line: int
    column: int
    opened: tuple[int, int] | None
    what: str


class Repair(Struct, frozen=True):
    """A mistake that a file may have: its place, counted from 0, its words, and the lines without.

    ``changes`` are whole lines, by their numbers.
    """

    line: int
    column: int
    message: str
    hint: str
    changes: dict[int, str]


def finding(repair: Repair, name: str) -> Diagnostic:
    """A mistake in the file of a name, told; of a long line the hint shows the beginning."""
    place = Span(name, repair.line + 1, repair.column + 1)
    hint = repair.hint if len(repair.hint) <= _LONGEST else f"{repair.hint[:_LONGEST]}…`"
    return Diagnostic("not-yaml", "error", place, repair.message, hint)


class Lines(Struct, dict=True):
    """The lines of a file."""

    all: list[str]

    @cached_property
    def structural(self) -> list[bool]:
        """Whether a line is structure: not empty, no remark, no text below ``key: |``.

        The first line of such a text says how far it is indented.
        """
        out, floor, opened = [], -1, False
        for line in self.all:
            bare = line.strip()
            if bare and floor >= 0:
                indent = len(line) - len(line.lstrip(" "))
                floor, opened = indent - 1 if opened and indent > floor else floor, False
                floor = -1 if indent <= floor else floor
            out.append(bool(bare) and floor < 0 and not bare.startswith("#"))
            if floor < 0 and out[-1] and _HEADER.match(line):
                floor, opened = self.column(line), True
        return out

    def __getitem__(self, index: int) -> str:
        return self.all[index] if 0 <= index < len(self.all) else ""

    def is_structural(self, index: int) -> bool:
        """Whether there is such a line, and it is structure."""
        return 0 <= index < len(self.all) and self.structural[index]

    def before(self, index: int) -> Iterator[int]:
        """The lines of structure above a line, the nearest first."""
        return (at for at in range(min(index, len(self.all)) - 1, -1, -1) if self.structural[at])

    @staticmethod
    def column(line: str) -> int:
        """The column of the key or value of a line, behind its dashes."""
        found = _STEPS.match(line)
        return len(found[1]) if found else 0

    @staticmethod
    def key(line: str) -> str:
        """The key with which a line begins, or nothing."""
        found = _KEY.match(line.lstrip(" -"))
        return found[1] if found else ""


def is_header(line: str) -> bool:
    """Whether a text stands below a line, which ends in ``|`` or ``>``."""
    return bool(_HEADER.match(line))


def steps(count: int) -> str:
    """A number of spaces in words."""
    return "one space" if count == 1 else f"{count} spaces"


@cache
def known_keys() -> frozenset[str]:
    """All keys of a letter file."""
    return frozenset().union(*(siblings for siblings in _siblings()))


@cache
def root_keys() -> frozenset[str]:
    """The keys at the margin of a letter file."""
    return frozenset(letter_schema()["properties"])


@cache
def together(first: str, second: str) -> bool:
    """Whether two keys can stand side by side."""
    return any(first in keys and second in keys for keys in _siblings())


@cache
def _siblings() -> tuple[frozenset[str], ...]:
    return tuple(_keys_of(letter_schema()))


def _keys_of(schema: Json) -> Iterator[frozenset[str]]:
    if "properties" in schema:
        yield frozenset(schema["properties"])
    for value in schema.values():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from _keys_of(inner)
