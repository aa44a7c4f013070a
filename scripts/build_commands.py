"""Write docs/reference/commands.md: every command with its arguments and options.

    python scripts/build_commands.py [--check]

The words are those of `unassemble COMMAND --help`, in src/unassemble/cli.
"""

import re
import sys
from collections.abc import Iterator

import click

from generated import ROOT, settle, table
from unassemble.cli import main
from unassemble.cli.commands import ExampleCommand

FOLDER = ROOT / "docs" / "reference"
_HEAD = """\
# Commands and options

<!-- Written by scripts/build_commands.py: correct the command's own help, not this page. -->

`unassemble COMMAND --help` prints the same. The exit status of every command is 0 for success, 1
where there are findings of severity error, 2 for wrong usage or a file that cannot be read, 130
after Ctrl+C.
"""


def all_commands() -> Iterator[tuple[str, click.Command, click.Context]]:
    """Every command by the words that run it, groups before what is in them."""
    yield from _within("unassemble", main, None)


def _within(
    name: str, command: click.Command, above: click.Context | None
) -> Iterator[tuple[str, click.Command, click.Context]]:
    settings = command.context_settings
    context = click.Context(command, parent=above, info_name=name.split()[-1], **settings)
    yield name, command, context
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                yield from _within(f"{name} {inner}", found, context)


def commands_file() -> dict[str, bytes]:
    """The page, by its name."""
    parts = [_HEAD]
    for name, command, context in all_commands():
        parts += [f"## {name}", *_entry(name, command, context)]
    return {"commands.md": ("\n\n".join(part.rstrip() for part in parts) + "\n").encode()}


def _entry(name: str, command: click.Command, context: click.Context) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"```text\n{name} {usage}\n```"
    yield _paragraphs(command.help or "")
    if isinstance(command, click.Group):
        inner = command.list_commands(context)
        rows = [(_linked(f"{name} {one}"), _short(command, context, one)) for one in inner]
        yield table(("command", "does"), rows)
    options = [one for one in command.get_params(context) if isinstance(one, click.Option)]
    yield table(
        ("option", "means"), [(_names(one, context), _help(one, context)) for one in options]
    )
    if isinstance(command, ExampleCommand) and command.examples:
        yield "\n".join(f"- `{one.line}`: {one.does}" for one in command.examples)


def _linked(name: str) -> str:
    return f"[`{name}`](#{name.replace(' ', '-')})"


def _short(group: click.Group, context: click.Context, name: str) -> str:
    found = group.get_command(context, name)
    return found.get_short_help_str(200) if found else ""


def _names(option: click.Option, context: click.Context) -> str:
    value = "" if option.is_flag or option.count else f" {option.make_metavar(context)}"
    return ", ".join(f"`{name}{value}`" for name in (*option.opts, *option.secondary_opts))


def _help(option: click.Option, context: click.Context) -> str:
    """The help of an option, with its default and range as ``--help`` shows them."""
    record = option.get_help_record(context)
    return record[1] if record else option.help or ""


def _paragraphs(text: str) -> str:
    """The paragraphs of a help text; a line to be copied, which begins with #, stands alone."""
    found = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text.strip()))
    return "\n\n".join(f"```text\n{one}\n```" if one[:1] == "#" else one for one in found)


if __name__ == "__main__":
    raise SystemExit(settle(commands_file(), FOLDER, "--check" in sys.argv[1:]))
