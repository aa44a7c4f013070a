"""Placeholders in a letter file: ``‹… title of the annex›``, to be written over.

`unassemble new` writes them; they must not be printed.
"""

from __future__ import annotations

import re

from unassemble.base.diagnostics import Findings
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence

MARK = "‹…"
_PLACEHOLDER = re.compile(r"‹…\s*([^›\n]*)›?")
_WHOLE = re.compile(r"\s*‹\s*([^‹›\n]+)›\s*")
"""A value that is nothing else: ‹name›, as a person may write it."""


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
            whole = _WHOLE.fullmatch(node.value)
            blanks = [whole] if whole else _PLACEHOLDER.finditer(node.value)
            for found in blanks:
                place = node.text("en").at(found.start(1) if whole else found.start())
                what = found.group(1).removeprefix("…").replace("*", "").strip() or "a text"
                message = f"still to be filled in: {what}"
                findings.warning("not-filled-in", place, message, "write over all from ‹ to ›")
        case Sequence(items=items):
            for item in items:
                _report(item, findings, seen)
        case Mapping(pairs=pairs):
            for _, value in pairs.values():
                _report(value, findings, seen)
