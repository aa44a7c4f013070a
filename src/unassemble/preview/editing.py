"""Steps of a form → the text of a letter file with them, all else as it was.

A text is changed where it must be (`yamltext`), and then read again: what it says must be what it
said before, with the steps taken.  If it is not, nothing is changed.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from unassemble.base.errors import UnreadableError
from unassemble.letter.check import plain
from unassemble.letter.nodes import compose
from unassemble.yamltext import PathError, YamlText, insert, move

Path = list[str | int]


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """One change: a value set or an item put in at a path, taken out, or moved to an index.

    ``before`` names keys: a new key stands before the first of them that is there.
    """

    do: Literal["set", "insert", "remove", "move"]
    path: Path
    value: Any = None
    to: int = 0
    before: list[str] = []


class RefusedError(Exception):
    """A step that cannot be taken without harm; ``reason`` is a key of the interface's words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def apply(text: str, steps: list[Step]) -> str:
    """The text with all steps taken.

    Raises:
        RefusedError: it is not readable YAML, there is no such place, or the change would not
            say what the steps say (a value that several places share).
    """
    ends = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    value = _read(text)
    made = YamlText(text.removeprefix(mark).replace("\r\n", "\n"))
    try:
        for step in steps:
            _take(made, step, value)
            value = _taken(value, step)
    except (PathError, IndexError, KeyError, TypeError, ValueError):
        raise RefusedError("refused.place") from None
    out = str(made)
    if not text.endswith("\n"):
        out = out.removesuffix("\n")
    if _read(out) != value:
        raise RefusedError("refused.shared")
    return mark + out.replace("\n", ends)


def _read(text: str) -> Any:
    """What a text says, as plain texts, lists and mappings."""
    try:
        root, findings = compose(text.encode(), "")
    except (UnreadableError, UnicodeEncodeError):
        raise RefusedError("refused.unreadable") from None
    if findings:
        raise RefusedError("refused.unreadable")
    return plain(root)


def _take(made: YamlText, step: Step, value: Any) -> None:
    """Take a step in the text; ``value`` is what the text says before it."""
    path = step.path
    match step.do:
        case "remove":
            parent = _at(value, path[:-1])
            _at(parent, path[-1:])
            if len(parent) == 1 and len(path) > 1:
                # The text's own way is to take out what is left empty too.
                made.set(path[:-1], [] if isinstance(parent, list) else {})
            else:
                made.delete(path)
        case "move":
            move(made, path[:-1], int(path[-1]), step.to)
        case "insert":
            index, holder = int(path[-1]), path[:-1]
            known = _at(value, holder, default=None)
            if isinstance(known, list):
                insert(made, holder, index, step.value)
            elif known is None:
                _set(made, holder, [step.value], value, step.before)
            elif _without_comments(made, holder):
                made.set(holder, [known, step.value] if index else [step.value, known])
            else:
                raise RefusedError("refused.comments")
        case "set":
            _set(made, path, step.value, value, step.before)


def _set(made: YamlText, path: Path, new: Any, value: Any, before: list[str]) -> None:
    """Set a value; what is not there on the way to it is made."""
    known = 0
    while known < len(path) and _at(value, path[: known + 1], default=_NOTHING) is not _NOTHING:
        known += 1
    if known == len(path):
        made.set(path, new)
        return
    for step in reversed(path[known + 1 :]):
        if not isinstance(step, str):
            raise RefusedError("refused.place")
        new = {step: new}
    parent = _at(value, path[:known])
    if parent in ("", None):  # a key without a value
        made.set(path[:known], {str(path[known]): new})
        return
    there = set(made.keys(path[:known]))
    following = next((key for key in before if key in there), None)
    made.add(path[:known], str(path[known]), new, before=following)


class _Nothing:
    """No value, not even an empty one."""


_NOTHING = _Nothing()


def _at(value: Any, path: Path, default: Any = ...) -> Any:
    """The value at a path."""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            if default is ...:
                raise
            return default
    return value


def _without_comments(made: YamlText, path: Path) -> bool:
    place = made._place(path)
    return "#" not in str(made)[place.colon : place.end]


def _taken(value: Any, step: Step) -> Any:
    """What a text says after a step, by the meaning of the step alone."""
    return _changed(value, step.path, step)


def _changed(value: Any, path: Path, step: Step) -> Any:
    head, rest = path[0], path[1:]
    if rest:
        inner = _at(value, [head], default=None)
        if inner in ("", None):
            inner = [] if step.do == "insert" and len(rest) == 1 else {}
        if step.do == "insert" and len(rest) == 1 and not isinstance(inner, list):
            inner = [inner]
        return _with(value, head, _changed(inner, rest, step))
    match step.do:
        case "set":
            return _with(value, head, _plain(step.value))
        case "insert":
            return [*value[: int(head)], _plain(step.value), *value[int(head) :]]
        case "move":
            left = [*value[: int(head)], *value[int(head) + 1 :]]
            return [*left[: step.to], value[int(head)], *left[step.to :]]
        case "remove" if isinstance(value, list):
            return [*value[: int(head)], *value[int(head) + 1 :]]
        case "remove":
            return {key: one for key, one in value.items() if key != head}


def _with(value: Any, key: str | int, new: Any) -> Any:
    if isinstance(value, list):
        return [*value[: int(key)], new, *value[int(key) + 1 :]]
    return {**value, str(key): new}


def _plain(value: Any) -> Any:
    """A value as the file's own reader gives it: all scalars are texts."""
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return {str(key): _plain(one) for key, one in value.items()}
        case list():
            return [_plain(one) for one in value]
        case None:
            return ""
        case _:
            return str(value)
