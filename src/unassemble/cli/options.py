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
