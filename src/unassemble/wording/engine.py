"""The sandboxed Jinja2 environment: template and values → text, within limits.

A template may use names, the filters it is given, conditions and loops.  It cannot call, import or
assign, sees no attribute of a value but the items of mappings and lists, and an unknown name is an
error (`jinja2.StrictUndefined`).  Output, time and loops are limited.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from traceback import walk_tb
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, nodes, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

MAX_OUTPUT = 1_000_000
"""Characters that a template may make."""
MAX_SECONDS = 2.0
MAX_TURNS = 10_000
"""Turns of one loop."""
MAX_MADE = 10 * MAX_OUTPUT
"""Characters that all filters of a template may make together."""
PLAIN_FILTERS = ("upper", "lower", "length", "default")
"""Filters of Jinja2 itself that a template may use."""

Filter = Callable[..., str]

_GUARD = "limited"  # the filter put on what a loop runs over; no template can name it
_BUDGET = "limits of this text"  # a value that no template can name
_FILE = "<wording>"
_TOO_MUCH = "it makes more than 1 MB of text or takes longer than 2 seconds"
_OPENING = re.compile(r"\{\{|\{%|\{#")


class WordingError(Exception):
    """A text that cannot be filled in: a wrong value, a missing one, or a limit passed.

    ``line`` is the line of the template, from 1; ``word`` the filter on it, if one is to blame.
    """

    def __init__(self, message: str, line: int = 1, word: str | None = None) -> None:
        super().__init__(message)
        self.line, self.word = line, word


class _Budget(Struct):
    """What is left to one filling: time, by the monotonic clock, and characters of its filters."""

    ends: float
    left: int = MAX_MADE

    def spend(self, size: int) -> None:
        """Take the characters of one value, before it is made if its size is known."""
        self.left -= size
        if size > MAX_OUTPUT or self.left < 0 or time.monotonic() > self.ends:
            raise WordingError(_TOO_MUCH)


class Sandbox(ImmutableSandboxedEnvironment):
    """Looks into mappings and lists only, never at the attributes of a value."""

    @property
    def allowed_filters(self) -> frozenset[str]:
        """The names of the filters that a template may use."""
        return frozenset(self.filters) - {_GUARD}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute``: the item of a mapping."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]``: an item of a mapping or a list."""
        if isinstance(obj, Mapping) and argument in obj:
            return obj[argument]
        inside = isinstance(obj, list | tuple) and isinstance(argument, int)
        if inside and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(obj=obj, name=argument)


def environment(filters: Mapping[str, Filter]) -> Sandbox:
    """The environment in which all wording is filled in, with filters beside the plain ones."""
    made = Sandbox(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)
    made.globals = {}
    plain = {name: made.filters[name] for name in PLAIN_FILTERS}
    all_filters = {**plain, **_OWN_FILTERS, **filters}
    made.filters = {name: _within_limits(name, one) for name, one in all_filters.items()}
    made.filters[_GUARD] = _limited
    return made


def is_template(text: str) -> bool:
    """Whether there is anything to fill in."""
    return _OPENING.search(text) is not None


@lru_cache(maxsize=1024)
def template(sandbox: Sandbox, source: str) -> Template:
    """The compiled template of a source, its loops limited.

    Raises:
        WordingError: the source is not a template.
    """
    try:
        tree = sandbox.parse(source)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _GUARD, [], [], None, None, lineno=loop.lineno)
        return Template.from_code(sandbox, sandbox.compile(tree, filename=_FILE), {}, None)
    except TemplateError as error:
        raise WordingError(str(error), getattr(error, "lineno", None) or 1) from error
    except (RecursionError, SyntaxError) as error:  # Python's own limits of nesting
        raise WordingError("the template is nested too deeply") from error


def render(made: Template, values: Mapping[str, Any]) -> str:
    """The text of a template with its values.

    Raises:
        WordingError: a value is missing or wrong for a filter, or a limit is passed.
    """
    parts: list[str] = []
    budget = _Budget(time.monotonic() + MAX_SECONDS)
    size = 0
    try:
        for part in made.generate({**values, _BUDGET: budget}):
            size += len(part)
            if size > MAX_OUTPUT or time.monotonic() > budget.ends:
                raise WordingError(_TOO_MUCH)
            parts.append(part)
    except (WordingError, TemplateError, TypeError, ValueError, ArithmeticError) as error:
        word = error.word if isinstance(error, WordingError) else None
        raise WordingError(str(error), _line(made, error), word) from error
    return "".join(parts)


def _line(made: Template, error: Exception) -> int:
    """The line of a template at which it ended with an error, from 1: Jinja2 puts it there."""
    lines = [
        line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == _FILE
    ]
    return lines[-1] if lines else 1


def _within_limits(name: str, filter_: Filter) -> Filter:
    """A filter whose values are measured; it is never carried out while a template is compiled."""

    def measured(context: Context, *given: Any, **named: Any) -> Any:
        budget: _Budget = context[_BUDGET]
        try:
            size = sum(map(_size, (*given, *named.values())))
            budget.spend(_joined_size(*given, **named) if name == "join" else size)
            made = filter_(*given, **named)
            budget.spend(_size(made))
        except WordingError as error:
            raise WordingError(str(error), word=name) from error
        except (TypeError, ValueError, ArithmeticError) as error:
            raise WordingError(_said(error), word=name) from error
        return made

    limited: Filter = pass_context(measured)
    return limited


def _said(error: Exception) -> str:
    """The sentence of a filter's error; Python's own ones say nothing to a reader."""
    return "the filter cannot take this value" if isinstance(error, TypeError) else str(error)


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str) else 0


def _joined_size(items: Iterable[Any], between: str = "") -> int:
    """The characters of a list when it is joined, without joining it."""
    sizes = [len(str(item)) for item in items]
    return sum(sizes) + len(str(between)) * max(len(sizes) - 1, 0)


def _join(items: Iterable[Any], between: str = "") -> str:
    """The items of a list as one text, with another text between them."""
    return str(between).join(map(str, items))


def _first(items: Sequence[Any]) -> Any:
    if not items:
        raise WordingError("the list is empty")
    return items[0]


def _last(items: Sequence[Any]) -> Any:
    if not items:
        raise WordingError("the list is empty")
    return items[-1]


_OWN_FILTERS: dict[str, Filter] = {"join": _join, "first": _first, "last": _last}


@pass_context
def _limited(context: Context, items: Iterable[Any]) -> Iterator[Any]:
    """The items of a loop, as many as are allowed."""
    budget: _Budget = context[_BUDGET]
    for count, item in enumerate(items):
        if count >= MAX_TURNS or time.monotonic() > budget.ends:
            raise WordingError(f"a loop has more than {MAX_TURNS:,} turns or takes too long")
        yield item
