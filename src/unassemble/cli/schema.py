"""``unassemble schema``: the JSON Schema of the letter file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from unassemble.base.files import write_whole
from unassemble.cli.commands import Example, ExampleCommand
from unassemble.cli.statuses import USAGE
from unassemble.cli.streams import give, say, say_path
from unassemble.letter.schema import letter_schema


@click.command(
    name="schema",
    cls=ExampleCommand,
    examples=[Example("unassemble schema -o letter.schema.json", "For an editor of YAML.")],
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write; an older one is replaced.  By default the schema is printed.",
)
def command(output: Path | None) -> None:
    """Print the JSON Schema (draft-07) of the letter file.

    Save it as letter.schema.json in the folder of your letters, and begin each letter with:

    # yaml-language-server: $schema=letter.schema.json
    """
    text = json.dumps(letter_schema(), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        give(text)
        return
    try:
        write_whole(output, text.encode(), replace=True)
    except OSError as error:
        say(f"{output}: {error.strerror}", error=True)
        sys.exit(USAGE)
    say_path(output)
