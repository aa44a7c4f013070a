"""``unassemble check``: letters → findings and safe repairs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, cast

import click

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.base.files import write_whole
from unassemble.base.reports import as_json, as_sarif
from unassemble.cli import options
from unassemble.cli.common import FINDINGS, STANDARD_INPUT, USAGE, clock, read, show, unreadable
from unassemble.languages import LANGUAGES, Language
from unassemble.pipeline.checking import all_findings, parity_findings, repaired_file
from unassemble.pipeline.letter_file import LetterFile


@click.command(name="check")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text")
@click.option(
    "--ignore", metavar="RULE", multiple=True, help="Do not report warnings and notes of RULE."
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
    help="Compare two versions, in one file or in two.",
)
@options.missions
def command(
    files: tuple[str, ...],
    form: str,
    ignore: tuple[str, ...],
    fix: bool,
    language: str | None,
    parity: str | None,
    missions: Path | None,
) -> None:
    """Check letters without building them.

    FILE is a letter file; - reads standard input.  Findings are printed to standard error; with
    --format json or sarif, to standard output.  Errors cannot be ignored.  `unassemble explain
    RULE` explains a finding.

    --parity zh,en only compares the Chinese and the English version in what no translation may
    change: symbols, dates, numbers, names, notes.
    """
    if parity is not None:
        if fix or language:
            raise click.UsageError("--parity cannot be used with --fix or --language")
        _compare(files, _pair(parity), form, ignore, missions)
    status = 0
    found: list[Diagnostic] = []
    sources: dict[str, LetterFile] = {}
    version = cast("Language | None", language)
    for file in files:
        try:
            source = read(file, missions)
            sources[source.name] = source
            if fix:
                source = _fixed(file, source, version, ignore)
                sources[source.name] = source
            findings = all_findings(source, version, clock())
        except UnreadableError as error:
            if form == "text":
                status = unreadable(error, sources)
            else:
                found.extend(error.findings)
                status = USAGE
            continue
        kept = [f for f in findings if f.severity == "error" or f.rule not in ignore]
        if any(finding.severity == "error" for finding in kept):
            status = max(status, FINDINGS)
        found.extend(kept)
    _print(found, form, sources)
    sys.exit(status)


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
    missions: Path | None,
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
            click.echo(as_json(found), nl=False)
        case "sarif":
            from unassemble import __version__
            from unassemble.checks.manual import manual_pages  # loads all rules

            texts = {name: page.whole for name, page in manual_pages().items()}
            click.echo(as_sarif(found, texts, __version__), nl=False)
        case _:
            show(found, sources)


def _fixed(
    file: str, source: LetterFile, language: Language | None, ignore: Sequence[str]
) -> LetterFile:
    """Carry out the safe repairs of a letter file, and write it if any was made.

    A letter read from standard input is written to standard output.

    Returns:
        The repaired letter file.
    """
    repaired, done = repaired_file(source, language, clock(), ignore)
    if file == STANDARD_INPUT:
        sys.stdout.buffer.write(repaired.data)
    elif done:
        _write(Path(file), source.data, repaired.data)
    for finding in done:
        title = finding.fix.title if finding.fix else ""
        click.echo(f"{finding.span}: repaired[{finding.rule}]: {title}", err=True)
    return repaired


def _write(path: Path, before: bytes, after: bytes) -> None:
    """Replace the file as a whole, unless another program has changed it since it was read."""
    try:
        if path.read_bytes() != before:
            raise click.ClickException(
                f"{path} was changed by another program; nothing was repaired"
            )
        write_whole(path, after, replace=True)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}") from None
