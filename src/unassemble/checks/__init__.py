"""Letter and Document → findings by the rules of the Editorial Manual, one rule per file.

A rule is a function that takes a `Subject` and yields `Found`; its docstring is its manual page.
The rules, in ``rules``, are loaded to check a letter or to print a page.  A build loads a few of
them (`registry.PRINTED`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unassemble.base.diagnostics import Diagnostic
from unassemble.checks.registry import CheckRule, Found, all_rules, printed_rules
from unassemble.checks.subject import Subject

__all__ = ["CheckRule", "Found", "Subject", "all_rules", "findings", "printed_rules"]


def findings(subject: Subject, rules: Iterable[CheckRule] | None = None) -> Iterator[Diagnostic]:
    """The findings of rules on a letter, of all by default, in the order of the rules' names.

    Most look at words, so there are none on a letter that does not state its language.
    """
    letter = subject.letter
    if letter.lacks("language"):
        return
    for rule in all_rules() if rules is None else rules:
        if letter.lacks(*rule.needs):
            continue
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
