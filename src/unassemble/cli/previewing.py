"""Previews: in a browser until interrupted; as pictures; as text."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from unassemble.base.errors import UnreadableError
from unassemble.cli.common import FINDINGS, USAGE, clock, read, show, unreadable
from unassemble.languages import Language


def with_browser(file: Path, port: int, browser: bool, missions: Path | None, editor: str) -> int:
    """Serve a preview; the exit status."""
    from unassemble.preview.running import listen, serve

    try:
        listening = listen(port)
    except OSError as error:
        click.echo(f"port {port}: {error.strerror}", err=True)
        return USAGE
    try:
        serve(
            file,
            listening,
            missions=missions,
            clock=clock(),
            editor=editor,
            browser=browser,
            say=_say,
        )
    except KeyboardInterrupt:
        pass
    finally:
        listening.close()
    return 0


def _say(address: str) -> None:
    click.echo(address)
    click.echo("Press Ctrl+C to end.", err=True)


def without_browser(
    file: Path, png: Path | None, text: bool, language: str | None, missions: Path | None
) -> int:
    """Write a letter's pages as pictures, or print them as text; the exit status."""
    from unassemble.preview.building import Builder, Failed

    if file.is_dir():
        raise click.UsageError("--png and --text take one letter file")
    try:
        source = read(str(file), missions)
    except UnreadableError as error:
        return unreadable(error)
    built = Builder(cast("Language | None", language), clock()).build(source)
    show(built.findings)
    if isinstance(built, Failed):
        return USAGE if built.unreadable else FINDINGS
    if text:
        from unassemble.preview.plain import pages_as_text

        click.echo(pages_as_text(built), nl=False)
    if png is not None:
        from unassemble.preview.drawing import write_pages

        try:
            for path in write_pages(built, png, Path(source.name).stem):
                click.echo(path)
        except OSError as error:
            click.echo(f"{error.filename or png}: {error.strerror}", err=True)
            return USAGE
    return 0
