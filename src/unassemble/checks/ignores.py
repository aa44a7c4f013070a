"""Findings that a letter file asks not to report, by its ``ignore:`` list or by comments.

    ignore:
      - {rule: state-name, reason: the State’s own name at the time}

    text: |  # unassemble: ignore[word-error] kept as received

A comment applies to its line and, where a value begins on that line, to the whole value.  A comment
alone on a line applies to the next line.  Errors cannot be ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from unassemble.base.diagnostics import Diagnostic, Findings, closest
from unassemble.base.lines import lines_of
from unassemble.base.source import Span
from unassemble.letter.records import Ignored
from unassemble.yamltext.comments import Comment, comments

_COMMENT = re.compile(r"unassemble:\s*ignore\[([^\]\n]*)\]\s*(.*)")
_MARK = "unassemble:"


class Ignore(Struct):
    """A rule not to be reported from line ``first`` to line ``last``.

    ``used`` is set once it has suppressed a finding.
    """

    rule: str
    first: int
    last: int
    span: Span
    reason: str = ""
    used: bool = field(default=False)

    def covers(self, finding: Diagnostic) -> bool:
        """Whether it suppresses a finding."""
        return finding.rule == self.rule and self.first <= finding.span.line <= self.last


def kept(
    findings: Iterable[Diagnostic], ignores: Sequence[Ignore], file: str
) -> tuple[Diagnostic, ...]:
    """The findings that remain to be reported; marks the ignores that suppressed one."""
    out = []
    for finding in findings:
        matching = [i for i in ignores if finding.span.file == file and i.covers(finding)]
        if finding.severity != "error":
            for ignore in matching:
                ignore.used = True
        if finding.severity == "error" or not matching:
            out.append(finding)
    return tuple(out)


def ignores_of(listed: Iterable[Ignored], text: str, file: str) -> list[Ignore]:
    """The ignores of a letter file, from its ``ignore:`` list and from its comments.

    Args:
        listed: the list as read.
        text: the text of the letter file.
        file: its name, as in findings.
    """
    last = 1 << 60  # beyond any line
    out = [Ignore(one.rule, 0, last, one.span, one.reason) for one in listed]
    if _MARK in text:
        lines = lines_of(text)
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
    last = _last_line(first, lines)
    for name in found.group(1).split(","):
        span = Span(file, comment.line, comment.column)
        yield Ignore(name.strip(), min(first, comment.line), last, span, found.group(2).strip())


def _is_blank(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _last_line(first: int, lines: list[str]) -> int:
    """The last line of the value that begins on line ``first``, judged by indentation."""
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
    """The indentation of a line; for a list item, that of its dash, as its keys are further in."""
    return len(line) - len(line.lstrip(" "))


def report_unused(ignores: Iterable[Ignore], known: Iterable[str], findings: Findings) -> None:
    """Report ignores that name an unknown rule, suppress nothing, or give no reason."""
    names = set(known)
    for ignore in ignores:
        if ignore.rule not in names:
            close = closest(ignore.rule, names)
            hint = f"did you mean {close}?" if close else "`unassemble explain` lists the rules"
            findings.warning("unknown-rule", ignore.span, f"unknown rule “{ignore.rule}”", hint)
        elif not ignore.used:
            findings.note(
                "unused-ignore",
                ignore.span,
                f"{ignore.rule} reports nothing here that could be ignored",
                "delete this entry or comment; errors cannot be ignored",
            )
        elif not ignore.reason:
            findings.note(
                "ignore-without-reason",
                ignore.span,
                f"no reason is given for ignoring {ignore.rule}",
                "write the reason after the bracket",
            )
