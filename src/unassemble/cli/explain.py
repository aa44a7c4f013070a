"""``unassemble explain``: a rule's manual page, or the list of all rules."""

from __future__ import annotations

import sys

import click

from unassemble.base.diagnostics import closest
from unassemble.checks.manual import manual_pages
from unassemble.cli.common import USAGE


@click.command(name="explain")
@click.argument("rule", required=False)
def command(rule: str | None) -> None:
    """Print a rule's manual page.

    RULE is a name as findings show it, such as no-symbol; without it all rules are listed.
    """
    known = manual_pages()
    if rule is None:
        width = max(map(len, known))
        for page in known.values():
            click.echo(f"{page.name:{width}}  {page.severity:8}  {page.title}")
        return
    found = known.get(rule)
    if found is None:
        close = closest(rule, known)
        hint = f"did you mean {close}?" if close else "`unassemble explain` lists all rules"
        click.echo(f"“{rule}” is no rule ({hint})", err=True)
        sys.exit(USAGE)
    click.echo(f"{found.name} ({found.severity})\n\n{found.whole}", nl=False)
