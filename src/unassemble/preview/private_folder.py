"""A folder among the user's own data: readable by the user alone, and written file by file.

A disk that is full or read-only hinders nothing: ``is_failing`` then says so.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


class PrivateFolder:
    """Files that only the user can read; each is replaced as a whole."""

    def __init__(self, path: Path) -> None:
        """``path`` need not exist: the folder is made when something is first written."""
        self.path = path
        self.is_failing = False

    def read(self, name: str) -> bytes | None:
        """The contents of a file; None if it is not there or cannot be read."""
        try:
            return (self.path / name).read_bytes()
        except OSError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Write a file, in place of an earlier one."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.path)  # readable by the user alone
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).replace(self.path / name)
            self.is_failing = False
        except OSError:
            self.is_failing = True

    def remove(self, name: str) -> None:
        """Delete a file, if it is there."""
        try:
            (self.path / name).unlink(missing_ok=True)
        except OSError:
            self.is_failing = True

    def names(self, pattern: str) -> tuple[str, ...]:
        """The names of the files that match a pattern."""
        try:
            return tuple(sorted(path.name for path in self.path.glob(pattern)))
        except OSError:
            return ()
