"""``unassemble new``: the next letter file of a mission, ready to fill in."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import cast

import click

from unassemble.base.diagnostics import Findings
from unassemble.base.errors import UnreadableError
from unassemble.base.files import write_whole
from unassemble.cli import options
from unassemble.cli.common import FINDINGS, USAGE, clock, read, show, unreadable
from unassemble.drafts import starter_names
from unassemble.drafts.starter import starter_path
from unassemble.languages import LANGUAGES, Language
from unassemble.missions import mission_folders
from unassemble.pipeline.drafting import draft_letter, draft_next, find_missions
from unassemble.pipeline.letter_file import LetterFile


@click.command(name="new")
@click.argument("mission")
@click.option(
    "-o", "--output", metavar="FILE", type=Path, help="The new file; by default it is printed."
)
@click.option(
    "--from", "previous", metavar="FILE", help="Base the new letter on this earlier letter."
)
@click.option(
    "--template",
    metavar="NAME",
    default="letter",
    help=f"A starter letter ({', '.join(starter_names())}), or a file of your own.",
)
@click.option(
    "--with", "others", metavar="MISSION", multiple=True, help="Another mission that also signs."
)
@click.option(
    "--language", default="", help="The versions, such as zh,en; the first is the letter's own."
)
@click.option(
    "--dated", metavar="DATE", help="The date of the letter, such as 2025-05-13; by default today."
)
@click.option("--force", is_flag=True, help="Replace an existing file.")
@options.missions
def command(
    mission: str,
    output: Path | None,
    previous: str | None,
    template: str,
    others: tuple[str, ...],
    language: str,
    dated: str | None,
    force: bool,
    missions: Path | None,
) -> None:
    """Write the next letter file of a mission, ready to fill in.

    Places to fill in are marked with ‹ and ›; `unassemble check` lists them.  With --from, the
    new letter keeps what usually stays the same in the earlier letter, comments included, and
    clears what changes.
    """
    findings = Findings()
    known = find_missions((mission, *others), mission_folders(missions), findings)
    draft = ""
    try:
        if findings.has_errors:
            pass
        elif previous:
            draft = draft_next(known, read(previous), _date(dated), findings)
        else:
            versions = _languages(language)
            draft = draft_letter(known, _starter(template), versions, _date(dated), findings)
    except UnreadableError as error:
        sys.exit(unreadable(error))
    show(findings.ordered())
    if findings.has_errors:
        sys.exit(FINDINGS)
    if output is None:
        click.echo(draft, nl=False)
        return
    try:
        write_whole(output, draft.encode(), replace=force)
    except FileExistsError:
        click.echo(f"{output}: the file exists already (--force replaces it)", err=True)
        sys.exit(USAGE)
    except OSError as error:
        click.echo(f"{output}: {error.strerror}", err=True)
        sys.exit(USAGE)
    click.echo(output)


def _languages(value: str) -> tuple[Language, ...]:
    if not value:
        return ()
    names = [name.strip() for name in value.split(",") if name.strip()]
    if not names or any(name not in LANGUAGES for name in names):
        raise click.UsageError(f"--language takes {', '.join(LANGUAGES)}, not “{value}”")
    return cast("tuple[Language, ...]", tuple(dict.fromkeys(names)))


def _date(value: str | None) -> date:
    if value is None:
        return clock() or date.today()
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.UsageError(f"--dated takes a date such as 2025-05-13, not “{value}”") from None


def _starter(template: str) -> LetterFile:
    """The starter letter with a name, or at a path."""
    path = starter_path(template)
    if path is None:
        raise click.UsageError(f"--template takes {', '.join(starter_names())}, or a .yaml file")
    return read(str(path))
