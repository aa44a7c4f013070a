"""Changes made in the form → the changed text of the letter file, with everything else unchanged.

`yamltext` changes the text only where it must.  The result is read again, and its values must be
the old values with the changes applied; otherwise the change is refused.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Any, Literal

from msgspec import Struct

from unassemble.base.errors import UnreadableError
from unassemble.base.lines import line_end_of, with_line_feeds
from unassemble.letter.compose import compose
from unassemble.letter.nodes import plain
from unassemble.preview.splicing import Splice, spliced
from unassemble.yamltext import PathError, YamlText, insert_item, move_item

Path = list[str | int]
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[1-9][0-9]{0,3}|0")


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """One change: set, insert or remove a value at a path, move a list item to index ``to``, or
    replace the characters ``start`` to ``end`` of a text.

    ``before`` names keys: a new key is inserted before the first of them that is in the file.
    Offsets count Unicode characters of the value, as YAML reads it.
    """

    do: Literal["set", "insert", "remove", "move", "replace"]
    path: Path
    value: Any = None
    to: int = 0
    before: list[str] = []
    start: int = 0
    end: int = 0


class RefusedError(Exception):
    """A change that cannot be made safely; ``reason`` is a key in ``words/``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def apply(text: str, steps: list[Step]) -> str:
    """The text with all steps applied.

    Raises:
        RefusedError: the text is not readable YAML, there is no such place, or the result would
            have other values than the steps ask for (for example where several places share one).
    """
    return apply_to(text, _read(text), steps)[0]


def apply_to(text: str, value: Any, steps: list[Step]) -> tuple[str, Any]:
    """The text with all steps applied, and its values; ``value`` holds those of the text before.

    ``value`` is None if the text cannot be read; raises the same errors as `apply`.
    """
    if value is None:
        raise RefusedError("refused.unreadable")
    done = _spliced(text, value, steps)
    if done is not None:
        return done
    ends = line_end_of(text)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    made = YamlText(with_line_feeds(text.removeprefix(mark)))
    try:
        for step in steps:
            # A value that is there already stays as it is written.
            if step.do not in ("set", "replace") or _changed_value(value, step) != value:
                _change_text(made, step, value)
            value = _changed_value(value, step)
    except (PathError, IndexError, KeyError, TypeError, ValueError):
        raise RefusedError("refused.place") from None
    out = str(made)
    if not text.endswith(("\n", "\r")):
        out = out.removesuffix("\n")
    if _read(out) != value:
        raise RefusedError("refused.shared")
    return mark + out.replace("\n", ends), value


def _spliced(text: str, value: Any, steps: list[Step]) -> tuple[str, Any] | None:
    """The text with characters of one value replaced where they stand; None if that is not what
    the steps ask for, or cannot be done.

    Steps must go from the last place to the first, so that none moves the place of another.
    """
    paths = {tuple(step.path) for step in steps}
    if len(paths) != 1 or any(step.do != "replace" for step in steps):
        return None
    if any(after.start < before.end for after, before in pairwise(steps)):
        return None
    try:
        wanted = value
        for step in steps:
            wanted = _changed_value(wanted, step)
        splices = [Splice(step.start, step.end, step.value) for step in steps]
        made = spliced(text, steps[0].path, splices)
        return (made, wanted) if made is not None and _read(made) == wanted else None
    except (RefusedError, IndexError, KeyError, TypeError, ValueError):
        return None


def is_readable(text: str) -> bool:
    """Whether a text is YAML in which each key stands once."""
    try:
        _read(text)
    except RefusedError:
        return False
    return True


def _read(text: str) -> Any:
    """The values of a text: strings, lists and mappings."""
    try:
        root, findings = compose(text.encode(), "")
    except (UnreadableError, UnicodeEncodeError):
        raise RefusedError("refused.unreadable") from None
    if findings:
        raise RefusedError("refused.unreadable")
    return plain(root)


def _change_text(made: YamlText, step: Step, value: Any) -> None:
    """Apply a step to the text; ``value`` holds the values of the text before it."""
    path = step.path
    match step.do:
        case "remove":
            parent = _at(value, path[:-1])
            _at(parent, path[-1:])
            if len(parent) == 1 and len(path) > 1:
                # `delete` would also remove the list or mapping that becomes empty.
                made.set(path[:-1], [] if isinstance(parent, list) else {})
            else:
                made.delete(path)
        case "move":
            move_item(made, path[:-1], int(path[-1]), step.to)
        case "insert":
            index, holder = int(path[-1]), path[:-1]
            known = _at(value, holder, default=None)
            if isinstance(known, list):
                insert_item(made, holder, index, _written(step.value))
            elif known is None:
                _set(made, holder, [_written(step.value)], value, step.before)
            elif _without_comments(made, holder):
                made.set(holder, [known, step.value] if index else [step.value, known])
            else:
                raise RefusedError("refused.comments")
        case "set":
            _set(made, path, _written(step.value), value, step.before)
        case "replace":
            made.set(path, _with_characters(_at(value, path), step))


def _written(value: Any) -> Any:
    """A value as a person writes it: dates and short numbers without quotation marks."""
    match value:
        case str() if _DATE.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                return value
        case str() if _NUMBER.fullmatch(value):
            return int(value)
        case dict():
            return {key: _written(one) for key, one in value.items()}
        case list():
            return [_written(one) for one in value]
        case _:
            return value


def _set(made: YamlText, path: Path, new: Any, value: Any, before: list[str]) -> None:
    """Set a value, and create the mappings on the path to it that do not exist."""
    known = 0
    while known < len(path) and _at(value, path[: known + 1], default=_NOTHING) is not _NOTHING:
        known += 1
    if known == len(path):
        made.set(path, new)
        return
    for step in reversed(path[known + 1 :]):
        if not isinstance(step, str):
            raise RefusedError("refused.place")
        new = {_key(step): new}
    parent = _at(value, path[:known])
    if parent in ("", None):  # a key without a value
        made.set(path[:known], {_key(path[known]): new})
        return
    there = set(made.keys(path[:known]))
    following = next((key for key in before if key in there), None)
    made.add(path[:known], _key(path[known]), new, before=following)


def _key(step: str | int) -> str | int:
    """A key as it is written: one of figures, such as a session's number, without quotes."""
    name = str(step)
    return int(name) if name.isascii() and name.isdigit() and str(int(name)) == name else name


class _Nothing:
    """No value, not even an empty one."""


_NOTHING = _Nothing()


def _at(value: Any, path: Path, default: Any = ...) -> Any:
    """The value at a path."""
    for step in path:
        try:
            if isinstance(value, str):  # the characters of a text are no places
                raise TypeError(step)
            value = value[step]
        except (KeyError, IndexError, TypeError):
            if default is ...:
                raise
            return default
    return value


def _without_comments(made: YamlText, path: Path) -> bool:
    place = made.places.place(path)
    return "#" not in str(made)[place.colon : place.end]


def _changed_value(value: Any, step: Step) -> Any:
    """The values after a step, worked out without the text."""
    return _changed(value, step.path, step)


def _changed(value: Any, path: Path, step: Step) -> Any:
    head, rest = path[0], path[1:]
    if rest:
        inner = _at(value, [head], default=None)
        if inner in ("", None):
            inner = [] if step.do == "insert" and len(rest) == 1 else {}
        if step.do == "insert" and len(rest) == 1 and not isinstance(inner, list):
            inner = [inner]
        return _replaced(value, head, _changed(inner, rest, step))
    match step.do:
        case "set":
            return _replaced(value, head, _plain(step.value))
        case "replace":
            return _replaced(value, head, _with_characters(_at(value, [head]), step))
        case "insert":
            return [*value[: int(head)], _plain(step.value), *value[int(head) :]]
        case "move":
            left = [*value[: int(head)], *value[int(head) + 1 :]]
            return [*left[: step.to], value[int(head)], *left[step.to :]]
        case "remove" if isinstance(value, list):
            return [*value[: int(head)], *value[int(head) + 1 :]]
        case "remove":
            return {key: one for key, one in value.items() if key != head}


def _with_characters(text: Any, step: Step) -> str:
    """A text with the characters from ``start`` to ``end`` replaced."""
    if not isinstance(text, str) or not isinstance(step.value, str):
        raise TypeError(step.path)
    if not 0 <= step.start <= step.end <= len(text):
        raise IndexError(step.start)
    return text[: step.start] + step.value + text[step.end :]


def _replaced(value: Any, key: str | int, new: Any) -> Any:
    if isinstance(value, list):
        return [*value[: int(key)], new, *value[int(key) + 1 :]]
    return {**value, str(key): new}


def _plain(value: Any) -> Any:
    """A value as the reader of the letter file gives it: all scalars are strings."""
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
