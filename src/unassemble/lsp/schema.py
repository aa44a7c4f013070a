"""A path of keys → what the JSON Schema says about the value there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from unassemble.letter.schema import letter_schema
from unassemble.lsp.cursor import PathStep

Json = dict[str, Any]


class SchemaEntry(Struct, frozen=True):
    """What the schema allows at a path: keys with their schemas, or fixed words.

    ``required`` are the keys that a mapping must have; ``description`` and ``examples`` are those
    of the value itself.
    """

    properties: dict[str, Json]
    required: frozenset[str]
    words: tuple[str, ...]
    description: str
    examples: tuple[Any, ...]


@cache
def _letter() -> Json:
    return letter_schema()


def entry_at(path: Sequence[PathStep]) -> SchemaEntry | None:
    """What the schema says about the value at a path; None if the schema has no such key."""
    root = _letter()
    found: list[Json] = [root]
    page: Json = root
    for step in path:
        found = [one for schema in found for one in _step(schema, step, root)]
        if not found:
            return None
        page = next((one for one in found if "description" in one), {})
    whole = [one for schema in found for one in _flat(schema, root)]
    properties: dict[str, Json] = {}
    words: list[str] = []
    for schema in whole:
        properties.update(schema.get("properties", {}))
        words.extend(map(str, schema.get("enum", ())))
        if schema.get("type") == "boolean":
            words.extend(("true", "false"))
    required = frozenset(key for schema in whole for key in schema.get("required", ()))
    return SchemaEntry(
        properties,
        required,
        tuple(dict.fromkeys(words)),
        page.get("description", ""),
        tuple(page.get("examples", ())),
    )


def _flat(schema: Json, root: Json) -> Iterator[Json]:
    """A schema with its references resolved, and all its alternatives."""
    if "$ref" in schema:
        yield from _flat(root["definitions"][schema["$ref"].rsplit("/", 1)[-1]], root)
        return
    yield schema
    for key in ("anyOf", "allOf"):
        for one in schema.get(key, ()):
            if set(one) != {"required"}:
                yield from _flat(one, root)


def _step(schema: Json, step: PathStep, root: Json) -> Iterator[Json]:
    """The schemas of a key or an item of a value."""
    for one in _flat(schema, root):
        if isinstance(step, int):
            if "items" in one:
                yield one["items"]
        elif step in one.get("properties", {}):
            yield one["properties"][step]
        elif isinstance(one.get("additionalProperties"), dict):
            yield one["additionalProperties"]
