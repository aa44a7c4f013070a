"""Letter and Document → findings by the rules of the Editorial Manual, one rule per file.

A rule is a function that takes a `Subject` and yields `Found`; its docstring is its manual page.
The rules, in ``rules``, are loaded to check a letter or to print a page, never to build a letter.
"""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.base.diagnostics import Diagnostic
from unassemble.checks.registry import CheckRule, Found, all_rules
from unassemble.checks.subject import Subject

__all__ = ["CheckRule", "Found", "Subject", "all_rules", "findings"]


def findings(subject: Subject) -> Iterator[Diagnostic]:
    """The findings of all rules on a letter, in the order of the rules' names."""
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
