"""The schema of the letter file as JSON Schema, for editors.

Draft-07 is what the YAML language servers of editors read.
"""

from __future__ import annotations

from unassemble.letter.schema import RECORDS
from unassemble.letter.shapes import (
    ById,
    Json,
    Key,
    Listed,
    Of,
    OneOrMore,
    Record,
    Shape,
    Single,
    Value,
    Word,
)


def json_schema() -> Json:
    """The JSON Schema (draft-07) of the letter file."""
    definitions = {name: _record(record) for name, record in RECORDS.items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Letter file of unassemble",
        **definitions.pop("LetterFile"),
        "definitions": definitions,
    }


def _record(record: Record) -> Json:
    required = [name for name, key in record.keys.items() if key.must]
    return {
        "description": record.description,
        "type": "object",
        "properties": {name: _key(key) for name, key in record.keys.items()},
        **({"required": required} if required else {}),
        **({"anyOf": [{"required": [key]} for key in record.one_of]} if record.one_of else {}),
        "additionalProperties": False,
    }


def _key(key: Key) -> Json:
    """A key's shape with its page.  Draft-07 passes over what stands beside a ``$ref``."""
    shape = _shape(key.shape)
    if "$ref" in shape:
        shape = {"allOf": [shape]}
    page: Json = {"description": key.description} if key.description else {}
    return {**shape, **page, **({"examples": list(key.examples)} if key.examples else {})}


def _shape(shape: Shape) -> Json:
    match shape:
        case Value(schema=schema):
            return schema
        case Word(words=words):
            return {"type": "string", "enum": list(words)}
        case Single():
            return {"type": "string"}
        case Listed(item=item, filled=filled):
            least: Json = {"minItems": 1} if filled else {}
            return {"type": "array", "items": _shape(item), **least}
        case OneOrMore(item=item):
            return {"anyOf": [_shape(item), {"type": "array", "items": _shape(item)}]}
        case ById(item=item):
            return {"type": "object", "additionalProperties": _shape(item)}
        case Of(name=name):
            return _reference(name)


def _reference(name: str) -> Json:
    """A record, or the single text that may stand for it."""
    whole: Json = {"$ref": f"#/definitions/{name}"}
    record = RECORDS[name]
    if not record.shorthand:
        return whole
    return {"anyOf": [_shape(record.keys[record.shorthand].shape), whole]}
