"""Every key of the letter file and of a mission's record has a page and a fitting example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from unassemble.letter.schema import letter_schema
from unassemble.missions import mission_schema

SCHEMAS = {"letter": letter_schema(), "mission": mission_schema()}


def keys(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that a schema describes, wherever it stands, with what is said of it."""
    match schema:
        case dict():
            for name, one in schema.get("properties", {}).items():
                yield f"{path}/{name}", one
            for name, value in schema.items():
                yield from keys(value, f"{path}/{name}")
        case list():
            for index, value in enumerate(schema):
                yield from keys(value, f"{path}/{index}")


ROWS = [
    pytest.param(whole, one, id=f"{name}{path}")
    for name, whole in SCHEMAS.items()
    for path, one in keys(whole)
]


def test_there_are_keys_to_look_at() -> None:
    assert len(ROWS) > 120


@pytest.mark.parametrize(("whole", "key"), ROWS)
def test_a_key_has_a_description_and_an_example_that_fits(
    whole: dict[str, Any], key: dict[str, Any]
) -> None:
    assert key["description"].rstrip().endswith((".", ")"))
    assert key["examples"]
    schema = {**key, "definitions": whole["definitions"]}
    for example in key["examples"]:
        jsonschema.validate(example, schema)
