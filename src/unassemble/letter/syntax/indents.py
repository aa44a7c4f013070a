"""A line that begins too far to the right or to the left."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.letter.syntax.lines import (
    Lines,
    Repair,
    is_header,
    known_keys,
    root_keys,
    steps,
    together,
)

_ABOVE = 60
"""Lines of structure above a line whose columns are tried."""


def indents(lines: Lines, focus: list[int]) -> Iterator[Repair]:
    """Lines, alone or with those below that belong to them, moved to the column of another.

    Moves that bring a key beside one with which it can stand come first, then the shortest.
    """
    moves = []
    for order, at in enumerate(focus):
        indent = _indent(lines[at])
        levels = _levels(lines, at) if lines.is_structural(at) else {}
        for level, model in levels.items():
            if level != indent:
                strange = not _beside(lines, at, level, model)
                moves.append((strange, order, abs(level - indent), at, level, model))
    for *_, at, level, model in sorted(moves):
        indent = _indent(lines[at])
        moved = {at: " " * level + lines[at][indent:]}
        yield _moved(lines, at, indent, level, model, moved)
        below = dict(_below(lines, at, indent, level - indent))
        if below:
            yield _moved(lines, at, indent, level, model, {**moved, **below})


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _levels(lines: Lines, at: int) -> dict[int, int]:
    """The columns at which lines above begin, and their keys behind a dash, with such a line."""
    out: dict[int, int] = {}
    for count, above in enumerate(lines.before(at)):
        if count == _ABOVE:
            break
        line = lines[above]
        for column in (_indent(line), lines.column(line)):
            out.setdefault(column, above)
    return out


def _beside(lines: Lines, at: int, level: int, model: int) -> bool:
    """Whether the key of a line can stand at a column, beside the key of another line."""
    key = lines.key(lines[at])
    return key in root_keys() if level == 0 else together(key, lines.key(lines[model]))


def _moved(
    lines: Lines, at: int, indent: int, level: int, model: int, changes: dict[int, str]
) -> Repair:
    what = f"`{lines.key(lines[at])}`" if lines.key(lines[at]) else "the line"
    side = "right" if level < indent else "left"
    message = f"{what} begins {steps(abs(level - indent))} too far to the {side}"
    other = lines.key(lines[model])
    beside = f", as `{other}` of line {model + 1} does" if other else ""
    written = changes[at].strip()
    hint = (
        f"write `{written}` after {steps(level)}{beside}"
        if level
        else f"begin it at the margin{beside}"
    )
    return Repair(at, indent, message, hint, changes)


def _below(lines: Lines, at: int, indent: int, delta: int) -> Iterator[tuple[int, str]]:
    """The lines below that are indented further, moved as well."""
    for index in range(at + 1, len(lines.all)):
        line = lines[index]
        if not line.strip():
            continue
        if _indent(line) <= indent:
            return
        yield index, " " * delta + line if delta > 0 else line[-delta:]


def texts(lines: Lines, at: int) -> Iterator[Repair]:
    """A text below ``key: |`` that is not indented further than its key."""
    header = next((above for above in lines.before(at + 1) if is_header(lines[above])), None)
    if header is None or header == at:
        return
    floor = lines.column(lines[header])
    first, changes = None, {}
    for index in range(header + 1, len(lines.all)):
        line = lines[index]
        if not line.strip() or _indent(line) > floor:
            continue
        if lines.key(line) in known_keys() or line.lstrip().startswith("- "):
            break
        first = index if first is None else first
        changes[index] = " " * (floor + 2) + line.lstrip()
    if first is not None and first <= at:
        key = lines.key(lines[header])
        indent = len(lines[first]) - len(lines[first].lstrip())
        message = f"this line of the text below `{key}:` must begin further to the right"
        hint = f"begin each line of the text after {steps(floor + 2)}"
        yield Repair(first, indent, message, hint, changes)
