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

Records = dict[str, Record]


def json_schema(
    records: Records = RECORDS,
    top: str = "LetterFile",
    title: str = "Letter file of unassemble",
) -> Json:
    """The JSON Schema (draft-07) of the letter file, or of a file whose record is ``top``."""
    definitions = {name: _record(record, records) for name, record in records.items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        **definitions.pop(top),
        "definitions": definitions,
    }


def _record(record: Record, records: Records) -> Json:
    required = [name for name, key in record.keys.items() if key.must]
    return {
        "description": record.description,
        "type": "object",
        "properties": {name: _key(key, records) for name, key in record.keys.items()},
        **({"required": required} if required else {}),
        **({"anyOf": [{"required": [key]} for key in record.one_of]} if record.one_of else {}),
        "additionalProperties": False,
    }


def _key(key: Key, records: Records) -> Json:
    """A key's shape with its page.  Draft-07 passes over what stands beside a ``$ref``."""
    shape = _shape(key.shape, records)
    if "$ref" in shape:
        shape = {"allOf": [shape]}
    page: Json = {"description": key.description} if key.description else {}
    return {**shape, **page, **({"examples": list(key.examples)} if key.examples else {})}


def _shape(shape: Shape, records: Records) -> Json:
    match shape:
        case Value(schema=schema):
            return schema
        case Word(words=words):
            return {"type": "string", "enum": list(words)}
        case Single():
            return {"type": "string"}
        case Listed(item=item, filled=filled):
            least: Json = {"minItems": 1} if filled else {}
            return {"type": "array", "items": _shape(item, records), **least}
        case OneOrMore(item=item):
            return {
                "anyOf": [_shape(item, records), {"type": "array", "items": _shape(item, records)}]
            }
        case ById(item=item):
            return {"type": "object", "additionalProperties": _shape(item, records)}
        case Of(name=name):
            return _reference(name, records)


def _reference(name: str, records: Records) -> Json:
    """A record, or the single text that may stand for it."""
    whole: Json = {"$ref": f"#/definitions/{name}"}
    record = records[name]
    if not record.shorthand:
        return whole
    return {"anyOf": [_shape(record.keys[record.shorthand].shape, records), whole]}
