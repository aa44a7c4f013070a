"""A text that needs quotation marks, or has them in the wrong place or of the wrong kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.letter.syntax.lines import Lines, Repair, known_keys

_VALUE = re.compile(
    r"""(?P<head> *(?:- +)*)(?P<key>(?:"[^"]*"|'[^']*'|[^\s:"'{\[][^:]*?) *: +)?(?P<value>\S.*)"""
)
_OPEN = re.compile(r"""(?:^ *|: +|- +|[\[{,] *)(["'])""")
_CURLY = ("“”", "„“", "„”", "”“", "””", "«»", "‘’", "＂＂", "「」", "『』")
_SPECIAL = "@`%*&!?,]}|>-[{#"


def quoted(text: str) -> str:
    """A text between the quotation marks that it needs least change for."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def values(lines: Lines, at: int) -> Iterator[Repair]:
    """The value of a line put into quotation marks."""
    found = _VALUE.fullmatch(lines[at].rstrip()) if lines.is_structural(at) else None
    if found is None:
        return
    head, key, value = found["head"], found["key"] or "", found["value"]
    if key and "-" in head and key.strip(' :"') not in known_keys():  # an item that is a text
        yield from _value(at, head, f"{key}{value}")
    yield from _value(at, head + key, value)
    name = key.rstrip().removesuffix(":").rstrip()
    if name[:1] and name[0] in "*@&%!":
        message = f"a key that begins with “{name[0]}” must stand in quotation marks"
        line = f"{head}{quoted(name)}: {value}"
        yield Repair(at, len(head), message, f"write `{line.strip()}`", {at: line})


def _value(at: int, head: str, value: str) -> Iterator[Repair]:
    cause = cause_of(value)
    if cause:
        message, bare = cause
        line = head + quoted(bare)
        yield Repair(at, len(head), message, f"write `{line.strip()}`", {at: line})


def cause_of(value: str) -> tuple[str, str] | None:
    """Why a value must be quoted, and the text to quote; None if it need not."""
    first, last = value[0], value[-1]
    if first in "\"'":
        if len(value) > 2 and last == first and first in value[1:-1]:
            bare = value[1:-1].replace('\\"', '"') if first == '"' else value[1:-1]
            return f"a quotation mark ({first}) inside the text ends it too early", bare
        if len(value) > 2 and last == first and "\\" in value:
            return 'a backslash between " marks has a meaning of its own', value[1:-1]
        if value.count(first) >= 2:
            return f"the text goes on after the quotation mark ({first}) that ends it", value
        return None
    for pair in _CURLY:
        if first == pair[0] and last in (pair[1], '"'):
            return f"the quotation marks {first} {last} are a part of the text for YAML", value[
                1:-1
            ]
    if first in _SPECIAL:
        return f"a text that begins with “{first}” must stand in quotation marks", value
    if ": " in value or value.endswith(":"):
        return "a text with a colon in it must stand in quotation marks", value
    return None


def bars(lines: Lines, at: int) -> Iterator[Repair]:
    """A text below its key whose words YAML takes for keys, because there is no ``|``."""
    key = next((above for above in lines.before(at + 1) if _ends_in_colon(lines[above])), None)
    if key is None or key == at or lines.key(lines[key]) not in ("text", "title", "heading"):
        return
    floor = lines.column(lines[key])
    first = next(above for above in range(key + 1, at + 1) if lines[above].strip())
    indent = len(lines[first]) - len(lines[first].lstrip(" "))
    if indent > floor and lines.key(lines[first]) not in known_keys():
        made = f"{lines[key].rstrip()} |"
        message = f"there is no “|” after `{lines.key(lines[key])}:`, so the text below is no text"
        yield Repair(key, floor, message, f"write `{made.strip()}`", {key: made})


def _ends_in_colon(line: str) -> bool:
    return line.rstrip().endswith(":")


def continued(lines: Lines, at: int) -> Iterator[Repair]:
    """A text of several lines, with a colon in a later one, put into quotation marks."""
    above = next(lines.before(at), None)
    if above is None or lines.key(lines[at]) in known_keys():
        return
    found = _VALUE.fullmatch(lines[above].rstrip())
    if found and found["key"] and found["value"][0] not in "\"'[{|>" and ": " in lines[at]:
        column = len(found["head"] + found["key"])
        first = lines[above].rstrip()
        made = {above: f'{first[:column]}"{first[column:]}', at: f'{lines[at].rstrip()}"'}
        message = "a text with a colon in it must stand in quotation marks"
        hint = f"begin `{made[above].strip()}` and end `{made[at].strip()}`"
        if '"' not in first[column:] + lines[at]:
            yield Repair(above, column, message, hint, made)


def unclosed(lines: Lines, at: int) -> Iterator[Repair]:
    """A quotation mark that is opened in a line and never closed."""
    line = lines[at].rstrip()
    for found in _OPEN.finditer(line) if lines.is_structural(at) else ():
        mark, column = found[1], found.start(1)
        rest = line[column + 1 :].replace("\\" + mark, "")
        if mark in rest:
            continue
        message = f"the quotation mark ({mark}) that begins here is not closed"
        for sign in "”“″＂’‘":
            if sign in rest:
                end = line.rindex(sign)
                made = f"{line[:end]}{mark}{line[end + 1 :]}"
                other = f"{message}: the mark {sign} at its end is another"
                yield Repair(at, column, other, f"write `{made.strip()}`", {at: made})
        closers = re.search(r"[\]}]*$", line)
        for end in {len(line), closers.start() if closers else len(line)}:
            made = f"{line[:end]}{mark}{line[end:]}"
            yield Repair(at, column, message, f"write `{made.strip()}`", {at: made})


def headers(lines: Lines, at: int) -> Iterator[Repair]:
    """Text on the line of ``|``, which must stand below it."""
    found = re.fullmatch(r"( *(?:- +)*[^\s:]+: +)([|>][+-]?)\s*([^\s|>+-].*)", lines[at])
    if found and lines.is_structural(at):
        message = f"the text begins on the line of “{found[2]}”; it must begin on the next"
        hint = f"end this line after `{found[1].strip()} {found[2]}`, and indent the text below it"
        yield Repair(at, found.start(3), message, hint, {at: found[1] + found[2]})
