"""What a letter file says is not to be reported: its ``ignore:`` list, and comments.

    ignore:
      - {rule: state-name, reason: the State’s own name at the time}

    text: |  # unassemble: ignore[word-error] kept as received

A comment counts for its line, and for the whole value where one begins on that line; alone on a
line, for the next.  Errors are never left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from unassemble.base.diagnostics import Diagnostic, Findings, closest
from unassemble.base.source import Span
from unassemble.letter.records import Ignored
from unassemble.yamltext.comments import Comment, comments

_COMMENT = re.compile(r"unassemble:\s*ignore\[([^\]\n]*)\]\s*(.*)")
_MARK = "unassemble:"


class Ignore(Struct):
    """A rule that is not to be reported on some lines; ``used`` once it was of use."""

    rule: str
    first: int
    last: int
    span: Span
    reason: str = ""
    used: bool = field(default=False)

    def covers(self, finding: Diagnostic) -> bool:
        """Whether a finding is left out."""
        return finding.rule == self.rule and self.first <= finding.span.line <= self.last


def kept(
    findings: Iterable[Diagnostic], ignores: Sequence[Ignore], file: str
) -> tuple[Diagnostic, ...]:
    """The findings that are to be reported; marks the ignores that were of use."""
    out = []
    for finding in findings:
        hits = [one for one in ignores if finding.span.file == file and one.covers(finding)]
        if finding.severity != "error":
            for one in hits:
                one.used = True
        if finding.severity == "error" or not hits:
            out.append(finding)
    return tuple(out)


def ignores_of(listed: Iterable[Ignored], text: str, file: str) -> list[Ignore]:
    """The ignores of a letter file: of its ``ignore:`` list, and of its comments.

    Args:
        listed: the list as it was read.
        text: the letter file.
        file: its name, as findings have it.
    """
    everywhere = 1 << 60
    out = [Ignore(one.rule, 0, everywhere, one.span, one.reason) for one in listed]
    if _MARK in text:
        lines = text.split("\n")
        for comment in comments(text):
            out.extend(_of_comment(comment, lines, file))
    return out


def _of_comment(comment: Comment, lines: list[str], file: str) -> Iterable[Ignore]:
    found = _COMMENT.match(comment.text)
    if not found:
        return
    first = comment.line
    if comment.alone:
        first += 1
        while first <= len(lines) and _is_blank(lines[first - 1]):
            first += 1
    last = _last(first, lines)
    for name in found.group(1).split(","):
        span = Span(file, comment.line, comment.column)
        yield Ignore(name.strip(), min(first, comment.line), last, span, found.group(2).strip())


def _is_blank(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _last(first: int, lines: list[str]) -> int:
    """The last line of what begins on a line: those that follow and stand further in."""
    if first > len(lines):
        return first
    indent = _indent(lines[first - 1])
    last = first
    for number in range(first, len(lines)):
        line = lines[number]
        if line.strip() and _indent(line) <= indent:
            break
        last = number + 1
    return last


def _indent(line: str) -> int:
    """Where a line begins; an item at its dash, so that all its keys belong to it."""
    return len(line) - len(line.lstrip(" "))


def report_unused(ignores: Iterable[Ignore], known: Iterable[str], findings: Findings) -> None:
    """Report ignores that name no rule, give no reason, or leave nothing out."""
    names = set(known)
    for one in ignores:
        if one.rule not in names:
            close = closest(one.rule, names)
            hint = f"did you mean {close}?" if close else "`unassemble explain` lists the rules"
            findings.warning("unknown-rule", one.span, f"“{one.rule}” is no rule", hint)
        elif not one.used:
            findings.note(
                "unused-ignore",
                one.span,
                f"nothing is left out here: {one.rule} finds nothing that could be ignored",
                "delete it; errors cannot be ignored",
            )
        elif not one.reason:
            findings.note(
                "ignore-without-reason",
                one.span,
                f"why {one.rule} is ignored is not said",
                "write the reason behind the bracket",
            )
