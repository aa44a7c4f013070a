"""What the commands share: reading files, printing findings, the clock."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from unassemble.diagnostics import Diagnostic, as_text
from unassemble.errors import UnreadableError
from unassemble.pipeline import STANDARD_INPUT, Source, read_source

FINDINGS, USAGE = 1, 2


def read(file: str, missions: Path | None = None) -> Source:
    """A letter file; ``-`` is standard input, its pictures in the current folder.

    ``missions`` is the user's own folder of missions' records.

    Raises:
        UnreadableError: the file is not there or cannot be read.
    """
    if file == STANDARD_INPUT:
        return Source(sys.stdin.buffer.read(), "letter.yaml", Path.cwd(), missions)
    return read_source(Path(file), missions)


def show(findings: Sequence[Diagnostic]) -> None:
    """Print findings to standard error, coloured on a terminal unless NO_COLOR is set."""
    if not findings:
        return
    if sys.stderr.isatty() and not os.environ.get("NO_COLOR"):
        colors = {"error": "red", "warning": "yellow", "note": "cyan"}
        for finding in findings:
            line = str(finding)
            mark = f"{finding.severity}[{finding.rule}]"
            styled = click.style(mark, fg=colors[finding.severity], bold=True)
            click.echo(line.replace(mark, styled, 1), err=True)
        return
    click.echo(as_text(findings), err=True, nl=False)


def unreadable(error: UnreadableError) -> int:
    """Print why a file cannot be read; the exit status."""
    show(error.findings)
    return USAGE


def clock() -> date | None:
    """The date that SOURCE_DATE_EPOCH gives, or None."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    try:
        return datetime.fromtimestamp(int(value), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError("SOURCE_DATE_EPOCH must be a number of seconds since 1970") from None
