"""A text with ``{{ … }}`` and ``{% … %}`` → words: a small, closed part of Jinja2.

Only names, filters of a short list, conditions and loops are allowed; nothing can be assigned,
called or imported, and only what a value holds can be looked at, so that no template can grow or
look at anything it was not given.  Values are escaped, so that none is read as Markdown.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from unassemble.base.diagnostics import Findings, closest
from unassemble.base.source import SourceText
from unassemble.languages import format_date, phrase_table
from unassemble.wording.filters import PLAIN, WrongUseError, filters

if TYPE_CHECKING:
    from jinja2 import nodes

MAX_OUTPUT = 1_000_000
MAX_SECONDS = 2.0
MAX_TURNS = 10_000
MAX_LOOPS = 3
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#^~|!])")
_OPENING = re.compile(r"\{\{|\{%|\{#")
_ALLOWED = frozenset(
    (
        "Template", "Output", "TemplateData", "Name", "Const", "If", "CondExpr", "For", "Filter",
        "Keyword", "Not", "And", "Or", "Compare", "Operand", "Getitem", "Getattr", "Test",
    )
)  # fmt: skip


class Missing(Struct, frozen=True):
    """Stands for a value that a text may ask for and cannot have: why, and what helps."""

    reason: str
    hint: str


class Written(str):
    """A date in words; the filter ``date`` can write it otherwise."""

    __slots__ = ("value",)
    value: date

    def __new__(cls, value: date, language: Any) -> Written:
        """The day in the words of a language."""
        made = super().__new__(cls, format_date(value, language))
        made.value = value
        return made


class _RefusedError(Exception):
    """A template that goes past a limit."""


def has_placeholders(text: str) -> bool:
    """Whether there is anything to fill in."""
    return _OPENING.search(text) is not None


def escape(text: str) -> str:
    """A value as Markdown that prints just these characters."""
    return _SPECIAL.sub(r"\\\1", text)


def fill(
    text: SourceText,
    values: Mapping[str, Any],
    findings: Findings,
    more: Mapping[str, Callable[..., str]] | None = None,
) -> SourceText:
    """The text with its placeholders filled in; a text without any is returned as it is.

    Args:
        text: in the language in which filters write.
        values: what placeholders may name: texts, numbers, lists and mappings of them.
        findings: gets what may not stand in the text; it is then returned as it is.
        more: filters beside the usual ones.
    """
    if not has_placeholders(text.value):
        return text
    # 59 ms at start, needed only by texts that have placeholders.
    from jinja2 import TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError

    known = {**filters(text.language), **(more or {})}
    environment = _environment(known)
    try:
        tree = environment.parse(text.value)
        if not _Check(text, values, findings, {*known, *PLAIN}).accepts(tree):
            return text
        rendered = _render(environment, tree, dict(values))
    except TemplateSyntaxError as error:
        span = text.at(_offset(text.value, error.lineno))
        findings.error("wording-syntax", span, f"the placeholder cannot be read: {error.message}")
        return text
    except (
        _RefusedError, SecurityError, UndefinedError, WrongUseError, TypeError, ValueError,
    ) as error:  # fmt: skip
        findings.error("wording-refused", text.span, f"the wording was refused: {error}")
        return text
    return _placed(rendered, text)


def _environment(known: Mapping[str, Callable[..., str]]) -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Closed(ImmutableSandboxedEnvironment):
        """Looks into mappings and lists alone, never at a value's own attributes."""

        def getattr(self, obj: Any, attribute: str) -> Any:
            return self.getitem(obj, attribute)

        def getitem(self, obj: Any, argument: Any) -> Any:
            if isinstance(obj, Mapping) and argument in obj:
                return obj[argument]
            inside = isinstance(obj, list | tuple) and isinstance(argument, int)
            if inside and -len(obj) <= argument < len(obj):
                return obj[argument]
            return self.undefined(obj=obj, name=argument)

    environment = Closed(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)
    environment.globals.clear()
    plain = {name: environment.filters[name] for name in PLAIN}
    environment.filters = {**plain, **known, "turns": _turns}
    return environment


def _turns(items: Iterable[Any]) -> Iterator[Any]:
    """The items of a loop, as many as may be."""
    started = time.monotonic()
    for count, item in enumerate(items):
        if count >= MAX_TURNS or time.monotonic() - started > MAX_SECONDS:
            raise _RefusedError(f"a loop has more than {MAX_TURNS:,} turns or takes too long")
        yield item


class _Check(Struct):
    """Reports what may not stand in a template, each with its place; guards its loops."""

    text: SourceText
    values: Mapping[str, Any]
    findings: Findings
    filters: set[str]

    def accepts(self, tree: nodes.Template) -> bool:
        """Whether the template may be filled in."""
        from jinja2 import nodes

        before = len(self.findings)
        loops = {
            name.name
            for loop in tree.find_all(nodes.For)
            for name in (loop.target, *loop.target.find_all(nodes.Name))
            if isinstance(name, nodes.Name)
        }
        for node in (tree, *tree.find_all(nodes.Node)):
            match node:
                case _ if type(node).__name__ not in _ALLOWED:
                    self._refuse(node, f"“{type(node).__name__}” may not stand in wording")
                case nodes.Name(ctx="load") if node.name not in loops:
                    self._name(node)
                case nodes.Filter() if node.name not in self.filters:
                    close = closest(node.name, self.filters)
                    hint = (
                        f"did you mean “{close}”?" if close else f"they are {_listed(self.filters)}"
                    )
                    self._error(
                        "unknown-filter", node, f"“{node.name}” is no filter that is allowed", hint
                    )
                case nodes.Filter(name="phrase", node=nodes.Const()):
                    self._phrase(node)
                case nodes.Getattr():
                    self._attribute(node)
        if _depth(tree, 0) > MAX_LOOPS:
            self._refuse(tree, f"loops are nested more than {MAX_LOOPS} deep")
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "turns", [], [], None, None, lineno=loop.lineno)
        return len(self.findings) == before

    def _error(self, rule: str, node: nodes.Node, message: str, hint: str | None = None) -> None:
        word = getattr(node, "name", None) or getattr(node, "attr", None)
        place = self.text.at(_offset(self.text.value, node.lineno, word))
        self.findings.error(rule, place, message, hint)

    def _refuse(self, node: nodes.Node, message: str) -> None:
        self._error("wording-refused", node, message, "only names, filters, if and for")

    def _name(self, node: nodes.Name) -> None:
        value = self.values.get(node.name)
        if isinstance(value, Missing):
            self._error("no-standing-wording", node, value.reason, value.hint)
        elif node.name not in self.values:
            close = closest(node.name, self.values)
            hint = f"did you mean “{close}”?" if close else f"names are {_listed(self.values)}"
            self._error("unknown-name", node, f"“{node.name}” is no name this letter knows", hint)

    def _attribute(self, node: nodes.Getattr) -> None:
        from jinja2 import nodes

        if node.attr.startswith("_"):
            self._error("wording-refused", node, f"“{node.attr}” may not be looked at")
        elif isinstance(node.node, nodes.Name):
            value = self.values.get(node.node.name)
            if isinstance(value, Mapping) and node.attr not in value:
                known = f"it holds {_listed(value)}"
                message = f"“{node.node.name}” holds no “{node.attr}”"
                self._error("unknown-name", node, message, known)

    def _phrase(self, node: nodes.Filter) -> None:
        from jinja2 import nodes

        key = node.node.value if isinstance(node.node, nodes.Const) else ""
        phrases = phrase_table(self.text.language)
        if key not in phrases:
            close = closest(str(key), phrases)
            hint = f"did you mean “{close}”?" if close else "`unassemble phrases` lists them"
            self._error("unknown-phrase", node, f"there is no phrase “{key}”", hint)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _depth(node: nodes.Node, above: int) -> int:
    from jinja2 import nodes

    here = above + isinstance(node, nodes.For)
    return max((_depth(child, here) for child in node.iter_child_nodes()), default=here)


def _render(environment: Any, tree: nodes.Template, given: dict[str, Any]) -> str:
    from jinja2 import Template

    code = environment.compile(tree)
    template = Template.from_code(environment, code, {}, None)
    parts: list[str] = []
    size, started = 0, time.monotonic()
    for part in template.generate(given):
        size += len(part)
        if size > MAX_OUTPUT or time.monotonic() - started > MAX_SECONDS:
            raise _RefusedError("it makes more than 1 MB of text or takes longer than 2 seconds")
        parts.append(part)
    return "".join(parts)


def _offset(value: str, line: int | None, word: str | None = None) -> int:
    """The offset of a line of the text, or of a word in it."""
    start = 0
    for _ in range((line or 1) - 1):
        start = value.find("\n", start) + 1
    if word:
        end = value.find("\n", start)
        found = re.compile(rf"\b{re.escape(word)}\b").search(
            value, start, end if end >= 0 else len(value)
        )
        if found:
            return found.start()
    return start


def _placed(rendered: str, text: SourceText) -> SourceText:
    """The filled text with the places of its lines, where their number has not changed."""
    if rendered.count("\n") != text.value.count("\n"):
        return SourceText(rendered, text.span, text.language)
    anchors, old, new = [], 0, 0
    for before, after in zip(text.value.split("\n"), rendered.split("\n"), strict=True):
        place = text.at(old)
        anchors.append((new, place.line, place.column))
        old, new = old + len(before) + 1, new + len(after) + 1
    return SourceText(rendered, text.span, text.language, tuple(anchors))
