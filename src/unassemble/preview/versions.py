"""Versions of a letter, and the draft that could not be written, in the user's data folder.

Each letter has a folder, found again by the letter's path: an index, and each text once,
compressed.  Nothing is kept beside the letter, because such folders are
shared.  Only the user can read them.
"""

from __future__ import annotations

import gzip
import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from threading import RLock

import msgspec
from msgspec import Struct

from unassemble.base.printable import printable
from unassemble.preview.outcomes import Draft
from unassemble.preview.saving import digest_of

MAX_VERSIONS = 50
MAX_BYTES = 20_000_000
"""What is kept of a letter, compressed; what has no name is dropped first, the oldest first."""
_EVERY = 600.0
"""Seconds of work after which a version is kept."""
_MAX_NAME = 100


class KeptVersion(Struct, frozen=True):
    """A version: its number, when it was kept (UTC), why, its name, and its text's digest and size.

    ``why`` is "opened", "work", "named", "conflict" or "before-going-back".
    """

    number: int
    at: str
    why: str
    name: str
    digest: str
    size: int


class _Index(Struct):
    letter: str
    versions: list[KeptVersion] = []


class VersionFolder:
    """The versions of one letter.

    A disk that is full or read-only keeps none, and hinders nothing: ``is_failing`` then says so.
    """

    def __init__(
        self, data: Path, letter: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """``data`` is the program's folder among the user's; ``clock`` gives the time in UTC."""
        self._letter, self._clock = letter.resolve(), clock
        key = blake2b(os.fsencode(self._letter), digest_size=12).hexdigest()
        self._folder = data / "versions" / key
        self._last: datetime | None = None
        self._lock = RLock()
        self.is_failing = False

    # -- versions ------------------------------------------------------------------------

    def all(self) -> list[KeptVersion]:
        """All versions, the oldest first."""
        with self._lock:
            return self._index().versions

    def text(self, number: int) -> str | None:
        """The text of a version; None if there is none."""
        with self._lock:
            found = next((one for one in self._index().versions if one.number == number), None)
            try:
                data = gzip.decompress(self._file(found.digest).read_bytes()) if found else b""
            except (OSError, EOFError):
                return None
            is_whole = found is not None and digest_of(data) == found.digest
            return data.decode("utf-8") if is_whole else None

    def before_change(self, text: str) -> None:
        """Keep the text before the first change, and then every ten minutes of work."""
        now = self._clock()
        if self._last is None:
            self.keep(text, "opened")
        elif (now - self._last).total_seconds() >= _EVERY:
            self.keep(text, "work")

    def keep(self, text: str, why: str, name: str = "") -> None:
        """Keep a text; the newest version is not kept twice, but takes a name."""
        now = self._clock()
        self._last = now
        data = text.encode()
        digest = digest_of(data)
        with self._lock:
            index = self._index()
            last = index.versions[-1] if index.versions else None
            number = last.number + 1 if last else 1
            if last is not None and last.digest == digest:
                if not name:
                    return
                number = last.number
                index.versions.pop()
            packed = gzip.compress(data, mtime=0)
            name = printable(name).strip()[:_MAX_NAME]
            at = now.strftime("%Y-%m-%dT%H:%M:%SZ")
            index.versions.append(KeptVersion(number, at, why, name, digest, len(packed)))
            _drop(index.versions)
            self._write(self._file(digest), packed)
            self._write(self._folder / "index.json", msgspec.json.encode(index))
            self._tidy(index)

    # -- the draft -----------------------------------------------------------------------

    def draft(self) -> Draft | None:
        """The draft that an earlier run left."""
        try:
            return msgspec.json.decode((self._folder / "draft.json").read_bytes(), type=Draft)
        except (OSError, msgspec.DecodeError):
            return None

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft, in place of an earlier one."""
        with self._lock:
            self._write(self._folder / "draft.json", msgspec.json.encode(draft))

    def drop_draft(self) -> None:
        """Forget the draft."""
        try:
            (self._folder / "draft.json").unlink(missing_ok=True)
        except OSError:
            self.is_failing = True

    # -- files ---------------------------------------------------------------------------

    def _index(self) -> _Index:
        try:
            return msgspec.json.decode((self._folder / "index.json").read_bytes(), type=_Index)
        except (OSError, msgspec.DecodeError):
            return _Index(printable(str(self._letter)))

    def _file(self, digest: str) -> Path:
        return self._folder / f"{digest}.yaml.gz"

    def _write(self, path: Path, data: bytes) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)  # readable by the user alone
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
            self.is_failing = False
        except OSError:
            self.is_failing = True

    def _tidy(self, index: _Index) -> None:
        """Delete the texts of versions that were dropped."""
        kept = {self._file(one.digest).name for one in index.versions}
        try:
            for path in self._folder.glob("*.yaml.gz"):
                if path.name not in kept:
                    path.unlink()
        except OSError:
            self.is_failing = True


def _drop(versions: list[KeptVersion]) -> None:
    """Drop versions beyond the limits; the newest stays."""
    while len(versions) > 1 and (
        len(versions) > MAX_VERSIONS or sum(one.size for one in versions) > MAX_BYTES
    ):
        unnamed = (at for at, one in enumerate(versions[:-1]) if not one.name)
        del versions[next(unnamed, 0)]
