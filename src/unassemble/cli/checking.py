"""Check letters, or compare two versions, and print what was found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import cast

import click
from msgspec.structs import replace

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.base.record_folders import RecordFolders
from unassemble.base.reports import as_json, as_sarif
from unassemble.batch.collect import collect
from unassemble.batch.records import CheckWork
from unassemble.batch.run import Finished
from unassemble.cli.common import STANDARD_INPUT, clock, read, show
from unassemble.cli.many import RunOptions, work_on
from unassemble.cli.statuses import FINDINGS, USAGE
from unassemble.cli.streams import give, give_bytes, say
from unassemble.languages import LANGUAGES, Language
from unassemble.pipeline.checking import parity_findings
from unassemble.pipeline.letter_file import LetterFile


def check_all(
    files: Sequence[str],
    form: str,
    ignore: tuple[str, ...],
    fix: bool,
    language: str | None,
    missions: RecordFolders,
    many: RunOptions,
) -> int:
    """Check letters and print the findings; returns the exit status.

    Args:
        files: letter files and folders of them.
        form: "text", "json" or "sarif".
        ignore: rules whose warnings and notes are not told.
        fix: carry out the safe repairs.
        language: the version; None is the letter's own.
        missions: the folders of missions' records.
        many: how the work over many letters is done.

    Raises:
        click.UsageError: there is no letter file.
    """
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

    status = work_on(given, work, many, show_one)
    if form != "text":
        _print(found, form, {})
    return status


def compare(
    files: Sequence[str],
    languages: str,
    form: str,
    ignore: Sequence[str],
    missions: RecordFolders,
) -> int:
    """Compare two versions and print the findings; returns the exit status.

    Args:
        files: one letter file, or two.
        languages: those of the versions, with a comma between.
        form: "text", "json" or "sarif".
        ignore: rules whose warnings and notes are not told.
        missions: the folders of missions' records.

    Raises:
        click.UsageError: files or languages are not two.
    """
    pair = _pair(languages)
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
    return status


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
