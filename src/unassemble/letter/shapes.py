"""The vocabulary in which the letter file's schema is written.

A shape says what a value may be.  `schema` tells the letter file in these words, `check` compares
a file with them, and `jsonschema` writes them as JSON Schema.

Why not a validation library: its models alone cost more time at start than reading, checking and
wording a whole letter, and it knows nothing of lines and columns.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

Json = dict[str, Any]


def paged(schema: Json, description: str, *examples: object) -> Json:
    """A schema with the page of the key that it is of: what editors show."""
    return {**schema, "description": description, "examples": list(examples)}


class WrongValueError(Exception):
    """A value that its check refuses: the finding's rule, and words a secretary understands."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message


class Value(Struct, frozen=True, eq=False):
    """A plain value: ``check`` raises `WrongValueError`; ``schema`` is its JSON Schema."""

    check: Callable[[Any], None]
    schema: Json


class Word(Struct, frozen=True):
    """One of some words."""

    words: tuple[str, ...]


class Single(Struct, frozen=True):
    """A single text without languages."""


class Listed(Struct, frozen=True):
    """A list; ``filled`` where it may not be empty."""

    item: Shape
    filled: bool = False


class OneOrMore(Struct, frozen=True):
    """A list, of which a single value may stand for a list of one."""

    item: Shape


class ById(Struct, frozen=True):
    """A mapping from ids that the writer chooses."""

    item: Shape


class Of(Struct, frozen=True):
    """The record of a name."""

    name: str


Shape = Value | Word | Single | Listed | OneOrMore | ById | Of


class Key(Struct, frozen=True):
    """A key of a record, with its page in the reference: description and examples."""

    shape: Shape
    description: str = ""
    examples: tuple[Any, ...] = ()
    must: bool = False


class Record(Struct, frozen=True):
    """A mapping with known keys.

    ``one_of`` names keys of which one must be there.  ``shorthand`` is the key for which a single
    text may stand in place of the whole record.
    """

    description: str
    keys: dict[str, Key]
    one_of: tuple[str, ...] = ()
    shorthand: str = ""
