"""Show previews: in a browser until interrupted, as pictures, or as text."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from unassemble.base.errors import LetterError, UnreadableError
from unassemble.base.record_folders import RecordFolders
from unassemble.cli import options
from unassemble.cli.common import clock, read, show, unreadable
from unassemble.cli.statuses import FINDINGS, USAGE
from unassemble.cli.streams import give, say, say_path
from unassemble.languages import Language
from unassemble.pipeline.building import Outputs, build_version, text_of_version


def with_browser(
    file: Path,
    port: int,
    browser: bool,
    missions: RecordFolders,
    editor: str,
    data: Path | None,
) -> int:
    """Serve a preview until interrupted; returns the exit status.

    ``data`` is the program's folder among the user's, where versions are kept; None keeps none.
    """
    from unassemble.preview.running import listen, serve  # loads the web server

    try:
        listening = listen(port)
    except OSError as error:
        say(f"port {port}: {error.strerror}", error=True)
        return USAGE
    try:
        serve(
            file,
            listening,
            missions=missions,
            clock=clock(),
            data=data,
            standing=options.standing_records(),
            editor=editor,
            browser=browser,
            on_start=_print_address,
        )
    except KeyboardInterrupt:
        pass
    finally:
        listening.close()
    return 0


def _print_address(address: str) -> None:
    say(address)
    say("Press Ctrl+C to stop.", error=True)


def without_browser(
    file: Path, png: Path | None, text: bool, language: str | None, missions: RecordFolders
) -> int:
    """Write the pages of a letter as pictures, or print them as text; returns the exit status."""
    if file.is_dir():
        raise click.UsageError("--png and --text take one letter file")
    version = cast("Language | None", language)
    try:
        source = read(str(file), missions)
        if text:
            printed, findings = text_of_version(source, version, clock())
            show(findings)
            give(printed)
        if png is not None:
            outputs = build_version(source, version, ("pdf",), clock())
            if not text:
                show(outputs.findings)
            return _write_pages(outputs, png)
    except UnreadableError as error:
        return unreadable(error)
    except LetterError as error:
        show(error.findings)
        return FINDINGS
    return 0


def _write_pages(outputs: Outputs, folder: Path) -> int:
    """Write each page as a picture, ``<stem>-<language>-01.png``; returns the exit status."""
    digits = max(len(str(outputs.pages)), 2)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for page in range(1, outputs.pages + 1):
            path = folder / f"{outputs.stem}-{outputs.language}-{page:0{digits}}.png"
            path.write_bytes(outputs.picture(page))
            say_path(path)
    except OSError as error:
        say(f"{error.filename or folder}: {error.strerror}", error=True)
        return USAGE
    return 0
