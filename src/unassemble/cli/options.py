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

jobs = click.option(
    "--jobs",
    type=click.IntRange(1, 1000),
    metavar="N",
    help="Letters to work on at the same time; by default as many as there are processors.",
)
scheduler = click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Work on a Dask cluster, such as tcp://10.0.0.5:8786; needs unassemble[cluster].",
)
report = click.option(
    "--report",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what came of each letter, and a summary, as JSON.",
)
