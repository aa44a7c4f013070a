"""``{{ … }}`` in the text of the letter → words: a small, closed part of Jinja2.

Only names, filters of a short list, conditions and loops are allowed; nothing can be assigned,
called or imported, so that no template can grow or look at anything it was not given.  Values
are escaped, so that none is read as Markdown.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from unassemble.diagnostics import Findings
from unassemble.languages import (
    agenda_numbers,
    format_date,
    join_list,
    organ_name,
    state_name,
)
from unassemble.letter.records import Letter
from unassemble.source import SourceText

if TYPE_CHECKING:
    from jinja2 import nodes

MAX_OUTPUT = 1_000_000
MAX_SECONDS = 2.0
MAX_TURNS = 10_000
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#^~|!])")
_OPENING = re.compile(r"\{\{|\{%|\{#")
_ALLOWED = frozenset(
    (
        "Template", "Output", "TemplateData", "Name", "Const", "If", "CondExpr", "For", "Filter",
        "Not", "And", "Or", "Compare", "Operand", "Getitem", "Getattr", "Test",
    )
)  # fmt: skip
_FILTERS = ("upper", "lower", "first", "last", "length", "default", "join")


class _RefusedError(Exception):
    """A template that goes past a limit."""


def filled(text: SourceText, letter: Letter, findings: Findings) -> SourceText:
    """The text with its placeholders filled in; a text without any is returned as it is."""
    if not _OPENING.search(text.value):
        return text
    # 59 ms at start, needed only by letters that have placeholders.
    from jinja2 import TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError

    environment = _environment()
    try:
        tree = environment.parse(text.value)
        if not _checked(tree, text, letter, findings):
            return text
        rendered = _render(environment, tree, values(letter))
    except TemplateSyntaxError as error:
        span = text.at(_offset(text.value, error.lineno))
        findings.error("wording-syntax", span, f"the placeholder cannot be read: {error.message}")
        return text
    except (_RefusedError, SecurityError, UndefinedError, TypeError, ValueError) as error:
        findings.error("wording-refused", text.span, f"the wording was refused: {error}")
        return text
    return _placed(rendered, text)


def values(letter: Letter) -> dict[str, Any]:
    """What placeholders may name, written out in the language of the version."""
    language = letter.language
    body = letter.letter
    items = [(int(item.number), item.sub or None) for o in letter.organs for item in o.items]
    state = ""
    if body.senders and body.senders[0].state is not None:
        given = body.senders[0].state
        known = state_name(given.code, language)
        state = str(given.name) if given.name is not None else (known.text if known else "")
    symbols = [str(symbol) for symbol in letter.symbols]
    plain = {
        "dated": format_date(body.dated, language) if body.dated else "",
        "date": format_date(letter.date, language) if letter.date else "",
        "agenda_numbers": agenda_numbers(items, language) if items else "",
        "symbols": [escape(symbol) for symbol in symbols],
        "symbol": "-".join(symbols),
        "state": state,
        "organs": [escape(organ_name(organ.kind, language)) for organ in letter.organs],
        "annex_count": len(letter.annexes),
        "language": language,
    }
    return {name: escape(v) if isinstance(v, str) else v for name, v in plain.items()}


def escape(text: str) -> str:
    """A value as Markdown that prints just these characters."""
    return _SPECIAL.sub(r"\\\1", text)


def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
    )
    environment.globals.clear()
    environment.filters = {
        name: filter_ for name, filter_ in environment.filters.items() if name in _FILTERS
    }
    environment.filters["list"] = lambda words, language: join_list(list(words), language)
    environment.filters["turns"] = _turns
    return environment


def _turns(items: Iterable[Any]) -> Iterator[Any]:
    """The items of a loop, as many as may be."""
    started = time.monotonic()
    for count, item in enumerate(items):
        if count >= MAX_TURNS or time.monotonic() - started > MAX_SECONDS:
            raise _RefusedError(f"a loop has more than {MAX_TURNS:,} turns or takes too long")
        yield item


def _checked(tree: nodes.Template, text: SourceText, letter: Letter, findings: Findings) -> bool:
    """Report what may not stand in a template, each with its place; guard its loops."""
    from jinja2 import nodes

    known = set(values(letter))
    loops = {
        name.name for loop in tree.find_all(nodes.For) for name in loop.target.find_all(nodes.Name)
    } | {
        loop.target.name for loop in tree.find_all(nodes.For) if isinstance(loop.target, nodes.Name)
    }
    sound = True
    for node in (tree, *tree.find_all(nodes.Node)):
        kind = type(node).__name__
        place = text.at(_offset(text.value, node.lineno, getattr(node, "name", None)))
        if kind not in _ALLOWED:
            findings.error(
                "wording-refused",
                place,
                f"“{kind}” may not stand in a letter’s wording",
                "only names, filters, if and for",
            )
            sound = False
        elif isinstance(node, nodes.Name) and node.ctx == "load":
            if node.name not in known | loops:
                findings.error(
                    "unknown-name",
                    place,
                    f"“{node.name}” is no name this letter knows",
                    f"names are {', '.join(sorted(known))}",
                )
                sound = False
        elif isinstance(node, nodes.Filter) and node.name not in (*_FILTERS, "list"):
            findings.error("unknown-filter", place, f"“{node.name}” is no filter that is allowed")
            sound = False
        elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            findings.error("wording-refused", place, f"“{node.attr}” may not be looked at")
            sound = False
    depth = _depth(tree, 0)
    if depth > 3:
        findings.error("wording-refused", text.span, "loops are nested more than three deep")
        sound = False
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, "turns", [], [], None, None, lineno=loop.lineno)
    return sound


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
