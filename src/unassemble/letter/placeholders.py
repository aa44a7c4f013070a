"""Placeholders in a letter file: ``‹… title of the annex›``, to be written over.

`unassemble new` writes them; they must not be printed.
"""

from __future__ import annotations

import re

from unassemble.base.diagnostics import Findings
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence

MARK = "‹…"
_PLACEHOLDER = re.compile(r"‹…\s*([^›\n]*)›?")


def placeholder(what: str) -> str:
    """A placeholder that says what belongs there."""
    return f"{MARK} {what}›"


def report_placeholders(root: Mapping, findings: Findings) -> None:
    """Report each placeholder, once in each text."""
    _report(root, findings, set())


def _report(node: Node, findings: Findings, seen: set[int]) -> None:
    if id(node) in seen:
        return
    seen.add(id(node))
    match node:
        case Scalar():
            for found in _PLACEHOLDER.finditer(node.value):
                place = node.text("en").at(found.start())
                message = f"not filled in: {found.group(1).strip() or 'a text'}"
                findings.warning("not-filled-in", place, message, "replace all from ‹ to ›")
        case Sequence(items=items):
            for item in items:
                _report(item, findings, seen)
        case Mapping(pairs=pairs):
            for _, value in pairs.values():
                _report(value, findings, seen)
