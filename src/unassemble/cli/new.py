"""``unassemble new``: the next letter file of a mission, ready to fill in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from unassemble.base.record_folders import RecordFolders
from unassemble.base.starters import MODIFICATIONS, starter_names
from unassemble.cli import completion, options
from unassemble.cli.commands import Example, ExampleCommand


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
    included, and clears what changes; WHO may then be left out.  With --as, it is the
    letter file of an addendum, a corrigendum, a revision or a reissue of the earlier letter.
    """
    if who is None and previous is None:
        raise click.UsageError("say who writes: `unassemble new kenya`, or --from a letter")
    if previous and language:
        raise click.UsageError("--language is that of the letter given by --from: leave it out")
    if modification != "next":
        _check_modification(modification, previous, corrected, kind or who)
    elif corrected:
        raise click.UsageError("--to is for --as corrigendum")
    from unassemble.cli.drafting import Asked, draft  # loads the engines; --help does without

    asked = Asked(
        who=(*((who,) if who else ()), *others),
        output=output,
        previous=previous or None,
        kind=kind,
        languages=language,
        dated=dated,
        items=items,
        modification=modification,
        corrected=corrected,
        force=force,
        missions=missions,
    )
    sys.exit(draft(asked))


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
