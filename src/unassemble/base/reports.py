"""Findings → text with the source line and a caret, JSON, or SARIF."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from unassemble.base.diagnostics import Diagnostic, Fix, as_json
from unassemble.base.printable import printable
from unassemble.base.source import Span

__all__ = ["as_json", "as_sarif", "with_source"]

_WIDTH = 100
"""Widest source line shown whole; of a longer one, the part around the caret is shown."""
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

Lines = Callable[[str], list[str] | None]
"""Gives the lines of a file by its name, or None if it cannot be shown."""


def with_source(finding: Diagnostic, lines: Lines) -> str:
    """A finding, followed by its source line and carets if ``lines`` has the file."""
    text = f"{printable(str(finding))}\n"
    known = lines(finding.span.file)
    number = finding.span.line
    if known is None or not 1 <= number <= len(known):
        return text
    line = known[number - 1]
    start = min(max(finding.span.column - 1, 0), len(line))
    end = start + 1
    if finding.end is not None and finding.end.file == finding.span.file:
        end = finding.end.column - 1 if finding.end.line == number else len(line)
    end = max(min(end, len(line)), start + 1)
    first, last = _window(line, start)
    end = min(end, last) if last < len(line) else end
    lead = f"{number:6} | "
    shown = printable(line[first:last])
    before = _columns(line[first:start])
    carets = "^" * max(_columns(line[start:end]), 1)
    below = " " * (len(lead) - 2) + "| " + " " * before + carets
    return f"{text}{lead}{shown}\n{below}\n"


def _window(line: str, start: int) -> tuple[int, int]:
    """The part of a line to show: all of it, or ``_WIDTH`` characters around the caret."""
    if len(line) <= _WIDTH:
        return 0, len(line)
    first = max(0, min(start - _WIDTH // 3, len(line) - _WIDTH))
    return first, min(first + _WIDTH, len(line))


def _columns(text: str) -> int:
    """The columns that a text takes on a terminal."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    marks = sum(unicodedata.combining(character) > 0 for character in text)
    return len(text) + wide - marks


def as_sarif(findings: Iterable[Diagnostic], pages: Mapping[str, str], version: str) -> str:
    """The findings in SARIF 2.1.0 (OASIS), for editors and continuous integration.

    Args:
        findings: the findings of one run.
        pages: the manual page of each rule in Markdown; its first line is a summary.
        version: the version of this program.
    """
    import json  # not needed by a build

    listed = list(findings)
    names = sorted({finding.rule for finding in listed})
    run = {
        "tool": {
            "driver": {
                "name": "unassemble",
                "version": version,
                "rules": [_rule(name, pages.get(name, name)) for name in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, names.index(finding.rule)) for finding in listed],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str, page: str) -> dict[str, Any]:
    return {
        "id": name,
        "shortDescription": {"text": page.strip().splitlines()[0]},
        "help": {"text": page, "markdown": page},
    }


def _location(start: Span, end: Span | None) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": _uri(start.file)}, "region": _region(start, end)}
    return {"physicalLocation": place}


def _result(finding: Diagnostic, index: int) -> dict[str, Any]:
    message = f"{finding.message} ({finding.hint})" if finding.hint else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        # Severities have the names of SARIF's levels (2.1.0, 3.27.10).
        "level": finding.severity,
        "message": {"text": message},
        "locations": [_location(finding.span, finding.end)],
    }
    if finding.related is not None:
        result["relatedLocations"] = [_location(finding.related, None)]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding.fix)]
    return result


def _region(start: Span, end: Span | None) -> dict[str, int]:
    region = {"startLine": start.line, "startColumn": start.column}
    if end is not None:
        region |= {"endLine": end.line, "endColumn": end.column}
    return region


def _fix(fix: Fix) -> dict[str, Any]:
    changes = [
        {
            "artifactLocation": {"uri": _uri(edit.start.file)},
            "replacements": [
                {
                    "deletedRegion": _region(edit.start, edit.end),
                    "insertedContent": {"text": edit.new},
                }
            ],
        }
        for edit in fix.edits
    ]
    return {"description": {"text": fix.title}, "artifactChanges": changes}


def _uri(file: str) -> str:
    """A file's name as a URI reference (RFC 3986), relative or absolute as it was given."""
    import os  # not needed by a build
    from pathlib import Path
    from urllib.parse import quote

    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
