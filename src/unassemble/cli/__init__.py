"""The command line: one module per command.

Exit status: 0 success; 1 findings of severity error; 2 wrong usage, or a file that cannot be read
as a letter file.  Findings are printed to standard error.
"""

from __future__ import annotations

from importlib import import_module

import click

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


class _LazyGroup(click.Group):
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


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="unassemble", message="%(prog)s %(version)s")
def main() -> None:
    """Assemble letters circulated as documents of the United Nations.

    From one letter file, unassemble makes the circulation document as DOCX, with real footnotes,
    and as PDF.
    """
