"""Letter files, and how they are read from disk."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.base.record_folders import BESIDE, RecordFolders
from unassemble.base.source import Span
from unassemble.letter.encoding import MAX_BYTES


class LetterFile(Struct, frozen=True):
    """The bytes of a letter file, the name that findings show, and the folder of its pictures.

    ``missions`` are the folders of missions' records.  ``link_base`` is the base address of
    links to cited documents: None for the United Nations' own site, empty for no links.
    """

    data: bytes
    name: str
    folder: Path
    missions: RecordFolders = BESIDE
    link_base: str | None = None


def read_letter_file(
    path: Path, missions: RecordFolders = BESIDE, link_base: str | None = None
) -> LetterFile:
    """Read a letter file; ``missions`` and ``link_base`` as in `LetterFile`.

    Raises:
        UnreadableError: the path does not exist, is a folder, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # a larger file is refused, whatever its size
    except OSError as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else error.strerror
        hint = None
        if path.is_dir():
            reason, hint = "it is a folder", _letters_in(path)
        span = Span(str(path), 1, 1)
        message = f"the letter file cannot be read: {reason}"
        found = Diagnostic("unreadable-file", "error", span, message, hint)
        raise UnreadableError([found]) from None
    return LetterFile(data, str(path), path.parent, missions, link_base)


def _letters_in(folder: Path) -> str:
    """A hint for a folder that was named instead of a letter file."""
    names = sorted(path.name for path in folder.glob("*.yaml"))[:3]
    listed = " or ".join(str(folder / name) for name in names)
    return f"name a file in it: {listed}" if listed else "name a letter file"
