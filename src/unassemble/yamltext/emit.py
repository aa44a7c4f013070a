"""Values → YAML as a person would write it.

Short lists and mappings of plain values are on one line, ``{state: AZ}``; texts of several lines
are literal blocks.  Texts are quoted only where a YAML reader could take them for something else,
such as a number; numbers, dates and truth values are not quoted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct


class Commented(Struct, frozen=True):
    """A mapping that is written key by key, with a comment of several lines behind it."""

    value: Mapping[str, Any]
    comment: str


Value = str | int | bool | date | Sequence[Any] | Mapping[Any, Any] | Commented

WIDTH = 100
_STEP = 2
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^\n]*\S)?")
_UNSAFE = re.compile(r":(?=\s|$)|\s#")
_FLOW_UNSAFE = re.compile(r"[,\[\]{}?]")  # libyaml does not read a plain text with "?" there
_TYPED = re.compile(
    r"(?i:true|false|yes|no|on|off|y|n|null|~)|\.(?i:inf|nan)|=|<<"
    r"|[-+.]?[0-9][0-9.,_:eExXoOa-fA-F+\-/TZ ]*"
)
_UNSEEN = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"
_BLOCK = re.compile(rf"[^\s{_UNSEEN}][^{_UNSEEN}]*")


def emit(value: Value, indent: int = 0) -> str:
    """A value as it stands after the colon of its key: " AZ", or indented lines.

    Args:
        value: text, number, date, list or mapping.
        indent: of the key, in spaces.
    """
    short = on_one_line(value)
    if short is not None and not (isinstance(value, Mapping | list | tuple) and not value):
        fits = "\n" not in short and len(short) + indent < WIDTH - 20
        if not isinstance(value, Mapping | list | tuple) or fits:
            return f" {short}"
    match value:
        case str():
            return _literal(value, indent)
        case Mapping():
            pairs = (emit_pair(key, inner, indent + _STEP) for key, inner in value.items())
            return "\n" + "\n".join(pairs) if value else " {}"
        case _:
            items = (item(one, indent + _STEP) for one in value)  # type: ignore[union-attr]
            return "\n" + "\n".join(items) if value else " []"


def emit_pair(key: str | int, value: Value, indent: int = 0) -> str:
    """A key with its value, without a line end."""
    return f"{' ' * indent}{key_text(key)}:{emit(value, indent)}"


def key_text(key: str | int) -> str:
    """A key as it stands before its colon."""
    return str(key) if isinstance(key, int) else scalar(key, flow=True)


def item(value: Value, indent: int) -> str:
    """An item of a list: its first line begins with a dash."""
    lead = " " * indent + "-"
    if isinstance(value, Commented):
        made = item_by_key(value.value, indent)
        return made + "".join(
            f"\n{' ' * (indent + _STEP)}# {line}" for line in value.comment.splitlines()
        )
    short = on_one_line(value)
    if short is not None and len(short) + indent < WIDTH - 2:
        return f"{lead} {short}"
    if isinstance(value, Mapping) and value:
        return item_by_key(value, indent)
    return lead + emit(value, indent)


def item_by_key(value: Mapping[str, Any], indent: int) -> str:
    """A mapping as an item of a list, each key on a line of its own."""
    pairs = "\n".join(emit_pair(key, inner, indent + _STEP) for key, inner in value.items())
    return f"{' ' * indent}- {pairs.lstrip(' ')}"


def on_one_line(value: Value, inner: bool = False) -> str | None:
    """A value on one line; None where it needs several, or would be hard to read."""
    match value:
        case Commented():
            return None
        case bool():
            return str(value).lower()
        case int() | date():
            return str(value)
        case str():
            if "\n" in value and _BLOCK.fullmatch(value):
                return None
            return scalar(value, inner)
        case Mapping():
            made = {key: on_one_line(one, inner=True) for key, one in value.items()}
            if None in made.values() or any(isinstance(v, Mapping) for v in value.values()):
                return None
            return "{" + ", ".join(f"{key_text(k)}: {v}" for k, v in made.items()) + "}"
        case _:
            items = [on_one_line(item, inner=True) for item in value]
            if None in items or any(isinstance(item, Mapping) for item in value):
                return None
            return "[" + ", ".join(map(str, items)) + "]"


def scalar(text: str, flow: bool = False) -> str:
    """A text on one line, quoted where it must be."""
    plain = (
        _PLAIN.fullmatch(text)
        and not _UNSAFE.search(text)
        and not _TYPED.fullmatch(text)
        and not (flow and _FLOW_UNSAFE.search(text))
        and text not in ("---", "...")
        and text.isprintable()
    )
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    """A text in double quotation marks; invisible characters are escaped."""
    made = json.dumps(text, ensure_ascii=False)
    return "".join(
        c if c.isprintable() else (f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}")
        for c in made
    )


def _literal(text: str, indent: int) -> str:
    """A text of several lines as a literal block."""
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    chomping = {0: "-", 1: ""}.get(ends, "+")
    lead = " " * (indent + _STEP)
    lines = [lead + line if line else "" for line in body.split("\n")]
    return f" |{chomping}\n" + "\n".join(lines) + "\n" * max(ends - 1, 0)
