"""Save changes of the preview to the letter file.

The file is replaced as a whole, and changes made by other programs are merged, never overwritten.
"""

from __future__ import annotations

import os
import tempfile
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from msgspec import Struct

from unassemble.letter.encoding import MAX_BYTES
from unassemble.preview.editing import RefusedError, Step, apply
from unassemble.preview.letters import digest_of
from unassemble.preview.merge import ConflictError, merge

_MAX_TEXTS = 40
"""How many earlier texts of a file are kept as a base for merging."""
_MAX_UNDO = 200


class ChangedError(Exception):
    """Another program changed the same lines of the file; ``text`` is the file's text now."""

    def __init__(self, text: str, line: int) -> None:
        super().__init__(f"line {line} was changed by another program")
        self.text, self.line = text, line


class Saved(Struct, frozen=True):
    """The file after a change; ``merged`` if it includes changes of another program."""

    text: str
    digest: str
    merged: bool


class Editor:
    """Makes all changes of one file, one after another, and can undo them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._undo: list[tuple[str, str]] = []
        self._redo: list[tuple[str, str]] = []
        self._lock = Lock()

    @property
    def history(self) -> tuple[int, int]:
        """How many changes can be undone, and how many redone."""
        return len(self._undo), len(self._redo)

    def read(self) -> Saved:
        """Read the file.

        Raises:
            OSError, UnicodeDecodeError: it cannot be read as text.
        """
        with self._lock:
            return self._read()

    def save(self, text: str, base: str) -> Saved:
        """Save a text that was edited from the text with the digest ``base``.

        Raises:
            ChangedError: another program has changed the same lines since.
            RefusedError: the text is too large, or the text with that digest is no longer kept.
            OSError, UnicodeError: the file cannot be read or written.
        """
        with self._lock:
            return self._change(self._base(base), text)

    def edit(self, steps: list[Step], base: str) -> Saved:
        """Apply steps to the text with the digest ``base``; raises the same errors as `save`."""
        with self._lock:
            before = self._base(base)
            return self._change(before, apply(before, steps))

    def undo(self) -> Saved:
        """Undo the last change, and keep what other programs have changed since.

        Raises:
            ChangedError: another program has changed the same lines since.
            RefusedError: there is nothing to undo.
        """
        with self._lock:
            return self._revert(self._undo, self._redo)

    def redo(self) -> Saved:
        """Redo the last change that was undone; raises the same errors as `undo`."""
        with self._lock:
            return self._revert(self._redo, self._undo)

    def _revert(self, source: list[tuple[str, str]], target: list[tuple[str, str]]) -> Saved:
        """Revert the last change in ``source``, and add its inverse to ``target``."""
        if not source:
            raise RefusedError("refused.nothing")
        before, after = source[-1]
        saved = self._write(after, before)
        source.pop()
        target.append((after, before))
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
            self._undo = [*self._undo[1 - _MAX_UNDO :], (base, text)]
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
        saved = self._remember(merged)
        return Saved(saved.text, saved.digest, merged != text)

    def _read(self) -> Saved:
        return self._remember(self.path.read_bytes().decode("utf-8"))

    def _remember(self, text: str) -> Saved:
        """Keep a text as a base for merging."""
        digest = digest_of(text.encode())
        self._texts[digest] = text
        self._texts.move_to_end(digest)
        while len(self._texts) > _MAX_TEXTS:
            self._texts.popitem(last=False)
        return Saved(text, digest, False)


def replace_file(path: Path, data: bytes, expected: str) -> None:
    """Replace a file as a whole, through a temporary file; its permissions are kept.

    Raises:
        RefusedError: the digest of the file is no longer ``expected``.
        OSError: it cannot be written; the old file is unchanged.
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
