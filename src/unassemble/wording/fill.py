"""A text of a letter file or a mission → the same with its templates filled in, or findings.

What a template may hold is checked before it is filled in, so that each fault is reported with its
place.  Callers escape the values, so that none is read as Markdown.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from msgspec import Struct

from unassemble.base.diagnostics import Findings, closest
from unassemble.base.lines import line_starts
from unassemble.base.source import SourceText
from unassemble.wording.engine import Sandbox, WordingError, is_template, render, template
from unassemble.wording.limits import excess

MAX_LOOPS = 3
"""How deep loops may be nested."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#^~|!])")
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_UNREADABLE = "what stands between braces cannot be read"
_BRACES = "write two braces on each side of a name, such as {{ dated }}; no other braces"
_SIGNS = {
    "Assign": "{% set %}",
    "AssignBlock": "{% set %}",
    "Macro": "{% macro %}",
    "CallBlock": "{% call %}",
    "Include": "{% include %}",
    "Import": "{% import %}",
    "FromImport": "{% from %}",
    "Extends": "{% extends %}",
    "Block": "{% block %}",
    "FilterBlock": "{% filter %}",
    "With": "{% with %}",
    "Call": "a pair of brackets after a name",
    "List": "a list in brackets",
    "Tuple": "a list",
    "Dict": "a pair of single braces",
    "Pow": "“**”",
    "Mul": "“*”",
    "Div": "“/”",
    "FloorDiv": "“//”",
    "Mod": "“%”",
    "Add": "“+”",
    "Sub": "“-”",
    "Neg": "“-”",
    "Pos": "“+”",
    "Concat": "“~”",
}
_ALLOWED = frozenset((
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If,
    nodes.CondExpr, nodes.For, nodes.Filter, nodes.Keyword, nodes.Not, nodes.And, nodes.Or,
    nodes.Compare, nodes.Operand, nodes.Getitem, nodes.Getattr, nodes.Test,
))  # fmt: skip


class Missing(Struct, frozen=True):
    """A value that a text may name but that this letter lacks: why, and a hint."""

    reason: str
    hint: str


def escape(text: str) -> str:
    """A value as Markdown that prints just these characters."""
    return _SPECIAL.sub(r"\\\1", text)


def fill(
    text: SourceText,
    values: Mapping[str, Any],
    findings: Findings,
    sandbox: Sandbox,
    phrases: Collection[str],
) -> SourceText:
    """The text filled in; a text that is no template is returned as it is.

    Args:
        text: a template, or a text that is returned as it is.
        values: texts, numbers, lists and mappings of them, by the names that the text may use.
        findings: gets what is not allowed in the text, which is then returned as it is.
        sandbox: fills it in.
        phrases: the keys that the filter ``phrase`` knows.
    """
    if not is_template(text.value):
        return text
    found = excess(text.value)
    if found is not None:
        message = f"the text cannot be filled in: {found.message}"
        findings.error("wording-refused", text.at(found.offset), message)
        return text
    try:
        tree = sandbox.parse(text.value)
        check = _TemplateCheck(text, values, findings, sandbox.allowed_filters, phrases)
        if not check.accepts(tree):
            return text
        rendered = render(template(sandbox, text.value), values)
    except TemplateSyntaxError as error:
        span = text.at(_offset(text.value, error.lineno))
        findings.error("wording-syntax", span, _UNREADABLE, _BRACES)
        return text
    except RecursionError:
        findings.error("wording-refused", text.span, "braces or brackets are nested too deeply")
        return text
    except WordingError as error:
        span = text.at(_offset(text.value, error.line, error.word))
        findings.error("wording-refused", span, f"the text cannot be filled in: {error}")
        return text
    return _placed(rendered, text)


def _sign(node: nodes.Node) -> str:
    """What a node of a template looks like to the person who wrote it."""
    return _SIGNS.get(type(node).__name__, "what stands between these braces")


class _TemplateCheck(Struct):
    """Reports what is not allowed in a template, each with its place."""

    text: SourceText
    values: Mapping[str, Any]
    findings: Findings
    filters: Collection[str]
    phrases: Collection[str]

    def accepts(self, tree: nodes.Template) -> bool:
        """Whether the template may be filled in."""
        before = self.findings.added
        loops = {
            name.name
            for loop in tree.find_all(nodes.For)
            for name in (loop.target, *loop.target.find_all(nodes.Name))
            if isinstance(name, nodes.Name)
        }
        for node in (tree, *tree.find_all(nodes.Node)):
            match node:
                case _ if type(node) not in _ALLOWED:
                    self._refuse(node, f"{_sign(node)} is not allowed in wording")
                case nodes.Name(ctx="load") if node.name not in loops:
                    self._name(node)
                case nodes.Filter() if node.name not in self.filters:
                    hint = self._hint("unknown-filter", node.name, self.filters)
                    self._error("unknown-filter", node, f"unknown filter “{node.name}”", hint)
                case nodes.Filter(name="phrase", node=nodes.Const(value=key)):
                    self._phrase(node, str(key))
                case nodes.Const(value=float(value)) if not math.isfinite(value):
                    self._refuse(node, "the number is too large")
                case nodes.Getattr():
                    self._attribute(node)
        if _depth(tree, 0) > MAX_LOOPS:
            self._refuse(tree, f"loops are nested more than {MAX_LOOPS} deep")
        return self.findings.added == before

    def _error(self, rule: str, node: nodes.Node, message: str, hint: str) -> None:
        if self.findings.is_full(rule):
            self.findings.error(rule, self.text.span, message, hint)
            return
        word = getattr(node, "name", None) or getattr(node, "attr", None)
        place = self.text.at(_offset(self.text.value, node.lineno, word))
        self.findings.error(rule, place, message, hint)

    def _refuse(self, node: nodes.Node, message: str) -> None:
        self._error("wording-refused", node, message, "use names, filters, if and for only")

    def _name(self, node: nodes.Name) -> None:
        value = self.values.get(node.name)
        if isinstance(value, Missing):
            self._error("no-standing-wording", node, value.reason, value.hint)
        elif node.name not in self.values:
            hint = self._hint("unknown-name", node.name, self.values)
            self._error("unknown-name", node, f"unknown name “{node.name}”", hint)

    def _attribute(self, node: nodes.Getattr) -> None:
        if node.attr.startswith("_"):
            self._refuse(node, f"“{node.attr}” is not allowed in wording")
        elif isinstance(node.node, nodes.Name):
            value = self.values.get(node.node.name)
            if isinstance(value, Mapping) and node.attr not in value:
                message = f"“{node.node.name}” has no “{node.attr}”"
                hint = f"it has {', '.join(sorted(value)) or 'nothing'}"
                self._error("unknown-name", node, message, hint)

    def _hint(self, rule: str, given: str, known: Collection[str]) -> str:
        """The name that was probably meant, or all; nothing where a finding is only counted."""
        return "" if self.findings.is_full(rule) else _meant(given, tuple(sorted(known)))

    def _phrase(self, node: nodes.Filter, key: str) -> None:
        if key not in self.phrases:
            close = closest(key, self.phrases)
            hint = f"did you mean “{close}”?" if close else "`unassemble phrases` lists them"
            self._error("unknown-phrase", node, f"unknown phrase “{key}”", hint)


@lru_cache(maxsize=256)
def _meant(given: str, known: tuple[str, ...]) -> str:
    close = closest(given, known)
    return f"did you mean “{close}”?" if close else f"known are {', '.join(known)}"


def _depth(node: nodes.Node, above: int) -> int:
    here = above + isinstance(node, nodes.For)
    return max((_depth(child, here) for child in node.iter_child_nodes()), default=here)


def _offset(value: str, line: int | None, word: str | None = None) -> int:
    """The offset of a line of the text, or of a word in it."""
    starts = [*line_starts(value), len(value)]
    index = min(max((line or 1) - 1, 0), len(starts) - 2)
    start, end = starts[index], starts[index + 1]
    if word:
        found = re.compile(rf"\b{re.escape(word)}\b").search(value, start, end)
        if found:
            return found.start()
    return start


def _placed(rendered: str, text: SourceText) -> SourceText:
    """The filled text with the places of its lines, where their number has not changed.

    What follows a value that was filled in has its own place.
    """
    if rendered.count("\n") != text.value.count("\n"):
        return SourceText(rendered, text.span, text.language)
    anchors, old, new = [], 0, 0
    for before, after in zip(text.value.split("\n"), rendered.split("\n"), strict=True):
        for at, filled_at in _literals(before, after):
            place = text.at(old + at)
            anchors.append((new + filled_at, place.line, place.column))
        old, new = old + len(before) + 1, new + len(after) + 1
    return SourceText(rendered, text.span, text.language, tuple(anchors))


def _literals(before: str, after: str) -> list[tuple[int, int]]:
    """Where the written parts of a line begin in it, and in the line as filled in."""
    marks = list(_TEMPLATE.finditer(before))
    out, end = [(0, 0)], marks[0].start() if marks else 0
    for index, mark in enumerate(marks):
        last = index == len(marks) - 1
        part = before[mark.end() : None if last else marks[index + 1].start()]
        at = len(after) - len(part) if last else after.find(part, end)
        if at < end:
            break
        out.append((mark.end(), at))
        end = at + len(part)
    return out
