"""``unassemble schema``: the JSON Schema of the letter file."""

from __future__ import annotations

import json

import click

from unassemble.cli.commands import Example, ExampleCommand
from unassemble.cli.streams import give
from unassemble.letter.schema import letter_schema


@click.command(
    name="schema",
    cls=ExampleCommand,
    examples=[Example("unassemble schema > letter.schema.json", "For an editor of YAML.")],
)
def command() -> None:
    """Print the JSON Schema (draft-07) of the letter file.

    Save it as letter.schema.json in the folder of your letters, and begin each letter with:

    # yaml-language-server: $schema=letter.schema.json
    """
    give(json.dumps(letter_schema(), ensure_ascii=False, indent=2) + "\n")
