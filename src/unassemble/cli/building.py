"""``unassemble build``: build letters, and print findings, progress and the files written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

import click

from unassemble.base.formats import Format
from unassemble.base.record_folders import BESIDE, RecordFolders
from unassemble.batch.collect import collect
from unassemble.batch.records import BuildWork, Versions
from unassemble.batch.run import Finished
from unassemble.cli import options
from unassemble.cli.common import clock, read, show
from unassemble.cli.many import RunOptions, work_on
from unassemble.cli.streams import say_path


def build_all(
    files: tuple[str, ...],
    output: str | None,
    formats: list[Format],
    language: str,
    missions: RecordFolders = BESIDE,
    link_base: str | None = None,
    many: RunOptions | None = None,
) -> int:
    """Build letter files.

    Args:
        files: paths of letter files or folders, or ``-`` for standard input.
        output: the output folder; None for the folder of each letter.
        formats: what to build.
        language: versions as given on the command line; empty for the letter's own.
        missions: the folders of missions' records.
        link_base: where cited documents are linked to.
        many: where the work is done, and what is told at the end.

    Returns:
        The exit status.
    """
    many = many or RunOptions()
    several = len(files) > 1 or many.resume or Path(files[0]).is_dir()
    opened = partial(read, missions=missions, link_base=link_base)
    given = collect(files, Path(output) if output else None, opened)
    if not given:
        raise click.UsageError(f"there is no letter file in {', '.join(files)}")
    work = BuildWork(versions_of(language), tuple(formats), clock(), several)
    return work_on(given, work, many, _show)


def versions_of(value: str) -> Versions:
    """The versions that a command line names.

    Raises:
        click.UsageError: one of them is no language of the United Nations.
    """
    if value in ("", "all"):
        return cast("Versions", value or ())
    return options.language_list(value, "--language", " or all")


def _show(finished: Finished) -> None:
    show(finished.outcome.findings)
    for path in finished.written:
        say_path(path)
