"""The command line: one module per command.

Exit status: 0 success; 1 findings of severity error; 2 wrong usage, or a file that cannot be read
as a letter file.  Findings are printed to standard error.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from unassemble import __version__
from unassemble.cli.commands import Example, ExampleGroup

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_COMMANDS = {
    "build": "Build the DOCX and the PDF of letters.",
    "check": "Check letters without building them.",
    "preview": "Show the pages of a letter in the browser while you write it.",
    "cited": "List the documents that a letter cites.",
    "explain": "Print the manual page of a rule, or list all rules.",
    "new": "Write the next letter file of a mission, ready to fill in.",
    "missions": "List, show and check missions.",
    "phrases": "Print the fixed phrases of the format for review.",
    "schema": "Print the JSON Schema of the letter file.",
    "lsp": "Run the language server for an editor.",
    "doctor": "Check the installation: versions, fonts and optional tools.",
}


class _LazyGroup(ExampleGroup):
    """Imports the module of a command only when it runs, so that ``--help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"unassemble.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The names of commands, or of options, that begin so."""
        from click.shell_completion import CompletionItem

        names = {name: does for name, does in _COMMANDS.items() if name.startswith(incomplete)}
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [*(CompletionItem(name, help=does) for name, does in names.items()), *options]


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    examples=[
        Example("unassemble new kenya -o letter.yaml", "Write a letter file, ready to fill in."),
        Example("unassemble build letter.yaml", "Make its DOCX and its PDF."),
        Example("unassemble build --help", "Tell all that a command does, with examples."),
    ],
)
@click.version_option(__version__, message="unassemble %(version)s")
def main() -> None:
    """Assemble letters circulated as documents of the United Nations.

    From one letter file, unassemble makes the circulation document as DOCX, with real footnotes,
    and as PDF.
    """
