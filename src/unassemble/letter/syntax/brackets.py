"""Brackets and braces: not closed, closed twice, with full-width signs, or with bare values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.letter.syntax.lines import Lines, Problem, Repair, known_keys
from unassemble.letter.syntax.quotes import cause_of, quoted

_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_CLOSER = {"{": "}", "[": "]"}
_NAMES = {"{": "brace", "[": "bracket"}
_WIDE = str.maketrans("｛｝［］，、：；", "{}[],,:,")
_REACH = 12
"""Lines below an opened bracket at whose ends its closing is tried."""


def _bare(line: str) -> str:
    """A line with what is quoted blanked out."""
    return _QUOTED.sub(lambda found: "q" * len(found.group()), line)


def _open(line: str) -> list[tuple[int, str]]:
    """The brackets of a line that it does not close: their columns and themselves."""
    stack: list[tuple[int, str]] = []
    for column, sign in enumerate(_bare(line)):
        if sign in "{[":
            stack.append((column, sign))
        elif sign in "}]" and stack and _CLOSER[stack[-1][1]] == sign:
            stack.pop()
    return stack


def brackets(lines: Lines, problem: Problem, at: int) -> Iterator[Repair]:
    """Brackets closed, and what stands in them put right."""
    line = lines[at].rstrip()
    if not any(sign in line for sign in "{}[]｛｝［］"):
        return
    yield from _full_width(at, line)
    yield from _unclosed(lines, at, line, problem)
    yield from _surplus(at, line)
    yield from _entries(at, line)


def _full_width(at: int, line: str) -> Iterator[Repair]:
    start = min((line.find(sign) for sign in "{[｛［" if sign in line), default=0)
    made = line[:start] + re.sub(r",(?=\S)", ", ", line[start:].translate(_WIDE))
    made = re.sub(r"(\w):(?=\S)", r"\1: ", made) if made != line else made
    odd = next((c for c in line[start:] if ord(c) in _WIDE), "")
    if odd:
        message = f"“{odd}” is a full-width sign, which means nothing between brackets"
        yield Repair(at, line.index(odd, start), message, f"write `{made.strip()}`", {at: made})


def _unclosed(lines: Lines, at: int, line: str, problem: Problem) -> Iterator[Repair]:
    stack = _open(line)
    if not stack:
        return
    column, sign = stack[0]
    closers = "".join(_CLOSER[one] for _, one in reversed(stack))
    message = f"the {_NAMES[sign]} “{sign}” that begins here is not closed"
    if line[-1] in "}])）":
        made = line[:-1] + closers
        other = f"{message} by “{line[-1]}”"
        yield Repair(at, column, other, f"write `{made.strip()}`", {at: made})
    for end in range(at, min(at + _REACH, max(problem.line, at + 1))):
        last = lines[end].rstrip().rstrip(",")
        if last:
            made = last + closers
            where = "" if end == at else f" on line {end + 1}"
            yield Repair(at, column, message, f"write `{made.strip()}`{where}", {end: made})


def _surplus(at: int, line: str) -> Iterator[Repair]:
    bare = _bare(line)
    if line[-1:] in "}]" and bare.count("}") + bare.count("]") > bare.count("{") + bare.count("["):
        made = line[:-1]
        message = f"“{line[-1]}” closes nothing"
        yield Repair(at, len(line) - 1, message, f"write `{made.strip()}`", {at: made})


def _entries(at: int, line: str) -> Iterator[Repair]:
    """Commas that are missing before a key, and values that must be quoted."""
    names = "|".join(sorted(known_keys(), key=len, reverse=True))
    bare = _bare(line)
    missing = re.search(rf"(?<=[^\s,{{\[]) +(?=(?:{names}): )", bare[bare.find("{") + 1 :])
    if missing and "{" in bare:
        place = bare.find("{") + 1 + missing.start()
        made = f"{line[:place]},{line[place:]}"
        message = "there is no comma between two entries in braces"
        yield Repair(at, place, message, f"write `{made.strip()}`", {at: made})
    entry = re.compile(
        rf"(?<=[{{,])( *(?:{names}): +)([^\s\"'{{\[].*?)(?= *(?:, *(?:{names}): |\}}))"
    )
    for found in entry.finditer(bare):
        start, end = found.span(2)
        value = line[start:end]
        cause = cause_of(value)
        if cause is None and re.search(r"[{}\[\]]", value):
            cause = "a text with a bracket in it must stand in quotation marks here", value
        if cause is not None:
            message, bare_value = cause
            made = line[:start] + quoted(bare_value) + line[end:]
            yield Repair(at, start, message, f"write `{made.strip()}`", {at: made})
