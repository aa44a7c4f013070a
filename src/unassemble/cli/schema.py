"""``unassemble schema``: the JSON Schema of the letter file."""

from __future__ import annotations

import json

import click

from unassemble.letter.jsonschema import json_schema


@click.command(name="schema")
def command() -> None:
    """Print the JSON Schema (draft-07) of the letter file.

    Save it as letter.schema.json beside your letters and name it in their first line:

    # yaml-language-server: $schema=letter.schema.json
    """
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
