"""A difference between two versions, as a finding with two places."""

from __future__ import annotations

from msgspec import Struct

from unassemble.checks.subject import Subject
from unassemble.diagnostics import Diagnostic
from unassemble.source import Span


class Version(Struct, frozen=True):
    """A language version of a letter that is compared with another."""

    subject: Subject

    @property
    def name(self) -> str:
        """Its language's code."""
        return self.subject.letter.language

    @property
    def start(self) -> Span:
        """Its place as a whole."""
        return self.subject.letter.span


class Difference(Struct, frozen=True):
    """A difference: its places in the second version and in the first, None where it has none."""

    rule: str
    second: Span | None
    first: Span | None
    message: str
    end: Span | None = None

    def diagnostic(self, first: Version, second: Version) -> Diagnostic:
        """The finding, which names both places."""
        there = self.first or first.start
        message = self.message.replace("the first version", first.name)
        message = message.replace("the second version", second.name)
        return Diagnostic(
            self.rule,
            "warning",
            self.second or second.start,
            f"{message} ({first.name}: {there})",
            end=self.end,
            related=there,
        )
