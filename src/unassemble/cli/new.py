"""``unassemble new``: the next letter file of a mission, ready to fill in."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import cast

import click

from unassemble.base.diagnostics import Findings, closest
from unassemble.base.errors import UnreadableError
from unassemble.base.files import write_whole
from unassemble.base.record_folders import RecordFolders
from unassemble.cli import completion, options
from unassemble.cli.commands import Example, ExampleCommand
from unassemble.cli.common import clock, read, show, unreadable
from unassemble.cli.statuses import FINDINGS, USAGE
from unassemble.cli.streams import give, say, say_path
from unassemble.drafts import starter_names
from unassemble.drafts.modification import MODIFICATIONS, Modification
from unassemble.drafts.starter import starter_path
from unassemble.pipeline.drafting import Wish, draft_letter, draft_next
from unassemble.pipeline.letter_file import LetterFile
from unassemble.pipeline.modifying import draft_modification


@click.command(
    name="new",
    cls=ExampleCommand,
    examples=[
        Example("unassemble new kenya -o letter.yaml", "A letter of Kenya, dated today."),
        Example(
            "unassemble new kenya --kind note-verbale --language fr,en --dated 2025-05-13",
            "A note verbale in two languages, printed.",
        ),
        Example("unassemble new --from last.yaml -o next.yaml", "Go on from the last letter."),
        Example(
            "unassemble new --from last.yaml --as corrigendum --to right.yaml -o corr.yaml",
            "Correct the last letter: each correction is written with its place.",
        ),
    ],
)
@click.argument("who", required=False, shell_complete=completion.missions)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=Path,
    shell_complete=completion.files,
    help="The new file; by default it is printed.",
)
@click.option(
    "--from",
    "previous",
    metavar="FILE",
    shell_complete=completion.files,
    help="Base the new letter on this earlier letter.",
)
@click.option(
    "--kind",
    "--template",
    metavar="KIND",
    shell_complete=completion.kinds,
    help=f"A starter letter ({', '.join(starter_names())}), or a file of your own.",
)
@click.option(
    "--with",
    "others",
    metavar="WHO",
    multiple=True,
    shell_complete=completion.missions,
    help="Another mission that also signs.",
)
@click.option(
    "--language",
    default="",
    shell_complete=completion.languages,
    help="The versions, such as zh,en; the first is the letter's own.",
)
@click.option(
    "--dated", metavar="DATE", help="The date of the letter, such as 2025-05-13; by default today."
)
@click.option(
    "--items",
    metavar="NUMBERS",
    default="",
    help='Its agenda items, such as 14,"156 (a)", or all of the record; by default a list to'
    " choose from.",
)
@click.option(
    "--as",
    "modification",
    type=click.Choice(["next", *MODIFICATIONS]),
    default="next",
    help="With --from: the next letter (the default), or a modification of that letter.",
)
@click.option(
    "--to",
    "corrected",
    metavar="FILE",
    shell_complete=completion.files,
    help="With --as corrigendum: the letter as it should read; the corrections are written.",
)
@click.option("--force", is_flag=True, help="Replace an existing file.")
@options.missions
def command(
    who: str | None,
    output: Path | None,
    previous: str | None,
    kind: str | None,
    others: tuple[str, ...],
    language: str,
    dated: str | None,
    items: str,
    modification: str,
    corrected: str | None,
    force: bool,
    missions: RecordFolders,
) -> None:
    """Write the next letter file of a mission, ready to fill in.

    WHO is a State's name in any of the six languages, its ISO 3166 code, or the name of a
    mission's record.  Places to fill in are marked with ‹ and ›; `unassemble check` lists them.
    With --from, the new letter keeps what usually stays the same in the earlier letter, comments
    included, and clears what changes; WHO may then be left out.  --as addendum, corrigendum,
    revision or reissue makes the letter file of such a document of that letter.
    """
    if who is None and previous is None:
        raise click.UsageError("say who writes: `unassemble new kenya`, or --from a letter")
    if previous and language:
        raise click.UsageError("--language is that of the letter given by --from: leave it out")
    if modification != "next":
        _check_modification(modification, previous, corrected, kind or who)
    elif corrected:
        raise click.UsageError("--to is for --as corrigendum")
    if output is not None and output.exists() and not force:
        say(f"{output}: the file exists already (--force replaces it)", error=True)
        sys.exit(USAGE)
    wish = Wish(
        who=(*((who,) if who else ()), *others),
        dated=_date(dated),
        languages=options.language_list(language, "--language") if language else (),
        chosen=tuple(filter(None, (one.strip() for one in items.split(",")))),
        folder=(output or Path(previous or "")).absolute().parent if output or previous else Path(),
        missions=missions,
        standing=options.standing_records(),
    )
    findings = Findings()
    try:
        if previous and modification != "next":
            draft = _modified(modification, previous, corrected, wish, findings)
        elif previous:
            starter = _starter(kind) if kind else None
            draft = draft_next(wish, read(previous), findings, starter)
        else:
            draft = draft_letter(wish, _starter(kind or "letter"), findings)
    except UnreadableError as error:
        show(findings.ordered())
        sys.exit(unreadable(error))
    show(findings.ordered())
    if findings.has_errors:
        sys.exit(FINDINGS)
    _write(draft, output, force)


def _modified(
    modification: str, previous: str, corrected: str | None, wish: Wish, findings: Findings
) -> str:
    """An addendum, corrigendum, revision or reissue of a letter."""
    return draft_modification(
        cast("Modification", modification),
        read(previous, wish.missions),
        read(corrected, wish.missions) if corrected else None,
        wish.dated,
        findings,
        wish.missions,
    )


def _check_modification(
    modification: str, previous: str | None, corrected: str | None, other: str | None
) -> None:
    """Say which options go together."""
    if previous is None:
        raise click.UsageError(f"--as {modification} needs the letter that it is of: --from FILE")
    if other is not None:
        raise click.UsageError("--as takes neither WHO nor --kind: they are those of the letter")
    if modification == "corrigendum" and corrected is None:
        raise click.UsageError("--as corrigendum needs the letter as it should read: --to FILE")
    if modification != "corrigendum" and corrected is not None:
        raise click.UsageError("--to is for --as corrigendum")


def _write(draft: str, output: Path | None, force: bool) -> None:
    """Print a letter file, or write it; its folder is made."""
    if output is None:
        give(draft)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_whole(output, draft.encode(), replace=force)
    except FileExistsError:
        say(f"{output}: the file exists already (--force replaces it)", error=True)
        sys.exit(USAGE)
    except OSError as error:
        say(f"{output}: {error.strerror}", error=True)
        sys.exit(USAGE)
    say_path(output)


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
