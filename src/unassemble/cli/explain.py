"""``unassemble explain``: the manual page of a rule, or the list of all rules."""

from __future__ import annotations

import sys

import click

from unassemble.cli import completion
from unassemble.cli.commands import Example, ExampleCommand
from unassemble.cli.statuses import USAGE
from unassemble.cli.streams import say, say_lines


@click.command(
    name="explain",
    cls=ExampleCommand,
    examples=[
        Example("unassemble explain no-symbol", "What the rule finds, and what to do."),
        Example("unassemble explain", "All rules, one a line."),
    ],
)
@click.argument("rule", required=False, shell_complete=completion.rules)
def command(rule: str | None) -> None:
    """Print the manual page of a rule.

    RULE is the name shown in a finding, such as no-symbol; without it, all rules are listed.
    """
    from unassemble.base.diagnostics import closest
    from unassemble.checks.manual import manual_pages  # loads all rules; --help does without

    known = manual_pages()
    if rule is None:
        width = max(map(len, known))
        for page in known.values():
            say(f"{page.name:{width}}  {page.severity:8}  {page.title}")
        return
    found = known.get(rule)
    if found is None:
        close = closest(rule, known)
        hint = f"did you mean {close}?" if close else "`unassemble explain` lists all rules"
        say(f"unknown rule “{rule}” ({hint})", error=True)
        sys.exit(USAGE)
    say_lines(f"{found.name} ({found.severity})\n\n{found.whole}")
