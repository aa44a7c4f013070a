"""Commands with examples in their help, that know what a misspelt word was meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import click

_LETTER_FILES = (".yaml", ".yml", ".json")


class Example(NamedTuple):
    """A line that a person may type, and what comes of it."""

    line: str
    does: str


class ExampleCommand(click.Command):
    """A command whose help ends with examples."""

    def __init__(self, *arguments: Any, examples: Iterable[Example] = (), **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, one below the other, after all else."""
        super().format_epilog(ctx, formatter)
        if not self.examples:
            return
        with formatter.section("Examples"):
            for line, does in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")
                formatter.indent()
                formatter.indent()
                formatter.write_text(does)
                formatter.dedent()
                formatter.dedent()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments.

        Raises:
            click.UsageError: they are wrong; an unknown option is told with what was meant.
        """
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            known = [name for one in self.get_params(ctx) for name in one.opts]
            meant = _did_you_mean(error.option_name, known)
            raise click.UsageError(f"unknown option {error.option_name}{meant}", ctx) from None


class ExampleGroup(ExampleCommand, click.Group):
    """A group of commands whose help ends with examples."""

    command_class = ExampleCommand

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names.

        Raises:
            click.UsageError: there is none; what was meant is told.
        """
        name = args[0]
        if ctx.resilient_parsing or self.get_command(ctx, name) is not None:
            return super().resolve_command(ctx, args)
        if name.startswith("-"):  # an option of the command, before its name
            raise click.UsageError(f"unknown option {name}", ctx)
        known = self.list_commands(ctx)
        if name.endswith(_LETTER_FILES) and "build" in known:
            meant = f" (to build a letter: {ctx.command_path} build {name})"
        else:
            meant = _did_you_mean(name, known)
        raise click.UsageError(f"unknown command “{name}”{meant}", ctx)


def _did_you_mean(given: str, known: Iterable[str]) -> str:
    from unassemble.base.diagnostics import closest  # loads the records, for wrong usage alone

    meant = closest(given, known)
    return f" (did you mean {meant}?)" if meant else ""
