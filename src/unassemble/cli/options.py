"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

missions = click.option(
    "--missions",
    metavar="DIR",
    envvar="UNASSEMBLE_MISSIONS",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Your own folder of missions' records; also UNASSEMBLE_MISSIONS.",
)


def _link_base(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if not value:
        return value
    from unassemble.citations import link_base

    base = link_base(value)
    if base is None:
        raise click.BadParameter("give an address such as https://docs.un.org/, or ''")
    return base


link_base = click.option(
    "--link-base",
    metavar="URL",
    callback=_link_base,
    help="Where cited documents are shown: https://docs.un.org/ by default; '' for no links.",
)
