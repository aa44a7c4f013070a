"""Ask for what a mission's record holds, and write it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from unassemble.base.diagnostics import Findings
from unassemble.base.files import write_whole
from unassemble.base.record_folders import RecordFolders
from unassemble.cli import options
from unassemble.cli.common import clock, show
from unassemble.cli.statuses import FINDINGS, USAGE
from unassemble.missions import find_mission, inspect_mission, mission_folders, read_mission
from unassemble.missions.fresh import Facts, fresh_record
from unassemble.model.sessions import assembly_session


def write_record(
    who: str, output: Path | None, missions: RecordFolders, given: Mapping[str, Any]
) -> int:
    """Write a record, or print it; returns the exit status.

    Args:
        who: the State.
        output: the file; its folder is made.
        missions: the folders of records.
        given: the options of `missions new` by name.
    """
    findings = Findings()
    mission = find_mission(who, mission_folders(missions), findings)
    show(findings.ordered())
    if mission is None:
        return FINDINGS
    if output is not None and output.exists() and not given["force"]:
        click.echo(f"{output}: the file exists already (--force replaces it)", err=True)
        return USAGE
    facts = _facts(mission.state, given)
    made = fresh_record(facts, assembly_session(clock() or date.today()))
    checked = Findings()
    name = str(output or "record")
    read = read_mission(made.encode(), name, mission.name, checked)
    if read is not None:
        inspect_mission(read, checked)
    show([one for one in checked.ordered() if one.severity == "error"])
    if checked.has_errors:
        return FINDINGS
    if output is None:
        click.echo(made, nl=False)
        return 0
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_whole(output, made.encode(), replace=bool(given["force"]))
    except OSError as error:
        click.echo(f"{output}: {error.strerror}", err=True)
        return USAGE
    click.echo(output)
    return 0


def _facts(state: str, given: Mapping[str, Any]) -> Facts:
    """The facts given by options, and those asked for on a terminal."""
    languages = _answer(given["languages"], "Languages of its letters, the usual first", "en")
    name = _answer(given["signatory"], "Who signs, the family name marked (Ann **Lee**)", "")
    titles = tuple(given["titles"])
    if not titles and name:
        line = _answer(None, "Titles under the name, with ; between (empty: the usual ones)", "")
        titles = tuple(part.strip() for part in line.split(";") if part.strip())
    seat = _answer(given["seat"], "City of the mission", "")
    since = given["since"]
    return Facts(
        state,
        options.language_list(languages, "--languages"),
        name,
        titles,
        given["office"] or "",
        bool(given["feminine"]),
        seat,
        since.date() if since is not None else None,
    )


def _answer(given: str | None, question: str, default: str) -> str:
    if given is not None or not sys.stdin.isatty():
        return given if given is not None else default
    answer: str = click.prompt(question, default=default, show_default=bool(default), err=True)
    return answer.strip()
