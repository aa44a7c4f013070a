"""``unassemble cited``: the documents that a letter cites."""

from __future__ import annotations

import sys

import click

from unassemble.base.record_folders import RecordFolders
from unassemble.cli import completion, options
from unassemble.cli.commands import Example, ExampleCommand
from unassemble.languages import LANGUAGES


@click.command(
    name="cited",
    cls=ExampleCommand,
    examples=[
        Example("unassemble cited letter.yaml", "Symbols, addresses and places."),
        Example("unassemble cited --format json letter.yaml > cited.json", "For a program."),
    ],
)
@click.argument("file", metavar="FILE", shell_complete=completion.files)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How the documents are listed; by default as text.",
)
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="The version; by default the letter's own."
)
@options.missions
@options.link_base
def command(
    file: str, form: str, language: str | None, missions: RecordFolders, link_base: str | None
) -> None:
    """List the documents of the United Nations that a letter cites.

    Each is listed with its symbol, its web address, and the places where it is cited.  No network
    is used, so it is not checked whether the document exists.
    """
    from unassemble.cli.citing import list_cited  # loads the engines; --help does without

    sys.exit(list_cited(file, form, language, missions, link_base))
