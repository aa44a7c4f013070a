"""The bytes of a letter file → its text, to be changed in one place at a time."""

from __future__ import annotations

import re
from typing import Any

from unassemble.letter.encoding import decode
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence
from unassemble.letter.schema import letter_schema
from unassemble.yamltext import Value, YamlText, emit_pair, is_editable

Path_ = tuple[str | int, ...]
_WHOLE_NUMBER = re.compile(r"[1-9]\d{0,8}")


def editable(data: bytes, name: str, root: Mapping) -> YamlText:
    """The text of a letter file, which can be read.

    A file whose values cannot be changed one by one (JSON; anchors) is written anew from its
    values, without its comments.
    """
    text = decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    return YamlText(text) if is_editable(text) else rewritten(root)


def rewritten(root: Mapping) -> YamlText:
    """A letter file written anew from its values."""
    values = values_of(root)
    return YamlText("".join(f"{emit_pair(key, value)}\n" for key, value in values.items()))


def put(text: YamlText, path: Path_, value: Value, *, comment: str = "", gap: bool = False) -> None:
    """Set a value, or add its key where the letter file's order of keys has it.

    ``comment`` and ``gap`` are those of `YamlText.add`.
    """
    if text.has(path):
        text.set(path, value)
        return
    there, key = text.keys(path[:-1]), str(path[-1])
    later = _after(path[:-1], key)
    before = next((one for one in there if one in later), None)
    text.add(path[:-1], key, value, before=before, comment=comment, gap=gap)


def _after(path: Path_, key: str) -> tuple[str, ...]:
    """The keys that come after a key, by the schema."""
    definitions = letter_schema()["definitions"]
    match path:
        case ():
            properties = letter_schema()["properties"]
        case ("letter",):
            properties = definitions["LetterBody"]["properties"]
        case ("organs", _):
            properties = definitions["Organ"]["properties"]
        case ("annexes", _):
            properties = definitions["Annex"]["properties"]
        case ("letter", "from", *_):
            properties = definitions["Sender"]["properties"]
        case _:
            properties = definitions["Signatory"]["properties"]
    order = list(properties)
    return tuple(order[order.index(key) + 1 :]) if key in order else ()


def values_of(node: Node) -> Any:
    """The values of a node; a whole number that is not quoted stays a number."""
    match node:
        case Scalar(value=value, style=style):
            return int(value) if not style and _WHOLE_NUMBER.fullmatch(value) else value
        case Sequence(items=items):
            return [values_of(item) for item in items]
        case Mapping(pairs=pairs):
            return {key: values_of(value) for key, (_, value) in pairs.items()}
