"""``unassemble check``: letters → findings and safe repairs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from unassemble.base.record_folders import RecordFolders
from unassemble.cli import completion, options
from unassemble.cli.commands import Example, ExampleCommand
from unassemble.languages import LANGUAGES


@click.command(
    name="check",
    cls=ExampleCommand,
    examples=[
        Example("unassemble check letter.yaml", "All findings, each with its line and column."),
        Example("unassemble check --fix letters", "Repair what is safe to repair, in a folder."),
        Example("unassemble check --parity zh,en letter.yaml", "Compare two versions."),
        Example("unassemble check --format json letter.yaml > found.json", "For a program."),
    ],
)
@click.argument(
    "files",
    metavar="FILE|FOLDER...",
    nargs=-1,
    required=True,
    shell_complete=completion.files,
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    help="How findings are printed; by default as text.",
)
@click.option(
    "--ignore",
    metavar="RULE",
    multiple=True,
    shell_complete=completion.rules,
    help="Do not report warnings and notes of RULE.",
)
@click.option("--fix", is_flag=True, help="Carry out the safe repairs in the files.")
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="The version to check; by default the letter's own.",
)
@click.option(
    "--parity",
    metavar="LANGUAGE,LANGUAGE",
    shell_complete=completion.languages,
    help="Compare two versions, in one file or in two.",
)
@options.missions
@options.jobs
@options.scheduler
@options.report
def command(
    files: tuple[str, ...],
    form: str,
    ignore: tuple[str, ...],
    fix: bool,
    language: str | None,
    parity: str | None,
    missions: RecordFolders,
    jobs: int | None,
    scheduler: str | None,
    report: Path | None,
) -> None:
    """Check letters without building them.

    FILE is a letter file, or a folder of letter files; - reads standard input.  Findings are
    printed to standard error; with --format json or sarif, to standard output.  Errors cannot be
    ignored.  `unassemble explain RULE` explains a finding.

    --parity zh,en only compares the Chinese and the English version in what no translation may
    change: symbols, dates, numbers, names, notes.
    """
    if parity is not None and (fix or language):
        raise click.UsageError("--parity cannot be used with --fix or --language")
    if jobs is not None and scheduler is not None:
        raise click.UsageError("--jobs is for this computer, --scheduler for a cluster")
    # Imported here so that --help and wrong usage do not load the engines.
    from unassemble.cli import checking
    from unassemble.cli.many import RunOptions

    if parity is not None:
        sys.exit(checking.compare(files, parity, form, ignore, missions))
    many = RunOptions(jobs, scheduler, report=report, summary=form == "text")
    sys.exit(checking.check_all(files, form, ignore, fix, language, missions, many))
