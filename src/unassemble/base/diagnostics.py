"""Findings: what the user's file says that cannot stand, or should be looked at.

A finding (`Diagnostic`) is data, never an exception: readers and assemblers collect them in a
`Findings` list and go on, so that one run reports them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from msgspec import Struct, field

from unassemble.base.source import Span

Severity = Literal["error", "warning", "note"]


class Edit(Struct, frozen=True):
    """A change of a file: what stands from ``start`` to before ``end``, ``old``, becomes ``new``.

    It is made only where ``old`` still stands there.
    """

    start: Span
    end: Span
    old: str
    new: str


class Fix(Struct, frozen=True):
    """A safe repair: what it does, in words, and its edits, which are made together or not."""

    title: str
    edits: tuple[Edit, ...]


class Diagnostic(Struct, frozen=True):
    """One finding: the rule it comes from, its place, a sentence, and a hint where there is one.

    ``end`` is the place after its last character, where that is known; ``fix`` a safe repair;
    ``related`` a second place that it is about.
    """

    rule: str
    severity: Severity
    span: Span
    message: str
    hint: str | None = None
    end: Span | None = None
    fix: Fix | None = None
    related: Span | None = None

    def __str__(self) -> str:
        text = f"{self.span}: {self.severity}[{self.rule}]: {self.message}"
        return f"{text} ({self.hint})" if self.hint else text

    def to_dict(self) -> dict[str, Any]:
        """The finding as a mapping, for JSON; its repair, if it has one, is a mapping in it."""
        return {
            "file": self.span.file,
            "line": self.span.line,
            "column": self.span.column,
            "severity": self.severity,
            "rule": self.rule,
            "message": self.message,
            "hint": self.hint,
            "end_line": self.end.line if self.end else None,
            "end_column": self.end.column if self.end else None,
            "fix": _fix_dict(self.fix) if self.fix else None,
            "related": _place_dict(self.related) if self.related else None,
        }


def _place_dict(place: Span) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}


def _fix_dict(fix: Fix) -> dict[str, Any]:
    return {
        "title": fix.title,
        "edits": [
            {
                "file": edit.start.file,
                "line": edit.start.line,
                "column": edit.start.column,
                "end_line": edit.end.line,
                "end_column": edit.end.column,
                "old": edit.old,
                "new": edit.new,
            }
            for edit in fix.edits
        ],
    }


class Findings(Struct):
    """The findings of one run, in the order in which they were made; equal ones are kept once."""

    items: list[Diagnostic] = field(default_factory=list)
    _seen: set[Diagnostic] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._seen.update(self.items)

    def error(self, rule: str, span: Span, message: str, hint: str | None = None) -> None:
        """Add a finding that stops the build."""
        self._add(Diagnostic(rule, "error", span, message, hint))

    def warning(self, rule: str, span: Span, message: str, hint: str | None = None) -> None:
        """Add a finding that does not stop the build."""
        self._add(Diagnostic(rule, "warning", span, message, hint))

    def note(self, rule: str, span: Span, message: str, hint: str | None = None) -> None:
        """Add a remark."""
        self._add(Diagnostic(rule, "note", span, message, hint))

    def extend(self, others: Iterable[Diagnostic]) -> None:
        """Add findings made elsewhere."""
        for other in others:
            self._add(other)

    def _add(self, finding: Diagnostic) -> None:
        if finding not in self._seen:
            self._seen.add(finding)
            self.items.append(finding)

    @property
    def has_errors(self) -> bool:
        """Whether any finding stops the build."""
        return any(item.severity == "error" for item in self.items)

    def ordered(self) -> tuple[Diagnostic, ...]:
        """The findings by place, as a reader of the file meets them."""
        return tuple(sorted(self.items, key=lambda d: (d.span.file, d.span.line, d.span.column)))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def as_json(findings: Iterable[Diagnostic]) -> str:
    """The findings as a JSON list of objects."""
    import json  # for this form alone

    rows = [finding.to_dict() for finding in findings]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def closest(given: str, words: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The one of some words that was probably meant; ``cutoff`` as in `difflib`."""
    import difflib  # for files with faults alone

    return next(iter(difflib.get_close_matches(given, sorted(words), n=1, cutoff=cutoff)), None)
