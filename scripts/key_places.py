"""The keys of letter files and of records by the mappings that hold them, and where they print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

import msgspec
import yaml

from generated import ROOT
from unassemble.letter.schema import letter_schema
from unassemble.missions import mission_schema

KEYS = ROOT / "scripts" / "keys"
IMAGES = ROOT / "docs" / "images" / "keys"


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
    """A mapping: where it stands, where its keys are printed, and why some are in no picture.

    ``at`` tells where it stands, if the path alone does not; ``short`` is the path without what is
    only an example in it.
    """

    title: str
    path: str
    prints: dict[str, str]
    pictures: tuple[str, ...] = ()
    example: dict[str, Any] = {}
    along: dict[str, dict[str, Any]] = {}
    unseen: dict[str, str] = {}
    at: str = ""
    short: str = ""


class Places(msgspec.Struct, frozen=True):
    """All that a file such as scripts/keys/letter_file.yaml says."""

    objects: dict[str, KeyHolder]
    pictures: dict[str, Place]


class Described(NamedTuple):
    """A kind of file whose keys have a page: its name, its schema, and the file of their places."""

    whole: str
    schema: Callable[[], dict[str, Any]]
    file: str


LETTER = Described("letter file", letter_schema, "places.yaml")
RECORD = Described("record", mission_schema, "record.yaml")


@cache
def places(of: Described) -> Places:
    """Where the keys are printed; shared by all callers."""
    return msgspec.convert(yaml.safe_load((KEYS / of.file).read_text("utf-8")), Places)


def mappings(of: Described) -> dict[str, dict[str, Any]]:
    """The mappings with keys of their own in a schema, by name; only those that it uses."""
    schema = of.schema()
    found = {of.whole: schema}
    for name in _used(schema):
        for inner in _with_keys(schema["definitions"][name]):
            if name in found:
                raise ValueError(f"{name} has two mappings")
            found[name] = inner
    return found


def _used(schema: dict[str, Any]) -> list[str]:
    """The definitions that the keys of a schema lead to."""
    found: list[str] = []
    waiting: list[Any] = [schema["properties"]]
    while waiting:
        match waiting.pop():
            case dict() as inner:
                name = str(inner.get("$ref", "")).removeprefix("#/definitions/")
                if name and name not in found:
                    found.append(name)
                    waiting.append(schema["definitions"][name])
                waiting.extend(inner.values())
            case list() as inner:
                waiting.extend(inner)
    return found


def _with_keys(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "properties" in schema:
        yield schema
    for one in schema.get("anyOf", ()):
        yield from _with_keys(one)


def example_file(of: Described, name: str, key: str, value: object) -> dict[str, Any]:
    """The part of a file that gives a key a value, and no more than it needs."""
    holder = places(of).objects[name]
    along = {**holder.example, **holder.along.get(key, {})}
    inner: Any = {**{one: two for one, two in along.items() if one != key}, key: value}
    for step in reversed([one for one in holder.path.split(".") if one]):
        inner = {step.removesuffix("[]"): [inner] if step.endswith("[]") else inner}
    if not isinstance(inner, dict):
        raise TypeError(f"{holder.path} leads to no mapping")
    return inner


def full_key(of: Described, name: str, key: str) -> str:
    """A key with those that lead to it: ``letter.from.state``."""
    holder = places(of).objects[name]
    path = holder.short or holder.path.replace("[]", "")
    return f"{path}.{key}" if path else key


def picture(of: Described, name: str, folder: str, link: Callable[[str], str]) -> str:
    """A picture with the legend of its numbers; ``link`` writes a key in the legend."""
    place = places(of).pictures[name]
    keys = [full_key(of, *one.rsplit(".", 1)) for one in place.marks]
    legend = ", ".join(f"{number} {link(key)}" for number, key in enumerate(keys, 1))
    said = ", ".join(f"{number} is {key}" for number, key in enumerate(keys, 1))
    return f"![{place.caption}: {said}]({folder}/{name}.png)\n\n{place.caption}: {legend}."


def printed(of: Described, name: str, key: str) -> str:
    """Where a key's value is printed, with its numbers in the pictures."""
    holder = places(of).objects[name]
    words = " ".join(holder.prints[key].split()).removesuffix(".")
    if key in holder.unseen:
        return f"{words}; not in a picture, because {holder.unseen[key]}"
    seen = [
        f"{list(place.marks).index(f'{name}.{key}') + 1} in “{place.caption}”"
        for place in places(of).pictures.values()
        if f"{name}.{key}" in place.marks
    ]
    return words + (f" ({'; '.join(seen)})" if seen else "")


def titles(of: Described) -> dict[str, str]:
    """The headings under which mappings are described, by their names in the schema."""
    return {name: holder.title for name, holder in places(of).objects.items()}
