"""A folder → the letter files in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from unassemble.letter.encoding import MAX_BYTES

_ENDINGS = (".yaml", ".yml", ".json")
_LETTER = re.compile(rb'^[\s{"]*letter"?\s*:', re.MULTILINE)


def letters_in(folder: Path, depth: int = 20) -> Iterator[Path]:
    """The letter files in a folder and its subfolders, in order of their paths.

    Other YAML and JSON files are left out, and so are hidden files and folders.  Links to folders
    are not followed.

    Args:
        folder: where to look.
        depth: how many levels of subfolders are looked at.
    """
    return (path for path in files_in(folder, depth) if is_letter(path))


def files_in(folder: Path, depth: int) -> Iterator[Path]:
    """The YAML and JSON files in a folder and its subfolders, as `letters_in` looks for them."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink() and depth > 0:
            yield from files_in(path, depth - 1)
        elif path.suffix in _ENDINGS and path.is_file():
            yield path


def is_letter(path: Path) -> bool:
    """Whether a file contains a letter; a folder may have other YAML files."""
    try:
        with path.open("rb") as file:
            return _LETTER.search(file.read(MAX_BYTES)) is not None
    except OSError:
        return False
