"""``unassemble check``: letters → findings."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from unassemble.cli import options
from unassemble.cli.common import FINDINGS, clock, read, show, unreadable
from unassemble.diagnostics import Diagnostic, as_json
from unassemble.errors import UnreadableError
from unassemble.languages import LANGUAGES, Language
from unassemble.pipeline import all_findings


@click.command(name="check")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option(
    "--ignore", metavar="RULE", multiple=True, help="Leave out a rule's warnings and notes."
)
@click.option("--language", type=click.Choice(LANGUAGES), help="The version to check.")
@options.missions
def command(
    files: tuple[str, ...],
    form: str,
    ignore: tuple[str, ...],
    language: str | None,
    missions: Path | None,
) -> None:
    """Check letters without building them.

    FILE is a letter file; - reads standard input.  Findings go to standard error, as JSON to
    standard output.  Errors cannot be ignored.
    """
    status = 0
    found: list[Diagnostic] = []
    for file in files:
        try:
            source = read(file, missions)
            findings = all_findings(source, cast("Language | None", language), clock())
        except UnreadableError as error:
            if form == "json":
                found.extend(error.findings)
                status = 2
            else:
                status = unreadable(error)
            continue
        kept = [f for f in findings if f.severity == "error" or f.rule not in ignore]
        if any(finding.severity == "error" for finding in kept):
            status = max(status, FINDINGS)
        found.extend(kept)
    if form == "json":
        click.echo(as_json(found), nl=False)
    else:
        show(found)
    sys.exit(status)
