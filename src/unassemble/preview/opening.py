"""A place in a file → the user's own editor at it."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path


def editor_command(editor: str, path: Path, line: int, column: int) -> list[str]:
    """The command that ``editor`` stands for: ``code -g {file}:{line}:{column}``.

    Where it names no file, the file is its last argument.
    """
    parts = shlex.split(editor)
    if "{file}" not in editor:
        parts.append("{file}")
    values = {"{file}": str(path.resolve()), "{line}": str(line), "{column}": str(column)}
    out = []
    for part in parts:
        # The file last: its own name may look like a place for another value.
        for name in ("{line}", "{column}", "{file}"):
            part = part.replace(name, values[name])
        out.append(part)
    return out


def open_in_editor(editor: str, path: Path, line: int, column: int) -> None:
    """Start the editor and leave it to itself.

    Raises:
        OSError: there is no such program.
        ValueError: the command's quotation marks do not match.
    """
    subprocess.Popen(
        editor_command(editor, path, line, column),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
