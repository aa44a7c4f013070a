"""Make or extend a mission's record from letter files, and print or write it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from unassemble.base.diagnostics import Findings
from unassemble.base.errors import UnreadableError
from unassemble.base.files import write_whole
from unassemble.base.record_folders import RecordFolders
from unassemble.cli.common import read, show, unreadable
from unassemble.cli.statuses import FINDINGS, USAGE
from unassemble.cli.streams import give, say, say_path
from unassemble.pipeline.drafting import learn_record


def learn_from(files: Sequence[str], output: Path | None, missions: RecordFolders) -> int:
    """Make or extend a record; returns the exit status.  Nothing is written if there are errors.

    Args:
        files: letter files.
        output: the record to write or extend; None prints it.
        missions: the folders of missions' records.
    """
    findings = Findings()
    try:
        made = learn_record([read(file) for file in files], output, missions, findings)
    except UnreadableError as error:
        show(findings.ordered())
        return unreadable(error)
    show(findings.ordered())
    if findings.has_errors:
        return FINDINGS
    if output is None:
        give(made)
        return 0
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_whole(output, made.encode(), replace=True)
    except OSError as error:
        say(f"{output}: {error.strerror}", error=True)
        return USAGE
    say_path(output)
    return 0
