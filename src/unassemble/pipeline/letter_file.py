"""Letter files, and how they are read from disk."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.base.record_folders import BESIDE, RecordFolders
from unassemble.base.source import Span


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
        data = path.read_bytes()
    except OSError as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else error.strerror
        if path.is_dir():
            reason = "it is a folder"
        span = Span(str(path), 1, 1)
        message = f"the letter file cannot be read: {reason}"
        raise UnreadableError([Diagnostic("unreadable-file", "error", span, message)]) from None
    return LetterFile(data, str(path), path.parent, missions, link_base)
