"""Options shared by several commands."""

from __future__ import annotations

from pathlib import Path

import click

missions = click.option(
    "--missions",
    metavar="DIR",
    envvar="UNASSEMBLE_MISSIONS",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Your own folder of mission records; also set by UNASSEMBLE_MISSIONS.",
)


def _link_base(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if not value:
        return value
    from unassemble.citations import link_base  # not needed for --help

    base = link_base(value)
    if base is None:
        raise click.BadParameter("give an address such as https://docs.un.org/, or '' for no links")
    return base


link_base = click.option(
    "--link-base",
    metavar="URL",
    callback=_link_base,
    help="Site that cited documents link to; by default https://docs.un.org/; '' for no links.",
)
