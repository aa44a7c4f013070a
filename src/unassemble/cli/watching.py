"""Build letters whenever they are saved, until interrupted."""

from __future__ import annotations

import gc
import signal
from pathlib import Path
from threading import Event

import click

from unassemble.base.formats import Format
from unassemble.base.record_folders import BESIDE, RecordFolders
from unassemble.cli.building import build_all
from unassemble.cli.common import STANDARD_INPUT
from unassemble.cli.many import RunOptions
from unassemble.cli.streams import say
from unassemble.preview.folder import find_letters, is_needed, watched_folders

_QUIET = 20
"""Milliseconds without a change after which a file counts as saved: editors write in steps."""

_QUIETLY = RunOptions(summary=False)


def build_watching(
    files: tuple[str, ...],
    output: str | None,
    formats: list[Format],
    language: str,
    missions: RecordFolders = BESIDE,
    link_base: str | None = None,
) -> int:
    """Build letters, and again whenever a letter or a file that it needs is saved.

    The arguments and the exit status returned are those of `build_all`.
    """
    from watchfiles import watch  # loads a compiled library; wrong usage does without

    if STANDARD_INPUT in files:
        raise click.UsageError("--watch takes letter files, not standard input")
    gc.enable()  # paused for single builds; this process keeps running
    build_all(files, output, formats, language, missions, link_base, _QUIETLY)
    paths = {Path(file).resolve(): file for file in files}
    listed = tuple(one for path in paths for one in find_letters(path))
    folders = watched_folders(listed, missions)
    ended = _ended_by_interrupt()
    say("Press Ctrl+C to stop.", error=True)
    changes = watch(*folders, step=_QUIET, debounce=10 * _QUIET, recursive=False, stop_event=ended)
    for batch in changes:
        saved = {Path(path) for _, path in batch}
        if any(is_needed(path, missions) for path in saved - paths.keys()):
            due = files
        else:
            due = tuple(file for path, file in paths.items() if path in saved)
        there = tuple(file for file in due if Path(file).is_file())
        if there:
            build_all(there, output, formats, language, missions, link_base, _QUIETLY)
        if ended.is_set():
            break
    return 0


def _ended_by_interrupt() -> Event:
    """An event that Ctrl+C sets, so that a build under way is finished; a second one interrupts."""
    ended = Event()

    def end(*_: object) -> None:
        ended.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    signal.signal(signal.SIGINT, end)
    return ended
