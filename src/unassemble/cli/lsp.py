"""``unassemble lsp``: the language server, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from unassemble.cli import options


@click.command(name="lsp")
@click.option("--stdio", is_flag=True, help="Standard input and output: what is done anyway.")
@options.missions
def command(stdio: bool, missions: Path | None) -> None:
    """Serve an editor: findings, repairs, completion and pages while a letter is written.

    An editor starts this and speaks the Language Server Protocol with it on standard input and
    output; docs/editors.md says how each is told to.
    """
    from unassemble.lsp.server import serve

    serve(missions).start_io()
