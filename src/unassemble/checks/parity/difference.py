"""A difference between two versions of a letter, as a finding with two places."""

from __future__ import annotations

from msgspec import Struct

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.source import Span
from unassemble.checks.subject import Subject


class Difference(Struct, frozen=True):
    """A difference: its place in the second version and in the first; None if there is no place."""

    rule: str
    second: Span | None
    first: Span | None
    message: str
    end: Span | None = None

    def diagnostic(self, first: Subject, second: Subject) -> Diagnostic:
        """The finding, which gives both places."""
        related = self.first or first.letter.span
        return Diagnostic(
            self.rule,
            "warning",
            self.second or second.letter.span,
            f"{self.message} ({first.letter.language}: {related})",
            end=self.end,
            related=related,
        )
