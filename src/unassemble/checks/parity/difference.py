"""A difference between two versions, as a finding with two places."""

from __future__ import annotations

from msgspec import Struct

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.source import Span
from unassemble.checks.subject import Subject


class Difference(Struct, frozen=True):
    """A difference: its places in the second version and in the first, None where it has none."""

    rule: str
    second: Span | None
    first: Span | None
    message: str
    end: Span | None = None

    def diagnostic(self, first: Subject, second: Subject) -> Diagnostic:
        """The finding, which names both places."""
        there = self.first or first.letter.span
        return Diagnostic(
            self.rule,
            "warning",
            self.second or second.letter.span,
            f"{self.message} ({first.letter.language}: {there})",
            end=self.end,
            related=there,
        )
