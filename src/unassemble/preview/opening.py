"""Open a place of a file in the user's own editor."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path


def editor_command(editor: str, path: Path, line: int, column: int) -> list[str]:
    """The command line for a place in a file.

    ``editor`` is a template such as ``code -g {file}:{line}:{column}``.  If it lacks ``{file}``,
    the file is added as the last argument.
    """
    parts = shlex.split(editor)
    if "{file}" not in editor:
        parts.append("{file}")
    values = {"{file}": str(path.resolve()), "{line}": str(line), "{column}": str(column)}
    out = []
    for part in parts:
        # {file} last: the name of the file may itself contain "{line}".
        for name in ("{line}", "{column}", "{file}"):
            part = part.replace(name, values[name])
        out.append(part)
    return out


def open_in_editor(editor: str, path: Path, line: int, column: int) -> None:
    """Start the editor without waiting for it.

    Raises:
        OSError: there is no such program.
        ValueError: the quotation marks in ``editor`` do not match.
    """
    subprocess.Popen(
        editor_command(editor, path, line, column),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
