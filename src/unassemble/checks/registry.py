"""The decorator that makes a function a rule, and the rules by name.

A rule's docstring is its page in the manual.  Its first line says what is found, in one sentence;
then come, each as a paragraph, why it matters, an ``Example:`` and what to do about it
(``Mend:``).
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
    """What a rule finds: as a `Diagnostic`, without the rule's name.

    ``severity`` replaces the rule's own where a case is worse, or better, than most.
    """

    span: Span
    message: str
    hint: str | None = None
    end: Span | None = None
    fix: Fix | None = None
    severity: Severity | None = None


Check = Callable[[Subject], Iterable[Found]]


class CheckRule(Struct, frozen=True):
    """A rule: its name, how bad what it finds is, its function, and where the rule is from.

    ``source`` names the page of the Editorial Manual, or where the practice was measured; it ends
    in "[K]" where it is general knowledge that no source has confirmed.
    """

    name: str
    severity: Severity
    source: str
    check: Check
    fixable: bool = False

    @property
    def page(self) -> str:
        """The manual page, Markdown."""
        import inspect  # 9 ms at start, for pages alone

        return inspect.cleandoc(self.check.__doc__ or "")


_rules: dict[str, CheckRule] = {}


def rule(
    name: str, *, severity: Severity, source: str, fixable: bool = False
) -> Callable[[Check], Check]:
    """Make a function a rule.

    Args:
        name: as findings show it; it reads after "allow" (`repeated-agenda-item`).
        severity: "error" only where a document must not go out so.
        source: where the rule is from.
        fixable: whether some of its findings carry a safe repair.
    """

    def register(check: Check) -> Check:
        _rules[name] = CheckRule(name, severity, source, check, fixable)
        return check

    return register


@cache
def all_rules() -> tuple[CheckRule, ...]:
    """All rules, by name."""
    from unassemble.checks import rules

    for module in iter_modules(rules.__path__, rules.__name__ + "."):
        import_module(module.name)
    return tuple(_rules[name] for name in sorted(_rules))
