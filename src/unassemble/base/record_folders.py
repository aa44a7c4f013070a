"""The folders in which missions' records are looked for, in their order."""

from __future__ import annotations

from pathlib import Path

RecordFolders = tuple[Path, ...]
"""The first that has a record of a name wins.  A relative folder is beside the letter file."""

BESIDE: RecordFolders = (Path("missions"),)
"""The folder ``missions`` beside the letter file, where nothing else is said."""


def folders_at(folders: RecordFolders, letter: Path) -> RecordFolders:
    """The folders for a letter file that lies in the folder ``letter``."""
    return tuple(letter / folder for folder in folders)
