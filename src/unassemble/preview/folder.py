"""A file or a folder → the letter files that a preview offers, by id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from unassemble.letter.nodes import MAX_BYTES

_PICTURES = (".png", ".jpg", ".jpeg", ".svg")
_ENDINGS = (".yaml", ".yml", ".json")
_DEEP, _MOST = 3, 500
_LETTER = re.compile(rb'^[\s{"]*letter"?\s*:', re.MULTILINE)


class ListedLetter(Struct, frozen=True):
    """A letter file: its id in addresses, its path, its name below the folder."""

    id: str
    path: Path
    name: str


def find_letters(given: Path) -> tuple[ListedLetter, ...]:
    """The letter files of a folder and those below it, by name; a file is itself.

    Ids depend on the path alone, so that an address stays good while files come and go.
    """
    if not given.is_dir():
        return (_listed(given, given.name),)
    found = sorted(path for path in _files(given, 0) if _is_letter(path))[:_MOST]
    return tuple(_listed(path, str(path.relative_to(given))) for path in found)


def _listed(path: Path, name: str) -> ListedLetter:
    return ListedLetter(blake2b(str(path).encode(), digest_size=6).hexdigest(), path, name)


def _files(folder: Path, depth: int) -> Iterator[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink() and depth < _DEEP:
            yield from _files(path, depth + 1)
        elif path.suffix in _ENDINGS and path.is_file():
            yield path


def _is_letter(path: Path) -> bool:
    """Whether a file has a letter in it; other YAML files stand in folders too."""
    try:
        with path.open("rb") as file:
            return _LETTER.search(file.read(MAX_BYTES)) is not None
    except OSError:
        return False


def watched_folders(listed: tuple[ListedLetter, ...], missions: Path | None) -> tuple[Path, ...]:
    """The folders whose changes count: those of the letters, and of pictures right below them."""
    folders = {one.path.resolve().parent for one in listed}
    below = {
        path
        for folder in folders
        for path in folder.iterdir()
        if path.is_dir() and not path.name.startswith(".")
    }
    own = {missions.resolve()} if missions is not None else set()
    return tuple(sorted(folders | set(sorted(below)[:_MOST]) | own))


def is_needed(path: Path, missions: Path | None) -> bool:
    """Whether letters may need a file beside them: a picture, or the record of a mission."""
    if path.name.startswith("."):
        return False
    record = missions is not None and path.parent == missions.resolve()
    return path.suffix.lower() in _PICTURES or (record and path.suffix == ".yaml")
