"""The JSON Schema of a mission's record (draft-07): every key, what it may hold, what it is for.

``mission.schema.json`` uses definitions of the letter file's schema, such as ``Text``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from unassemble.letter.schema import Json, letter_schema, read_schema


@cache
def mission_schema() -> Json:
    """The schema of a mission's record; shared by all callers, who leave it as it is."""
    schema = read_schema(Path(__file__).with_name("mission.schema.json"))
    return {**schema, "definitions": {**letter_schema()["definitions"], **schema["definitions"]}}
