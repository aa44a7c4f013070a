"""Shared by the commands: reading files, printing findings, the clock."""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.base.lines import lines_of
from unassemble.base.record_folders import BESIDE, RecordFolders
from unassemble.base.reports import with_source
from unassemble.base.source import Span
from unassemble.cli.statuses import USAGE
from unassemble.cli.streams import say_colored, standard_input
from unassemble.pipeline.letter_file import LetterFile, read_letter_file

STANDARD_INPUT = "-"
"""The name of standard input on the command line."""


def read(file: str, missions: RecordFolders = BESIDE, link_base: str | None = None) -> LetterFile:
    """Read a letter file; ``-`` is standard input, with its pictures in the current folder.

    ``missions`` and ``link_base`` are those of `LetterFile`.

    Raises:
        UnreadableError: the file does not exist or cannot be read.
    """
    if file == STANDARD_INPUT:
        try:
            data = standard_input()
        except OSError as error:
            message = f"standard input cannot be read: {error.strerror}"
            place = Span("letter.yaml", 1, 1)
            found = Diagnostic("unreadable-file", "error", place, message)
            raise UnreadableError([found]) from None
        return LetterFile(data, "letter.yaml", Path.cwd(), missions, link_base)
    return read_letter_file(Path(file), missions, link_base)


def show(findings: Sequence[Diagnostic], sources: Mapping[str, LetterFile] | None = None) -> None:
    """Print findings to standard error, coloured on a terminal unless NO_COLOR is set.

    For files that ``sources`` has, by name, the source line and a caret follow each finding.
    """
    if not findings:
        return
    lines = _lines_of(sources or {})
    coloured = sys.stderr is not None and sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    colors = {"error": "red", "warning": "yellow", "note": "cyan"}
    shown = []
    for finding in findings:
        text = with_source(finding, lines)
        if coloured:
            mark = f"{finding.severity}[{finding.rule}]"
            styled = click.style(mark, fg=colors[finding.severity], bold=True)
            text = text.replace(mark, styled, 1)
        shown.append(text)
    say_colored("".join(shown))


def _lines_of(sources: Mapping[str, LetterFile]) -> Callable[[str], list[str] | None]:
    """A function from the name of a file to its lines; None for a file that was not read."""
    known: dict[str, list[str]] = {}

    def lines(file: str) -> list[str] | None:
        if file in sources and file not in known:
            text = sources[file].data.removeprefix(BOM_UTF8).decode("utf-8", "replace")
            known[file] = lines_of(text)
        return known.get(file)

    return lines


def unreadable(error: UnreadableError, sources: Mapping[str, LetterFile] | None = None) -> int:
    """Print why a file cannot be read, and return the exit status."""
    show(error.findings, sources)
    return USAGE


def clock() -> date | None:
    """The date given by the environment variable SOURCE_DATE_EPOCH, or None."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    try:
        return datetime.fromtimestamp(int(value), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError("SOURCE_DATE_EPOCH must be a number of seconds since 1970") from None
