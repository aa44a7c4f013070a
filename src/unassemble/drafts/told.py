"""What became of the previous letter: one finding each for what was kept, cleared and changed."""

from __future__ import annotations

from msgspec import Struct, field

from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span


class Told(Struct):
    """The parts of the previous letter, in words, by what became of them."""

    kept: list[str] = field(default_factory=list)
    cleared: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    def clear(self) -> None:
        """Forget all."""
        for parts in (self.kept, self.cleared, self.changed):
            parts.clear()

    def report(self, span: Span, findings: Findings) -> None:
        """Add the findings; ``span`` is the place of the previous letter."""
        if self.kept:
            findings.note("letter-kept", span, f"kept: {_listed(self.kept)}")
        if self.cleared:
            findings.note("letter-cleared", span, f"cleared: {_listed(self.cleared)}")
        if self.changed:
            findings.note("letter-changed", span, f"changed: {_listed(self.changed)}")


def _listed(parts: list[str]) -> str:
    return ", ".join(dict.fromkeys(parts))
