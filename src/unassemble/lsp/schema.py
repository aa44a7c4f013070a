"""A way of keys → what the JSON Schema says of the value there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from unassemble.letter.jsonschema import json_schema
from unassemble.lsp.cursor import Step

Json = dict[str, Any]


class SchemaEntry(Struct, frozen=True):
    """What may stand at a place: keys with their schemas, words, the page of the place itself.

    ``required`` are keys that must be there.
    """

    properties: dict[str, Json]
    required: frozenset[str]
    words: tuple[str, ...]
    description: str
    examples: tuple[Any, ...]


@cache
def _letter() -> Json:
    return json_schema()


def place(path: Sequence[Step]) -> SchemaEntry | None:
    """What the schema says of the value at the end of a way; None where there is no such key."""
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
    """A schema and all that may stand for it; of a list also what one item may be."""
    if "$ref" in schema:
        yield from _flat(root["definitions"][schema["$ref"].rsplit("/", 1)[-1]], root)
        return
    yield schema
    for key in ("anyOf", "allOf"):
        for one in schema.get(key, ()):
            if set(one) != {"required"}:
                yield from _flat(one, root)


def _step(schema: Json, step: Step, root: Json) -> Iterator[Json]:
    for one in _flat(schema, root):
        if isinstance(step, int):
            if "items" in one:
                yield one["items"]
        elif step in one.get("properties", {}):
            yield one["properties"][step]
        elif isinstance(one.get("additionalProperties"), dict):
            yield one["additionalProperties"]
