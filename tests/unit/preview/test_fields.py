"""The table of fields and the schema are complete in each other, in words of six languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import unassemble.preview
from unassemble.languages import LANGUAGES
from unassemble.letter.schema import letter_schema

FOLDER = Path(unassemble.preview.__file__).parent
TABLE = json.loads((FOLDER / "web" / "fields.json").read_text("utf-8"))
FIELDS = {row["path"]: row for row in TABLE["fields"]}
SCHEMA = letter_schema()
LISTS_OF_ONE = {"letter.from", "letter.to", "reissue"}
"""Lists whose one item may stand without a list."""
ENCLOSURES = "annexes.*.enclosures"


def records(schema: Any) -> Iterator[dict[str, Any]]:
    """The mappings that a value can be, and its lists' items, with their keys."""
    if "$ref" in schema:
        yield from records(SCHEMA["definitions"][schema["$ref"].rpartition("/")[2]])
    for one in (*schema.get("anyOf", ()), *schema.get("allOf", ())):
        yield from records(one)
    if "properties" in schema:
        yield schema["properties"]


def inner(schema: Any) -> Iterator[Any]:
    """What stands in a list, or under the names of a mapping of notes."""
    if "$ref" in schema:
        yield from inner(SCHEMA["definitions"][schema["$ref"].rpartition("/")[2]])
    for one in (*schema.get("anyOf", ()), *schema.get("allOf", ())):
        yield from inner(one)
    if "items" in schema:
        yield schema["items"]
    if isinstance(schema.get("additionalProperties"), dict):
        yield schema["additionalProperties"]


def paths(schema: Any, base: str = "") -> Iterator[str]:
    """The patterns of all places of a letter that have a key of the schema."""
    for properties in records(schema):
        for key, value in properties.items():
            path = f"{base}.{key}" if base else key
            yield path
            if path != ENCLOSURES:
                yield from paths(value, f"{path}.*" if path in LISTS_OF_ONE else path)
                for one in inner(value):
                    yield from paths(one, f"{path}.*")


def test_every_place_of_the_schema_is_in_the_table() -> None:
    wanted = set(paths(SCHEMA))
    assert len(wanted) > 90
    assert wanted - set(FIELDS) == set()
    assert set(FIELDS) - wanted == set(), "there is no such place"


def test_a_record_keeps_the_order_of_its_keys() -> None:
    """A new key is put before those that follow it in the table."""
    order: dict[str, list[str]] = {}
    for path in dict.fromkeys(paths(SCHEMA)):
        order.setdefault(path.rpartition(".")[0], []).append(path)
    for base, wanted in order.items():
        found = [path for path in FIELDS if path.rpartition(".")[0] == base]
        assert found == wanted, base


def values_at(path: str) -> set[str]:
    """The words that the schema allows at a place."""

    def enums(schema: Any, depth: int = 0) -> Iterator[str]:
        if "$ref" in schema:
            yield from enums(SCHEMA["definitions"][schema["$ref"].rpartition("/")[2]], depth)
        for one in (*schema.get("anyOf", ()), *schema.get("allOf", ())):
            yield from enums(one, depth)
        yield from schema.get("enum", ())

    schemas = [SCHEMA]
    for step in path.split("."):
        found = []
        for schema in schemas:
            if step == "*":
                found += [*inner(schema), schema]
            else:
                found += [one[step] for one in records(schema) if step in one]
        schemas = found
    return {word for schema in schemas for word in enums(schema)}


@pytest.mark.parametrize("path", [path for path, row in FIELDS.items() if "of" in row])
def test_every_value_of_a_choice_is_offered_in_words(path: str) -> None:
    row = FIELDS[path]
    assert set(TABLE["values"][row["of"]]) == values_at(path)
    assert row.get("default", TABLE["values"][row["of"]][0]) in TABLE["values"][row["of"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_value_has_words(language: str) -> None:
    known: dict[str, str] = {}
    for path in (FOLDER / "words").glob(f"*/{language}.json"):
        known |= json.loads(path.read_text("utf-8"))
    values = {f"value.{name}.{one}" for name, all in TABLE["values"].items() for one in all}
    assert {row["word"] for row in FIELDS.values()} | values <= set(known)
