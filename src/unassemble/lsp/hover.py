"""A position in a letter file → the description of its key; findings → the pages of their rules."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from unassemble.base.diagnostics import Diagnostic
from unassemble.checks.manual import manual_pages
from unassemble.lsp.cursor import key_at
from unassemble.lsp.schema import entry_at


class HoverText(Struct, frozen=True):
    """A page in Markdown, and the columns of the line to which it belongs."""

    text: str
    start: int
    end: int


def key_page(text: str, line: int, column: int) -> HoverText | None:
    """The description of the key at a position (counted from 0); None if there is none."""
    found = key_at(text, line, column)
    if found is None:
        return None
    path, start, end = found
    entry = entry_at(path)
    if entry is None or not entry.description:
        return None
    parts = [f"**{path[-1]}**", entry.description]
    if entry.words:
        parts.append("One of " + ", ".join(f"`{word}`" for word in entry.words) + ".")
    if entry.examples:
        examples = "\n".join(f"{path[-1]}: {_yaml(example)}" for example in entry.examples)
        parts.append(f"```yaml\n{examples}\n```")
    return HoverText("\n\n".join(parts), start, end)


def rule_pages(findings: Iterable[Diagnostic]) -> str:
    """The manual pages of the rules of findings, each page once."""
    names = dict.fromkeys(finding.rule for finding in findings)
    known = manual_pages()
    whole = [f"**{name}**\n\n{known[name].whole}" for name in names if name in known]
    return "\n\n---\n\n".join(whole)


def _yaml(value: Any) -> str:
    """A value on one line, as JSON, which is also YAML."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
