"""The command line: a file for each command, each of them thin.

Exit status: 0 done; 1 findings of severity error; 2 wrong usage, or a file that cannot be read
as a letter file at all.  Findings go to standard error.
"""

from __future__ import annotations

from importlib import import_module

import click

_COMMANDS = {
    "build": "Build the DOCX and the PDF of letters.",
    "check": "Check letters without building them.",
    "preview": "Show a letter's pages in the browser while it is written.",
    "cited": "List the documents that a letter cites.",
    "explain": "Print a rule's manual page, or list all rules.",
    "new": "Write a mission's next letter file, ready to fill in.",
    "missions": "List, show and check missions.",
    "phrases": "Print the fixed words of the format for review.",
    "schema": "Print the JSON Schema of the letter file.",
    "lsp": "Serve an editor while a letter is written.",
    "doctor": "Show fonts, versions and optional tools.",
}


class _Lazy(click.Group):
    """Imports a command's module when the command is run: ``--help`` stays quick."""

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


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="unassemble", message="%(prog)s %(version)s")
def main() -> None:
    """Assemble letters circulated as documents of the United Nations.

    One letter file in, the circulation document out, as DOCX with real footnotes and as PDF.
    """
