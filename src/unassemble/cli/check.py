"""``unassemble check``: letters → findings and safe repairs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn, cast

import click
from msgspec.structs import replace

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.base.record_folders import RecordFolders
from unassemble.base.reports import as_json, as_sarif
from unassemble.batch.collect import collect
from unassemble.batch.records import CheckWork
from unassemble.batch.run import Finished
from unassemble.cli import completion, options
from unassemble.cli.commands import Example, ExampleCommand
from unassemble.cli.common import STANDARD_INPUT, clock, read, show
from unassemble.cli.many import RunOptions, work_on
from unassemble.cli.statuses import FINDINGS, USAGE
from unassemble.cli.streams import give, give_bytes, say
from unassemble.languages import LANGUAGES, Language
from unassemble.pipeline.checking import parity_findings
from unassemble.pipeline.letter_file import LetterFile


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
    if parity is not None:
        if fix or language:
            raise click.UsageError("--parity cannot be used with --fix or --language")
        _compare(files, _pair(parity), form, ignore, missions)
    if jobs is not None and scheduler is not None:
        raise click.UsageError("--jobs is for this computer, --scheduler for a cluster")
    given = collect(files, None, partial(read, missions=missions))
    if not given:
        raise click.UsageError(f"there is no letter file in {', '.join(files)}")
    work = CheckWork(cast("Language | None", language), ignore, fix, clock())
    found: list[Diagnostic] = []

    def show_one(finished: Finished) -> None:
        sources = _repaired(finished)
        if form == "text":
            show(finished.outcome.findings, sources)
        found.extend(finished.outcome.findings)

    many = RunOptions(jobs, scheduler, report=report, summary=form == "text")
    status = work_on(given, work, many, show_one)
    if form != "text":
        _print(found, form, {})
    sys.exit(status)


def _repaired(finished: Finished) -> dict[str, LetterFile]:
    """The letter file as it is after the repairs, which are printed.

    A letter read from standard input is written to standard output.
    """
    letter, outcome = finished.letter, finished.outcome
    if letter is None:
        return {}
    if outcome.repaired is not None:
        letter = replace(letter, data=outcome.repaired)
        if finished.name == STANDARD_INPUT:
            give_bytes(letter.data)
    for finding in outcome.repairs:
        title = finding.fix.title if finding.fix else ""
        say(f"{finding.span}: repaired[{finding.rule}]: {title}", error=True)
    return {letter.name: letter}


def _pair(text: str) -> tuple[Language, Language]:
    first, _, second = text.partition(",")
    pair = first.strip(), second.strip()
    if not all(code in LANGUAGES for code in pair):
        raise click.UsageError(f"--parity takes two of {', '.join(LANGUAGES)}, such as zh,en")
    return cast("tuple[Language, Language]", pair)


def _compare(
    files: Sequence[str],
    pair: tuple[Language, Language],
    form: str,
    ignore: Sequence[str],
    missions: RecordFolders,
) -> NoReturn:
    """Compare two versions, print the findings, and exit."""
    if len(files) > 2 or (len(files) == 1 and pair[0] == pair[1]):
        raise click.UsageError("--parity compares two languages of one file, or two files")
    sources: dict[str, LetterFile] = {}
    try:
        read_files = [read(file, missions) for file in files]
        sources = {source.name: source for source in read_files}
        found = parity_findings((read_files[0], pair[0]), (read_files[-1], pair[1]))
    except UnreadableError as error:
        found, status = error.findings, USAGE
    else:
        status = FINDINGS if any(one.severity == "error" for one in found) else 0
    kept = [one for one in found if one.severity == "error" or one.rule not in ignore]
    _print(kept, form, sources)
    sys.exit(status)


def _print(found: Sequence[Diagnostic], form: str, sources: dict[str, LetterFile]) -> None:
    match form:
        case "json":
            give(as_json(found))
        case "sarif":
            from unassemble import __version__
            from unassemble.checks.manual import manual_pages  # loads all rules

            texts = {name: page.whole for name, page in manual_pages().items()}
            give(as_sarif(found, texts, __version__))
        case _:
            show(found, sources)
