"""A key whose colon is missing, of another kind, or without the space after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from unassemble.letter.syntax.lines import BLANKS, Lines, Repair, known_keys

_WIDE = "：﹕∶︰"
_ODD = re.compile(
    rf"""(?P<head>[{BLANKS}]*(?:-[{BLANKS}]+)*)["'“”„]?(?P<key>[\w*†-]+)["'“”]?"""
    rf"(?P<sign>[{BLANKS}]*(?:[{_WIDE};；=]|->|→)[{BLANKS}]*|:(?![ \t]|$)[{BLANKS}]*|[{BLANKS}]+|$)"
    r"(?P<rest>.*)",
)
_WHOLE = re.compile(r"""(?P<head> *(?:- +)*)(?P<q>["'])(?P<key>[\w-]+): (?P<rest>.*)(?P=q) *""")


class Odd(Struct, frozen=True):
    """A key and a value as they should be written, and what is wrong between them."""

    head: str
    key: str
    value: str
    message: str

    @property
    def line(self) -> str:
        """The line as it should be."""
        return f"{self.head}{self.key}: {self.value}".rstrip()


def odd_colon(text: str) -> Odd | None:
    """The key and value of a line or an entry that has no proper colon between them; or None."""
    whole = _WHOLE.fullmatch(text)
    if whole and whole["key"] in known_keys():
        message = f"the quotation marks stand around `{whole['key']}` and its value together"
        return Odd(whole["head"], whole["key"], whole["rest"], message)
    found = _ODD.match(text)
    if found is None:
        return None
    key, sign, rest = found["key"], found["sign"], found["rest"].strip()
    message = _message(key, sign)
    known = key.lower().replace("-", "_") in known_keys()
    wide = sign.strip()[:1] in tuple(_WIDE)
    if not known and not (wide and not key.isdigit()):
        return None
    if not sign.strip() and rest.startswith(":"):  # `key : value` is right
        return None
    if sign.startswith(":") and rest.startswith("//"):  # an address
        return None
    return Odd(found["head"], key, rest, message)


def _message(key: str, sign: str) -> str:
    mark = sign.strip()
    if mark[:1] and mark[0] in _WIDE:
        return f"the colon after `{key}` is “{mark[0]}”, which is no “:” for YAML"
    if mark == ":" and sign != ":":
        return f"the blank after the colon of `{key}` is not a plain space"
    if mark == ":":
        return f"there is no space after the colon of `{key}`"
    if mark:
        return f"there is “{mark}” after `{key}`, not a colon"
    return f"there is no colon after `{key}`"


def colons(lines: Lines, at: int) -> Iterator[Repair]:
    """A colon put right in a line."""
    odd = odd_colon(lines[at]) if lines.is_structural(at) else None
    if odd is not None and odd.line != lines[at]:
        column = len(odd.head)
        yield Repair(at, column, odd.message, f"write `{odd.line.strip()}`", {at: odd.line})
