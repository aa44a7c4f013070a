"""Build letter files one by one, and print findings, progress and the files written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, cast

import click

from unassemble.base.errors import LetterError, UnreadableError
from unassemble.base.formats import Format
from unassemble.cli.common import FINDINGS, USAGE, clock, read, show, unreadable
from unassemble.cli.workers import ParallelRenderer, WorkerError, can_fork
from unassemble.languages import LANGUAGES, Language
from unassemble.pipeline.building import build_version, save_together, steps
from unassemble.pipeline.letter_file import LetterFile
from unassemble.pipeline.reading import languages_of
from unassemble.pipeline.rendering import Renderer

LONG = 200_000
"""Total bytes of the letter files from which building takes long enough for a progress bar."""


def build_all(
    files: tuple[str, ...],
    output: str | None,
    formats: list[Format],
    language: str,
    missions: Path | None = None,
    link_base: str | None = None,
) -> int:
    """Build letter files.

    Args:
        files: paths, or ``-`` for standard input.
        output: the output folder; None for the folder of each letter.
        formats: what to build.
        language: versions as given on the command line; empty for the letter's own.
        missions: the user's folder of mission records.
        link_base: where cited documents are linked to.

    Returns:
        The exit status.
    """
    status = 0
    renderer = ParallelRenderer() if can_fork() else Renderer()
    with _progress(files, steps(formats)) as bar:
        for left, file in zip(range(len(files), 0, -1), files, strict=True):
            made = _build(
                partial(read, file, missions, link_base),
                output,
                formats,
                language,
                renderer,
                bar,
                left,
            )
            status = max(status, made)
    return status


def _languages(value: str, source: LetterFile) -> list[Language | None]:
    if not value:
        return [None]
    if value == "all":
        return list(languages_of(source))
    names = [name.strip() for name in value.split(",") if name.strip()]
    unknown = [name for name in names if name not in LANGUAGES]
    if unknown or not names:
        raise click.UsageError(f"--language takes {', '.join(LANGUAGES)} or all, not “{value}”")
    return [cast("Language", name) for name in names]


def _build(
    open_file: Callable[[], LetterFile],
    output: str | None,
    formats: list[Format],
    language: str,
    renderer: Renderer,
    bar: Any,
    left: int,
) -> int:
    """Build the versions of one file; the exit status.

    ``open_file`` reads it.  ``left`` counts the files still to build, this one included.
    """

    def step() -> None:
        bar.update(1)

    status = 0
    try:
        source = open_file()
        folder = Path(output) if output else source.folder
        made = []
        versions = _languages(language, source)
        # Assumes that the remaining files have as many versions as this one.
        bar.length = bar.pos + steps(formats) * len(versions) * left
        for version in versions:
            try:
                outputs = build_version(
                    source, version, formats, clock(), renderer=renderer, done=step
                )
            except LetterError as error:
                _clear(bar)
                show(error.findings)
                status = FINDINGS
            else:
                _clear(bar)
                show(outputs.findings)
                made.append(outputs)
        if status == 0:
            for path in save_together(made, folder):
                click.echo(path)
    except UnreadableError as error:
        _clear(bar)
        return unreadable(error)
    except WorkerError as error:
        _clear(bar)
        click.echo(f"{source.name}: {error}", err=True)
        return USAGE
    except OSError as error:
        _clear(bar)
        click.echo(f"{error.filename or output}: {error.strerror}", err=True)
        return USAGE
    return status


def _progress(files: tuple[str, ...], each: int) -> Any:
    """A progress bar, hidden for short work and if standard error is not a terminal."""
    size = sum(Path(file).stat().st_size for file in files if Path(file).is_file())
    hidden = (len(files) < 2 and size < LONG) or not sys.stderr.isatty()
    return click.progressbar(length=each * len(files), file=sys.stderr, hidden=hidden)


def _clear(bar: Any) -> None:
    """Clear the line of the bar before something else is printed; the next step redraws it."""
    if not bar.hidden:
        click.echo("\r\x1b[2K", nl=False, err=True)
