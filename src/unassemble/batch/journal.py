"""What was built of what, so that a run that was stopped can go on where it was.

Beside the outputs stands a file of lines, one for each letter that was built: the names and sizes
of its outputs, the files that it was made of, and a digest of these, of the options and of the
program.  Paths are relative to the folder.  A line is added when the outputs are in place; one that
was cut short counts as none.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from unassemble.base.files import write_whole
from unassemble.base.versions import program_versions
from unassemble.batch.records import BuildWork
from unassemble.pipeline.letter_file import LetterFile

NAME = ".unassemble-built.jsonl"
"""The name of the file in each folder of outputs."""


class Entry(Struct, frozen=True):
    """One letter that was built: outputs (name → bytes), inputs (paths), digest."""

    letter: str
    outputs: dict[str, int]
    inputs: list[str]
    digest: str
    pages: int = 0


class Journal:
    """The journal of one folder of outputs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / NAME
        self._entries = _read(self._path)

    def unchanged(self, letter: LetterFile, work: BuildWork) -> Entry | None:
        """The entry of a letter whose outputs are there and need not be built again."""
        entry = self._entries.get(self._relative(letter.name))
        if entry is None or not all(map(self._is_there, entry.outputs.items())):
            return None
        return entry if self._digest(letter, entry.inputs, work) == entry.digest else None

    def add(
        self,
        letter: LetterFile,
        outputs: Mapping[str, bytes],
        inputs: Iterable[Path],
        work: BuildWork,
        pages: int,
    ) -> None:
        """Note a letter whose outputs have been written.

        Raises:
            OSError: the file cannot be written.
        """
        names = [self._relative(path) for path in inputs]
        entry = Entry(
            self._relative(letter.name),
            {name: len(data) for name, data in outputs.items()},
            names,
            self._digest(letter, names, work),
            pages,
        )
        with self._path.open("ab") as file:
            file.write(msgspec.json.encode(entry) + b"\n")
        self._entries[entry.letter] = entry

    def tidy(self) -> None:
        """Write the file anew with the newest line of each letter.

        Raises:
            OSError: the file cannot be written.
        """
        lines = [msgspec.json.encode(entry) + b"\n" for entry in self._entries.values()]
        write_whole(self._path, b"".join(lines), replace=True)

    def _is_there(self, output: tuple[str, int]) -> bool:
        name, size = output
        path = self._folder / name
        return path.is_file() and path.stat().st_size == size

    def _relative(self, path: str | Path) -> str:
        try:
            relative = os.path.relpath(path, self._folder)
        except ValueError:  # on another drive of Windows
            relative = os.path.abspath(path)
        return relative.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")

    def _digest(self, letter: LetterFile, inputs: Iterable[str], work: BuildWork) -> str:
        """A digest of all that decides the outputs of a letter (SHA-256)."""
        digest = sha256()
        decisive = (program_versions(), work.versions, work.formats, work.clock, letter.link_base)
        digest.update(msgspec.json.encode(decisive))
        digest.update(sha256(letter.data).digest())
        for name in inputs:
            digest.update(name.encode())
            digest.update(_digest_of_file(self._folder / name))
        return digest.hexdigest()


def _digest_of_file(path: Path) -> bytes:
    try:
        return sha256(path.read_bytes()).digest()
    except OSError:
        return b"missing"


def _read(path: Path) -> dict[str, Entry]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return {}
    found = {}
    for line in lines:
        try:
            entry = msgspec.json.decode(line, type=Entry)
        except msgspec.DecodeError:  # the run was stopped while it wrote this line
            continue
        found[entry.letter] = entry
    return found
