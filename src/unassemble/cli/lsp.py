"""``unassemble lsp``: the language server for editors."""

from __future__ import annotations

import click

from unassemble.base.record_folders import RecordFolders
from unassemble.cli import options
from unassemble.cli.commands import Example, ExampleCommand


@click.command(
    name="lsp",
    cls=ExampleCommand,
    examples=[Example("unassemble lsp", "What the settings of an editor name as its command.")],
)
@click.option(
    "--stdio",
    is_flag=True,
    expose_value=False,
    help="No effect: standard input and output are always used.",
)
@options.missions
def command(missions: RecordFolders) -> None:
    """Run the language server: findings, repairs, completion and manual pages in an editor.

    The editor starts this command and speaks the Language Server Protocol with it over standard
    input and output; docs/editors.md shows how to set up each editor.
    """
    from unassemble.lsp.server import serve  # not needed for --help

    serve(missions).start_io()
