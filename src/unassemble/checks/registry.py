"""The decorator that registers a function as a rule, and the list of all rules.

The docstring of a rule is its page in the manual.  Its first line says in one sentence what is
found.  Then come, a paragraph each, why it matters, an ``Example:``, and what to do about it
(``Fix:``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from msgspec import Struct

from unassemble.base.diagnostics import Fix, Severity
from unassemble.base.source import Span
from unassemble.checks.subject import Subject


class Found(Struct, frozen=True):
    """One finding of a rule: a `Diagnostic` without the rule's name.

    ``severity`` replaces the rule's own severity where a case is more or less serious than most.
    """

    span: Span
    message: str
    hint: str | None = None
    end: Span | None = None
    fix: Fix | None = None
    severity: Severity | None = None


Check = Callable[[Subject], Iterable[Found]]


class CheckRule(Struct, frozen=True):
    """A rule: its name, the severity of its findings, its source, and its function.

    ``source`` names the page of the Editorial Manual, or the documents in which the practice was
    measured.  It ends in "[K]" if it is general knowledge that no source has confirmed.
    """

    name: str
    severity: Severity
    source: str
    check: Check
    fixable: bool = False
    needs: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The manual page, in Markdown."""
        import inspect  # takes 9 ms; only pages need it

        return inspect.cleandoc(self.check.__doc__ or "")


_rules: dict[str, CheckRule] = {}


def rule(
    name: str,
    *,
    severity: Severity,
    source: str,
    fixable: bool = False,
    needs: tuple[str, ...] = (),
) -> Callable[[Check], Check]:
    """Register a function as a rule.

    Args:
        name: as shown in findings; it reads well after "allow" (`repeated-agenda-item`).
        severity: "error" only if the document must not be issued in this state.
        source: see `CheckRule`.
        fixable: whether some of its findings have a safe repair.
        needs: keys of the letter file (see `LetterRecord.lacks`) without which its findings would
            not be true; it is left out where one of their values was wrong.
    """

    def register(check: Check) -> Check:
        _rules[name] = CheckRule(name, severity, source, check, fixable, needs)
        return check

    return register


PRINTED = (
    "address_malformed",
    "invisible_character",
    "repeated_agenda_item",
    "symbol_and_session",
    "word_error",
    "wording_left",
)
"""The modules of the rules that a build carries out too: those of errors, and those that find on
the page what nobody wrote or meant to be printed.  A build loads no other rule."""


@cache
def printed_rules() -> tuple[CheckRule, ...]:
    """The rules that a build carries out, in the order of their names."""
    for name in PRINTED:
        import_module(f"unassemble.checks.rules.{name}")
    return tuple(_rules[name.replace("_", "-")] for name in PRINTED)


@cache
def all_rules() -> tuple[CheckRule, ...]:
    """All rules, in the order of their names; loads them at the first call."""
    from unassemble.checks import rules  # each rule imports this module

    for module in iter_modules(rules.__path__, rules.__name__ + "."):
        import_module(module.name)
    return tuple(_rules[name] for name in sorted(_rules))
