"""Options shared by several commands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from unassemble.base.record_folders import BESIDE, RecordFolders

if TYPE_CHECKING:
    from unassemble.languages import Language

RECORDS = "UNASSEMBLE_MISSIONS"
"""The environment variable that names a folder of records."""


def _records(context: click.Context, option: click.Parameter, value: Path | None) -> RecordFolders:
    """All folders of records: --missions, the environment's, that beside the letter."""
    return (*([value.absolute()] if value is not None else []), *standing_records())


def user_folder() -> Path:
    """The program's folder among the user's data."""
    from platformdirs import user_data_path  # the folder as each system names it

    return user_data_path("unassemble", appauthor=False)


def standing_records() -> RecordFolders:
    """The folders of records that are searched without any option."""
    named = os.environ.get(RECORDS, "")
    own = user_folder() / "missions"
    return (*([Path(named).absolute()] if named else []), *BESIDE, own)


missions = click.option(
    "--missions",
    metavar="DIR",
    callback=_records,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of mission records, searched before UNASSEMBLE_MISSIONS and the folder"
    " missions/ beside the letter.",
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


def language_list(value: str, option: str, also: str = "") -> tuple[Language, ...]:
    """The languages that an option names, such as ``zh,en``, each once.

    Args:
        value: of the option.
        option: its name, for the message.
        also: what else it takes, for the message: " or all".

    Raises:
        click.UsageError: there are none, or one that is no language of the United Nations.
    """
    from unassemble.languages import LANGUAGES  # not needed for --help

    names = [name.strip() for name in value.split(",") if name.strip()]
    if not names or any(name not in LANGUAGES for name in names):
        raise click.UsageError(f"{option} takes {', '.join(LANGUAGES)}{also}, not “{value}”")
    return cast("tuple[Language, ...]", tuple(dict.fromkeys(names)))
