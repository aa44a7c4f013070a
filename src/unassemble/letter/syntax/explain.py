"""The errors of a parser → findings that name the mistake, its place, and the line as meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

import yaml

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.lines import lines_of
from unassemble.base.source import Span
from unassemble.letter.syntax.brackets import brackets
from unassemble.letter.syntax.colons import colons, odd_colon
from unassemble.letter.syntax.indents import indents, texts
from unassemble.letter.syntax.lines import Lines, Problem, Repair, finding
from unassemble.letter.syntax.marks import blanks, bullets, tight_dashes
from unassemble.letter.syntax.quotes import bars, continued, headers, unclosed, values
from unassemble.yamltext.reading import yaml_source

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MISTAKES = 20
"""Mistakes that one run explains."""
_CHARACTERS = 4_000_000
"""Characters that are parsed for it; reading them takes about a second."""
_UNTIL_END = 1 << 60


def explained(text: str, name: str) -> list[Diagnostic]:
    """The mistakes for which a text cannot be read as YAML, in the order of its lines.

    ``name`` is the name of the file in the findings.  The list is empty if the text can be read.
    """
    found: list[Diagnostic] = []
    budget = _CHARACTERS
    problem = problem_of(text)
    while problem is not None and len(found) < _MISTAKES:
        lines = Lines(lines_of(text))
        best: tuple[int, Repair, str, Problem | None] | None = None
        for repair in islice(_repairs(lines, problem), max(0, budget // (len(text) + 1))):
            budget -= len(text) + 1
            tried = _changed(lines, repair)
            left = problem_of(tried)
            reached = _UNTIL_END if left is None else left.line
            if reached > max(problem.line, repair.line) and (best is None or reached > best[0]):
                best = (reached, repair, tried, left)
                if left is None:
                    break
        if best is None:
            found.append(_plain(problem, name))
            break
        _, repair, text, problem = best
        found.append(finding(repair, name))
    return sorted(found, key=lambda one: (one.span.line, one.span.column))


def problem_of(text: str) -> Problem | None:
    """Where a text cannot be read as YAML, or None."""
    anchors = set()
    try:
        for event in yaml.parse(yaml_source(text).text, Loader=_LOADER):
            anchor = getattr(event, "anchor", None)
            if isinstance(event, yaml.AliasEvent) and anchor not in anchors:
                mark: Any = event.start_mark
                return Problem(mark.line, mark.column, None, "alias")
            anchors.add(anchor)
    except yaml.YAMLError as error:
        at: Any = getattr(error, "problem_mark", None)
        began: Any = getattr(error, "context_mark", None)
        opened = (began.line, began.column) if began else None
        line, column = (at.line, at.column) if at else opened or (0, 0)
        return Problem(line, column, opened, str(getattr(error, "problem", "")))
    return None


def _repairs(lines: Lines, problem: Problem) -> Iterator[Repair]:
    """Mistakes that may be the cause, the likeliest first."""
    focus = _focus(lines, problem)
    odd = (at for at, line in enumerate(lines.all) if lines.structural[at] and odd_colon(line))
    near = [at for at in odd if at <= problem.line + 1][-8:]
    yield from chain.from_iterable(colons(lines, at) for at in dict.fromkeys([*focus, *near]))
    yield from bullets(lines)
    yield from tight_dashes(lines)
    yield from blanks(lines)
    for kind in (headers, unclosed):
        yield from chain.from_iterable(kind(lines, at) for at in focus)
    quotes = [at for at in lines.before(problem.line) if any(c in lines[at] for c in "\"'")]
    yield from chain.from_iterable(unclosed(lines, at) for at in reversed(quotes[:8]))
    yield from chain.from_iterable(brackets(lines, problem, at) for at in focus)
    for kind in (bars, values, texts, continued):
        yield from chain.from_iterable(kind(lines, at) for at in focus)
    yield from indents(lines, focus)


def _focus(lines: Lines, problem: Problem) -> list[int]:
    """The lines in which the cause most often is."""
    opened = [problem.opened[0]] if problem.opened else []
    near = [problem.line, *islice(lines.before(problem.line), 2)]
    inside = "bracket" in problem.what or "expected ','" in problem.what
    order = [*opened, *near] if inside or "quoted" in problem.what else [*near, *opened]
    return list(dict.fromkeys(order))


def _changed(lines: Lines, repair: Repair) -> str:
    made = list(lines.all)
    for at, line in repair.changes.items():
        made[at] = line
    return "\n".join(made)


def _plain(problem: Problem, name: str) -> Diagnostic:
    """What is known of a mistake that is none of those."""
    line, column = problem.opened or (problem.line, problem.column)
    message = "the file cannot be read from here on"
    if line < problem.line:
        message = f"what begins here cannot be read: it goes wrong on line {problem.line + 1}"
    else:
        line, column = problem.line, problem.column
    hint = "check the indentation, the quotation marks and the brackets from the line above on"
    return Diagnostic("not-yaml", "error", Span(name, line + 1, column + 1), message, hint)
