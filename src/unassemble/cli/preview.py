"""``unassemble preview``: the pages of a letter while it is written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from unassemble.base.record_folders import RecordFolders
from unassemble.cli import options
from unassemble.cli.commands import Example, ExampleCommand
from unassemble.languages import LANGUAGES


@click.command(
    name="preview",
    cls=ExampleCommand,
    examples=[
        Example("unassemble preview letter.yaml", "Show the letter in the browser."),
        Example("unassemble preview letters --no-browser", "Print the address, open it yourself."),
        Example("unassemble preview --png pages letter.yaml", "Pictures of the pages."),
        Example("unassemble preview --text letter.yaml", "The pages as text, on the terminal."),
    ],
)
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    default=0,
    help="The port; by default any free port.",
)
@click.option("--no-browser", is_flag=True, help="Print the address without opening a browser.")
@click.option("--no-history", is_flag=True, help="Keep no versions of the letter.")
@click.option(
    "--png",
    "png",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the pages as pictures into DIR, without a browser.",
)
@click.option("--text", is_flag=True, help="Print the pages as text, without a browser.")
@click.option("--language", type=click.Choice(LANGUAGES), help="The version for --png and --text.")
@options.missions
def command(
    file: Path,
    port: int,
    no_browser: bool,
    no_history: bool,
    png: Path | None,
    text: bool,
    language: str | None,
    missions: RecordFolders,
) -> None:
    """Show the pages of a letter in the browser, updated whenever the file is saved.

    FILE is a letter file, or a folder of letter files.  The server can be reached from this
    computer only.  UNASSEMBLE_EDITOR is the command that opens a place in your editor, such as
    "code -g {file}:{line}:{column}".
    """
    # Imported here so that --help and wrong usage do not load the engines.
    if png is not None or text:
        from unassemble.cli.previewing import without_browser

        sys.exit(without_browser(file, png, text, language, missions))
    from unassemble.cli.previewing import with_browser

    editor = os.environ.get("UNASSEMBLE_EDITOR", "")
    data = None if no_history else options.user_folder()
    sys.exit(with_browser(file, port, not no_browser, missions, editor, data))
