"""Findings: errors in the user's file, and passages worth a second look.

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
    """A change of a file: the text ``old``, from ``start`` up to ``end``, becomes ``new``.

    It is applied only if ``old`` is still there; ``end`` is the place after its last character.
    """

    start: Span
    end: Span
    old: str
    new: str


class Fix(Struct, frozen=True):
    """A safe repair: a title that says what it does, and its edits, applied all or none."""

    title: str
    edits: tuple[Edit, ...]


class Diagnostic(Struct, frozen=True):
    """One finding: the rule it comes from, its place, a message, and an optional hint.

    ``end`` is the place after the last character, if known; ``fix`` a safe repair; ``related`` a
    second place that the finding refers to.
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
        """The finding as a mapping, for JSON; a repair is a mapping inside it."""
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


MOST_OF_A_RULE = 500
"""Findings of one rule that are told one by one; nobody reads more of the same kind."""


class Findings(Struct):
    """The findings of one run, in the order they were added, without duplicates.

    Of one rule `MOST_OF_A_RULE` are kept, the others counted: a last finding gives their number.
    Those that have a repair are all kept.
    """

    items: list[Diagnostic] = field(default_factory=list)
    _seen: set[Diagnostic] = field(default_factory=set)
    _of_rule: dict[str, int] = field(default_factory=dict)
    _first_left: dict[str, Diagnostic] = field(default_factory=dict)

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
        """Add findings of another list."""
        for other in others:
            self._add(other)

    def _add(self, finding: Diagnostic) -> None:
        if finding in self._seen:
            return
        count = self._of_rule[finding.rule] = self._of_rule.get(finding.rule, 0) + 1
        if count > MOST_OF_A_RULE and finding.fix is None:
            self._first_left.setdefault(finding.rule, finding)
            return
        self._seen.add(finding)
        self.items.append(finding)

    def is_full(self, rule: str) -> bool:
        """Whether further findings of a rule are only counted: a hint for them is not needed."""
        return self._of_rule.get(rule, 0) >= MOST_OF_A_RULE

    @property
    def added(self) -> int:
        """How many findings were added, kept or not."""
        return sum(self._of_rule.values())

    @property
    def has_errors(self) -> bool:
        """Whether any finding stops the build."""
        return any(item.severity == "error" for item in self)

    def ordered(self) -> tuple[Diagnostic, ...]:
        """The findings by place, as a reader of the file meets them."""
        return tuple(sorted(self, key=lambda d: (d.span.file, d.span.line, d.span.column)))

    def _left(self) -> Iterator[Diagnostic]:
        """A finding for each rule that has more than are kept."""
        for rule, first in self._first_left.items():
            more = self._of_rule[rule] - MOST_OF_A_RULE
            message = f"and {more:,} more of the same kind from here on"
            yield Diagnostic(rule, first.severity, first.span, message)

    def __iter__(self) -> Iterator[Diagnostic]:
        yield from self.items
        yield from self._left()

    def __len__(self) -> int:
        return len(self.items) + len(self._first_left)


def as_json(findings: Iterable[Diagnostic]) -> str:
    """The findings as a JSON list of objects."""
    import json  # not needed by a build

    rows = [finding.to_dict() for finding in findings]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def closest(given: str, words: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The word most similar to ``given``; None if none reaches ``cutoff`` (see `difflib`)."""
    import difflib  # needed only for files with errors

    return next(iter(difflib.get_close_matches(given, sorted(words), n=1, cutoff=cutoff)), None)


def closest_all(
    given: str, words: Iterable[str], cutoff: float = 0.6, most: int = 6
) -> tuple[str, ...]:
    """The words most similar to ``given``, the most similar first (see `closest`)."""
    import difflib  # needed only for files with errors

    return tuple(difflib.get_close_matches(given, sorted(words), n=most, cutoff=cutoff))
