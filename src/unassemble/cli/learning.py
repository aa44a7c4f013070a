"""Learning a mission's record from letters: files read, record printed, written or extended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from unassemble.base.diagnostics import Findings
from unassemble.base.errors import UnreadableError
from unassemble.base.files import write_whole
from unassemble.cli.common import FINDINGS, USAGE, read, show, unreadable
from unassemble.letter.check import check
from unassemble.letter.nodes import Mapping, compose, decode
from unassemble.missions import mission_folders, read_mission
from unassemble.missions.folder import read_record
from unassemble.missions.learn import Learned, learn
from unassemble.missions.write import extended_record, new_record


def learn_from(files: Sequence[str], output: Path | None, missions: Path | None) -> int:
    """Learn from letter files; the exit status.  Where there are errors nothing is written."""
    findings = Findings()
    try:
        letters = [_letter(file, findings) for file in files]
        learned = None
        if not findings.has_errors:
            learned = learn(letters, mission_folders(missions), findings)
        made = _record(learned, output, findings) if learned else ""
    except UnreadableError as error:
        show(findings.ordered())
        return unreadable(error)
    show(findings.ordered())
    if findings.has_errors:
        return FINDINGS
    if output is None:
        click.echo(made, nl=False)
        return 0
    try:
        write_whole(output, made.encode(), replace=True)
    except OSError as error:
        click.echo(f"{output}: {error.strerror}", err=True)
        return USAGE
    click.echo(output)
    return 0


def _letter(file: str, findings: Findings) -> Mapping:
    source = read(file)
    root, problems = compose(source.data, source.name)
    findings.extend(problems)
    check(root, findings)
    return root


def _record(learned: Learned, output: Path | None, findings: Findings) -> str:
    """The record's text: new, or that of a file that is there with what it lacks."""
    if output is None or not output.exists():
        return new_record(learned)
    data = read_record(output)
    mission = read_mission(data, str(output), output.stem, findings)
    if mission is None or findings.has_errors:
        return ""
    if mission.state != learned.state:
        message = f"this is the record of {mission.state}; the letters are from {learned.state}"
        findings.error("other-sender", mission.span, message)
        return ""
    return extended_record(decode(data, str(output)), mission, learned, findings)
