"""What `unassemble new` is asked for → a letter file, printed or written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import click
from msgspec import Struct

from unassemble.base.diagnostics import Findings, closest
from unassemble.base.errors import UnreadableError
from unassemble.base.files import write_whole
from unassemble.base.record_folders import RecordFolders
from unassemble.base.starters import Modification, starter_names, starter_path
from unassemble.cli import options
from unassemble.cli.common import clock, read, show, unreadable
from unassemble.cli.statuses import FINDINGS, USAGE
from unassemble.cli.streams import give, say, say_path
from unassemble.pipeline.drafting import Wish, draft_letter, draft_next
from unassemble.pipeline.letter_file import LetterFile
from unassemble.pipeline.modifying import draft_modification


class Asked(Struct, frozen=True):
    """The arguments of `unassemble new`, as they were typed; ``who`` are all that sign."""

    who: tuple[str, ...]
    output: Path | None
    previous: str | None
    kind: str | None
    languages: str
    dated: str | None
    items: str
    modification: str
    corrected: str | None
    force: bool
    missions: RecordFolders


def draft(asked: Asked) -> int:
    """Write a letter file to fill in, or print it; returns the exit status.

    Raises:
        click.UsageError: a date, a language or a kind is not one.
    """
    output = asked.output
    if output is not None and output.exists() and not asked.force:
        say(f"{output}: the file exists already (--force replaces it)", error=True)
        return USAGE
    findings = Findings()
    try:
        made = _made(asked, _wish(asked), findings)
    except UnreadableError as error:
        show(findings.ordered())
        return unreadable(error)
    show(findings.ordered())
    if findings.has_errors:
        return FINDINGS
    return _write(made, output, asked.force)


def _wish(asked: Asked) -> Wish:
    beside = asked.output or (Path(asked.previous) if asked.previous else None)
    languages = asked.languages
    return Wish(
        who=asked.who,
        dated=_date(asked.dated),
        languages=options.language_list(languages, "--language") if languages else (),
        chosen=tuple(filter(None, (one.strip() for one in asked.items.split(",")))),
        folder=beside.absolute().parent if beside is not None else Path(),
        missions=asked.missions,
        standing=options.standing_records(),
    )


def _made(asked: Asked, wish: Wish, findings: Findings) -> str:
    if asked.previous is None:
        return draft_letter(wish, _starter(asked.kind or "letter"), findings)
    if asked.modification == "next":
        starter = _starter(asked.kind) if asked.kind else None
        return draft_next(wish, read(asked.previous), findings, starter)
    return draft_modification(
        cast("Modification", asked.modification),
        read(asked.previous, wish.missions),
        read(asked.corrected, wish.missions) if asked.corrected else None,
        wish.dated,
        findings,
        wish.missions,
    )


def _write(made: str, output: Path | None, force: bool) -> int:
    """Print a letter file, or write it; its folder is made."""
    if output is None:
        give(made)
        return 0
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_whole(output, made.encode(), replace=force)
    except FileExistsError:
        say(f"{output}: the file exists already (--force replaces it)", error=True)
        return USAGE
    except OSError as error:
        say(f"{output}: {error.strerror}", error=True)
        return USAGE
    say_path(output)
    return 0


def _date(value: str | None) -> date:
    if value is None:
        return clock() or date.today()
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.UsageError(f"--dated takes a date such as 2025-05-13, not “{value}”") from None


def _starter(kind: str) -> LetterFile:
    """The starter letter with a name, or at a path."""
    path = starter_path(kind)
    if path is None:
        close = closest(kind, starter_names())
        hint = f"; did you mean {close}?" if close else ""
        raise click.UsageError(f"--kind takes {', '.join(starter_names())}, or a .yaml file{hint}")
    return read(str(path))
