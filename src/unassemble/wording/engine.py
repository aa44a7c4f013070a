"""The sandboxed Jinja2 environment: template and values → text, within limits.

A template may use names, the filters it is given, conditions and loops.  It cannot call, import or
assign, sees no attribute of a value but the items of mappings and lists, and an unknown name is an
error (`jinja2.StrictUndefined`).  Output, time and loops are limited.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_OUTPUT = 1_000_000
"""Characters that a template may make."""
MAX_SECONDS = 2.0
MAX_TURNS = 10_000
"""Turns of one loop."""
PLAIN_FILTERS = ("upper", "lower", "first", "last", "length", "default", "join")
"""Filters of Jinja2 itself that a template may use."""

Filter = Callable[..., str]

_GUARD = "limited"  # the filter put on what a loop runs over; no template can name it
_OPENING = re.compile(r"\{\{|\{%|\{#")


class WordingError(Exception):
    """A text that cannot be filled in: a wrong value, a missing one, or a limit passed."""


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
    made.filters = {**plain, **filters, _GUARD: _limited}
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
        return Template.from_code(sandbox, sandbox.compile(tree), {}, None)
    except (TemplateError, RecursionError) as error:
        raise WordingError(str(error)) from error


def render(made: Template, values: Mapping[str, Any]) -> str:
    """The text of a template with its values.

    Raises:
        WordingError: a value is missing or wrong for a filter, or a limit is passed.
    """
    parts: list[str] = []
    size, started = 0, time.monotonic()
    try:
        for part in made.generate(values):
            size += len(part)
            if size > MAX_OUTPUT or time.monotonic() - started > MAX_SECONDS:
                raise WordingError("it makes more than 1 MB of text or takes longer than 2 seconds")
            parts.append(part)
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise WordingError(str(error)) from error
    return "".join(parts)


def _limited(items: Iterable[Any]) -> Iterator[Any]:
    """The items of a loop, as many as are allowed."""
    started = time.monotonic()
    for count, item in enumerate(items):
        if count >= MAX_TURNS or time.monotonic() - started > MAX_SECONDS:
            raise WordingError(f"a loop has more than {MAX_TURNS:,} turns or takes too long")
        yield item
