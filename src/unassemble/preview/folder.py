"""A file or a folder → the letter files that the preview offers, each with an id."""

from __future__ import annotations

import os
import re
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from msgspec import Struct

from unassemble.base.record_folders import RecordFolders, folders_at
from unassemble.pipeline.folder import files_in, is_letter

_PICTURES = (".png", ".jpg", ".jpeg", ".svg")
_MAX_DEPTH, _MAX_FILES = 3, 500


_BEGUN = re.compile(
    rb"^(?:language|original|organs|symbols|annexes|enclosures|distribution|job_number|notes):",
    re.MULTILINE,
)
_RECORD = re.compile(rb"^state:", re.MULTILINE)
_HEAD = 100_000
"""How far into a file is looked for what it is, in bytes."""


class ListedLetter(Struct, frozen=True):
    """A letter file: its id in web addresses, its path, and its path relative to the folder."""

    id: str
    path: Path
    name: str


def find_letters(given: Path, begun: bool = False) -> tuple[ListedLetter, ...]:
    """The letter files in a folder and its subfolders, sorted; for a file, the file alone.

    Ids depend only on the path, so that an address remains valid while files come and go.

    Args:
        given: the file or the folder.
        begun: whether to take files in that no letter has been written yet: empty ones, and those
            with other keys of a letter file.
    """
    if not given.is_dir():
        return (_listed(given, given.name),)
    wanted = is_letter_or_begun if begun else is_letter
    files = (path for path in files_in(given, _MAX_DEPTH) if wanted(path))
    found = sorted(islice(files, _MAX_FILES))
    return tuple(_listed(path, str(path.relative_to(given))) for path in found)


def is_letter_or_begun(path: Path) -> bool:
    """Whether a file has a letter, or is the beginning of one."""
    if is_letter(path):
        return True
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    lines = [line for line in head.splitlines() if line.strip() and not line.startswith(b"#")]
    empty = not lines and path.suffix != ".json"
    return empty or (_BEGUN.search(head) is not None and _RECORD.search(head) is None)


def _listed(path: Path, name: str) -> ListedLetter:
    return ListedLetter(blake2b(os.fsencode(path), digest_size=6).hexdigest(), path, name)


def _inside(folder: Path) -> list[Path]:
    """What is in a folder; nothing if it cannot be read or was deleted."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def watched_folders(listed: tuple[ListedLetter, ...], missions: RecordFolders) -> tuple[Path, ...]:
    """The folders to watch: those of the letters, their subfolders (pictures), and the records'."""
    folders = {one.path.resolve().parent for one in listed}
    below = {
        path
        for folder in folders
        for path in _inside(folder)
        if path.is_dir() and not path.name.startswith(".")
    }
    records = {one.resolve() for folder in folders for one in folders_at(missions, folder)}
    own = {one for one in records if one.is_dir()}
    return tuple(sorted(folders | set(sorted(below)[:_MAX_FILES]) | own))


def is_needed(path: Path, missions: RecordFolders) -> bool:
    """Whether letters may depend on a file: it is a picture, or a record in ``missions``."""
    if path.name.startswith("."):
        return False
    record = any(
        path.parent == folder.resolve() if folder.is_absolute() else path.parent.name == folder.name
        for folder in missions
    )
    return path.suffix.lower() in _PICTURES or (record and path.suffix == ".yaml")
