"""The files and folders of a command line → the letters of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from unassemble.batch.run import Given
from unassemble.pipeline.folder import letters_in
from unassemble.pipeline.letter_file import LetterFile

Reader = Callable[[str], LetterFile]
"""Reads a letter file by its name on the command line."""


def collect(names: Sequence[str], output: Path | None, read: Reader) -> tuple[Given, ...]:
    """The letters that files and folders name, each once, in their order.

    Args:
        names: files, folders, or another name that ``read`` knows.
        output: the folder for outputs; those of a letter in a subfolder of a folder given go to the
            same subfolder of it.  None for the folder of each letter.
        read: reads a letter; called when its turn comes.
    """
    found: dict[str, Given] = {}
    for given in (one for name in names for one in _named(name, output, read)):
        found.setdefault(str(given.path.absolute() if given.path else given.name), given)
    return tuple(found.values())


def _named(name: str, output: Path | None, read: Reader) -> Iterator[Given]:
    path = Path(name)
    if not path.is_dir():
        yield _given(name, path, output, read)
        return
    for letter in letters_in(path):
        folder = output / letter.parent.relative_to(path) if output else None
        yield _given(str(letter), letter, folder, read)


def _given(name: str, path: Path, folder: Path | None, read: Reader) -> Given:
    there = path.is_file()
    return Given(
        name,
        partial(read, name),
        path if there else None,
        folder,
        path.stat().st_size if there else 0,
    )
