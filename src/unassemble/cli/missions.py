"""``unassemble missions``: list, show and check missions."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from unassemble.base.record_folders import RecordFolders
from unassemble.cli import completion, options
from unassemble.cli.commands import Example, ExampleGroup

OFFICES = ("permanent-representative", "charge-d-affaires", "permanent-observer")


@click.group(
    name="missions",
    cls=ExampleGroup,
    invoke_without_command=True,
    examples=[
        Example("unassemble missions", "All records, with their States."),
        Example("unassemble missions --missions records check", "Check the records of a folder."),
    ],
)
@options.missions
@click.pass_context
def command(context: click.Context, missions: RecordFolders) -> None:
    """List, show or check missions.

    Records are looked for, in this order, in --missions DIR, in the folder that UNASSEMBLE_MISSIONS
    names, in the folder missions/ beside the letter, in the folder unassemble/missions of your data
    folder, and among those that come with the program.
    """
    context.obj = missions
    if context.invoked_subcommand is None:
        from unassemble.cli.recorded import list_records  # loads all that reads records

        sys.exit(list_records(missions))


@command.command(
    name="show",
    examples=[Example("unassemble missions show azerbaijan", "Names, signatories, agenda items.")],
)
@click.argument("name", metavar="WHO", shell_complete=completion.missions)
@click.pass_obj
def show_one(missions: RecordFolders, name: str) -> None:
    """Show the record of a mission, or what is known of a State without one.

    WHO is a State's name in any of the six languages, its code, or the name of a record.

    Each form of the State's name is shown with its source: the table of States, or the record.
    """
    from unassemble.cli.recorded import show_record

    sys.exit(show_record(name, missions))


@command.command(
    name="check",
    examples=[Example("unassemble missions check records/kenya.yaml", "Check one record.")],
)
@click.argument("files", metavar="[FILE]...", nargs=-1, shell_complete=completion.files)
@click.pass_obj
def check(missions: RecordFolders, files: tuple[str, ...]) -> None:
    """Check mission records; without FILE, all known records.

    Of the records that come with the program only errors are told.
    """
    from unassemble.cli.recorded import check_records

    sys.exit(check_records(files, missions))


@command.command(
    name="learn",
    examples=[
        Example(
            "unassemble missions learn letters/*.yaml -o missions/azerbaijan.yaml",
            "A record from letters already written, or what it lacks.",
        )
    ],
)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, shell_complete=completion.files
)
@click.option(
    "-o",
    "--output",
    type=Path,
    metavar="RECORD",
    shell_complete=completion.files,
    help="The record to write, or to extend if it exists; by default it is printed.",
)
@click.pass_obj
def learn_record(missions: RecordFolders, files: tuple[str, ...], output: Path | None) -> None:
    """Make a mission's record from existing letters, or extend it.

    FILE is a letter file.  Signatories, the usual agenda items with their titles, organs,
    addressees and language are taken from the letters, and the sentences that stand alike in two
    or more.  An existing record keeps its comments and entries; what it lacks is added.
    """
    from unassemble.cli.learning import learn_from  # loads the assembler

    sys.exit(learn_from(files, output, missions))


@command.command(
    name="new",
    examples=[
        Example("unassemble missions new kenya -o missions/kenya.yaml", "It asks for the rest."),
        Example(
            'unassemble missions new fr --signatory "Anne **Petit**" --feminine',
            "A record from what is given, printed.",
        ),
    ],
)
@click.argument("who", shell_complete=completion.missions)
@click.option(
    "-o",
    "--output",
    type=Path,
    metavar="FILE",
    shell_complete=completion.files,
    help="The record to write.",
)
@click.option("--signatory", default=None, help="Who signs, the family name as **Name**.")
@click.option("--title", "titles", multiple=True, help="A line under the name, once for each.")
@click.option("--office", type=click.Choice(OFFICES), help="The office of who signs.")
@click.option("--feminine", is_flag=True, help="A woman signs.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The first day of signing, such as 2025-05-13.",
)
@click.option(
    "--languages",
    default=None,
    shell_complete=completion.languages,
    help="The languages of its letters, such as fr,en.",
)
@click.option("--seat", default=None, help="The city of the mission.")
@click.option("--force", is_flag=True, help="Replace an existing file.")
@click.pass_obj
def new(missions: RecordFolders, /, who: str, output: Path | None, **given: Any) -> None:
    """Write a mission's record.

    WHO is a State's name in any of the six languages, or its ISO 3166 code.  On a terminal the
    command asks for what is not given; otherwise it leaves a blank, from ‹ to ›.
    """
    from unassemble.cli.recording import write_record  # few runs write a record

    sys.exit(write_record(who, output, missions, given))


@command.command(
    name="schema",
    examples=[
        Example("unassemble missions schema > mission.schema.json", "For an editor of YAML.")
    ],
)
def schema() -> None:
    """Print the JSON Schema (draft-07) of a mission's record."""
    from unassemble.cli.streams import give
    from unassemble.missions import mission_schema

    give(json.dumps(mission_schema(), ensure_ascii=False, indent=2) + "\n")
