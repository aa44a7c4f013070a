"""The keys of a letter file by the mappings that hold them, and where each is printed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
import yaml

from generated import ROOT
from unassemble.letter.schema import letter_schema

KEYS = ROOT / "scripts" / "keys"
WHOLE = "letter file"


class Mark(msgspec.Struct, frozen=True):
    """What is marked on a page: words, or a drawing of the page."""

    words: str = ""
    nth: int = 1
    before: str = ""
    drawing: str = ""


class Place(msgspec.Struct, frozen=True):
    """A picture of a part of a page, with the values of keys marked."""

    letter: str
    caption: str
    marks: dict[str, Mark | str]
    page: int = 1

    def marked(self) -> dict[str, Mark]:
        """What is marked for each key, in the order of their numbers."""
        return {
            key: Mark(words=mark) if isinstance(mark, str) else mark
            for key, mark in self.marks.items()
        }


class KeyHolder(msgspec.Struct, frozen=True):
    """A mapping of the letter file: where it stands, and where its keys are printed."""

    title: str
    path: str
    prints: dict[str, str]
    pictures: tuple[str, ...] = ()
    example: dict[str, Any] = {}
    along: dict[str, dict[str, Any]] = {}


class Places(msgspec.Struct, frozen=True):
    """All that scripts/keys/places.yaml says."""

    objects: dict[str, KeyHolder]
    pictures: dict[str, Place]


@cache
def places() -> Places:
    """Where the keys are printed; shared by all callers."""
    return msgspec.convert(yaml.safe_load((KEYS / "places.yaml").read_text("utf-8")), Places)


def mappings() -> dict[str, dict[str, Any]]:
    """The mappings with keys of their own in the schema of the letter file, by name."""
    schema = letter_schema()
    found = {WHOLE: schema}
    for name, definition in schema["definitions"].items():
        for inner in _with_keys(definition):
            if name in found:
                raise ValueError(f"{name} has two mappings")
            found[name] = inner
    return found


def _with_keys(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "properties" in schema:
        yield schema
    for one in schema.get("anyOf", ()):
        yield from _with_keys(one)


def example_letter(name: str, key: str, value: object) -> dict[str, Any]:
    """The part of a letter file that gives a key a value, and no more than it needs."""
    holder = places().objects[name]
    along = {**holder.example, **holder.along.get(key, {})}
    inner: Any = {**{one: two for one, two in along.items() if one != key}, key: value}
    for step in reversed([one for one in holder.path.split(".") if one]):
        inner = {step.removesuffix("[]"): [inner] if step.endswith("[]") else inner}
    if not isinstance(inner, dict):
        raise TypeError(f"{holder.path} leads to no mapping")
    return inner


def full_key(name: str, key: str) -> str:
    """A key with those that lead to it: ``letter.from.state``."""
    path = places().objects[name].path.replace("[]", "")
    return f"{path}.{key}" if path else key
