"""A place in a letter file → the page of the key that stands there, and of a rule."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from unassemble.base.diagnostics import Diagnostic
from unassemble.checks.manual import manual_pages
from unassemble.lsp.cursor import key_at
from unassemble.lsp.schema import place


class Shown(Struct, frozen=True):
    """A page, Markdown, and the characters of the line that it is of."""

    text: str
    start: int
    end: int


def key_page(text: str, line: int, column: int) -> Shown | None:
    """The page of the key at a place (counted from 0); None where there is none."""
    found = key_at(text, line, column)
    if found is None:
        return None
    path, start, end = found
    there = place(path)
    if there is None or not there.description:
        return None
    parts = [f"**{path[-1]}**", there.description]
    if there.words:
        parts.append("One of " + ", ".join(f"`{word}`" for word in there.words) + ".")
    if there.examples:
        shown = "\n".join(f"{path[-1]}: {_yaml(one)}" for one in there.examples)
        parts.append(f"```yaml\n{shown}\n```")
    return Shown("\n\n".join(parts), start, end)


def rule_pages(findings: Iterable[Diagnostic]) -> str:
    """The pages of the rules of some findings, each once."""
    names = dict.fromkeys(one.rule for one in findings)
    known = manual_pages()
    whole = [f"**{name}**\n\n{known[name].whole}" for name in names if name in known]
    return "\n\n---\n\n".join(whole)


def _yaml(value: Any) -> str:
    """A value on one line; JSON is YAML."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
