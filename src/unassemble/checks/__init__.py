"""Letter and Document → findings of the Editorial Manual: one rule a file, in ``rules``.

A rule is a function of a `Subject` that yields `Found`; its docstring is its manual page.  Rules
are loaded when a letter is checked or a page is asked for, never when one is built.
"""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.base.diagnostics import Diagnostic
from unassemble.checks.registry import CheckRule, Found, all_rules
from unassemble.checks.subject import Subject

__all__ = ["CheckRule", "Found", "Subject", "all_rules", "findings"]


def findings(subject: Subject) -> Iterator[Diagnostic]:
    """What the rules find in a letter, rule after rule."""
    for rule in all_rules():
        for found in rule.check(subject):
            yield Diagnostic(
                rule.name,
                found.severity or rule.severity,
                found.span,
                found.message,
                found.hint,
                found.end,
                found.fix,
            )
