"""A letter file changed by the preview: never half written, never over another's change."""

from __future__ import annotations

import os
import tempfile
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from msgspec import Struct

from unassemble.letter.nodes import MAX_BYTES
from unassemble.preview.editing import RefusedError, Step, apply
from unassemble.preview.letters import digest_of
from unassemble.preview.merge import ConflictError, merge

_TEXTS = 40
"""Texts of a file that are known by their digest, to merge with."""
_UNDO = 200


class ChangedError(Exception):
    """The file was changed meanwhile in the same place; ``text`` is what it says now."""

    def __init__(self, text: str, line: int) -> None:
        super().__init__(f"line {line} was changed meanwhile")
        self.text, self.line = text, line


class Saved(Struct, frozen=True):
    """What the file says now; ``merged`` where another's change is in it too."""

    text: str
    digest: str
    merged: bool


class Editor:
    """Changes one file; all changes go through it one after another, and can be taken back."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._undo: list[tuple[str, str]] = []
        self._redo: list[tuple[str, str]] = []
        self._lock = Lock()

    @property
    def history(self) -> tuple[int, int]:
        """How many changes can be taken back, and how many made again."""
        return len(self._undo), len(self._redo)

    def read(self) -> Saved:
        """What the file says.

        Raises:
            OSError, UnicodeDecodeError: it cannot be read as text.
        """
        with self._lock:
            return self._read()

    def save(self, text: str, base: str) -> Saved:
        """Save a text made from the one whose digest is ``base``.

        Raises:
            ChangedError: the file was changed meanwhile, in the same lines.
            RefusedError: the text is too large, or what it was made from is not known any more.
            OSError, UnicodeError: the file cannot be read or written.
        """
        with self._lock:
            return self._change(self._base(base), text)

    def edit(self, steps: list[Step], base: str) -> Saved:
        """Take steps in the text whose digest is ``base``; raises as `save` does."""
        with self._lock:
            before = self._base(base)
            return self._change(before, apply(before, steps))

    def undo(self) -> Saved:
        """Take the last change back; changes by others since then stay.

        Raises:
            ChangedError: others changed the same lines since.
            RefusedError: there is nothing to take back.
        """
        with self._lock:
            return self._back(self._undo, self._redo)

    def redo(self) -> Saved:
        """Make the last change that was taken back again; raises as `undo` does."""
        with self._lock:
            return self._back(self._redo, self._undo)

    def _back(self, taken: list[tuple[str, str]], kept: list[tuple[str, str]]) -> Saved:
        if not taken:
            raise RefusedError("refused.nothing")
        before, after = taken[-1]
        saved = self._write(after, before)
        taken.pop()
        kept.append((after, before))
        return saved

    def _base(self, digest: str) -> str:
        self._read()
        known = self._texts.get(digest)
        if known is None:
            raise RefusedError("refused.old")
        return known

    def _change(self, base: str, text: str) -> Saved:
        saved = self._write(base, text)
        if text != base:
            self._undo = [*self._undo[1 - _UNDO :], (base, text)]
            self._redo = []
        return saved

    def _write(self, base: str, text: str) -> Saved:
        if len(text.encode()) > MAX_BYTES:
            raise RefusedError("refused.large")
        now = self._read()
        try:
            merged = merge(base, text, now.text)
        except ConflictError as error:
            raise ChangedError(now.text, error.line) from None
        if merged != now.text:
            replace_file(self.path, merged.encode(), now.digest)
        made = self._known(merged)
        return Saved(made.text, made.digest, merged != text)

    def _read(self) -> Saved:
        return self._known(self.path.read_bytes().decode("utf-8"))

    def _known(self, text: str) -> Saved:
        digest = digest_of(text.encode())
        self._texts[digest] = text
        self._texts.move_to_end(digest)
        while len(self._texts) > _TEXTS:
            self._texts.popitem(last=False)
        return Saved(text, digest, False)


def replace_file(path: Path, data: bytes, expected: str) -> None:
    """Write a file beside its place and move it there whole, its permissions kept.

    Raises:
        RefusedError: its bytes are no longer those of the digest ``expected``.
        OSError: it cannot be written; the old file is as it was.
    """
    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(target.stat().st_mode & 0o7777)
        if digest_of(target.read_bytes()) != expected:
            raise RefusedError("refused.old")
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
