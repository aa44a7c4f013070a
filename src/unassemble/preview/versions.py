"""Versions of a letter, and the draft that could not be written, in the user's data folder.

Each letter has a folder, found again by the letter's path: an index, and each text once,
compressed.  Nothing is kept beside the letter, because such folders are shared.  Only the user can
read them.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from threading import RLock

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from unassemble.base.printable import printable
from unassemble.preview.outcomes import Draft
from unassemble.preview.private_folder import PrivateFolder
from unassemble.preview.saving import digest_of

MAX_VERSIONS = 50
MAX_BYTES = 20_000_000
"""What is kept of a letter, compressed; what has no name is dropped first, the oldest first."""
MAX_TOTAL = 200_000_000
"""What is kept of all letters; beyond it the oldest versions without a name are dropped."""
_EVERY = 600.0
"""Seconds of work after which a version is kept."""
_MAX_NAME = 100


_INDEX = "index.json"


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
        self.folder = PrivateFolder(data / "versions" / key)
        self._last: datetime | None = None
        self._lock = RLock()

    @property
    def is_failing(self) -> bool:
        """Whether the disk takes nothing at present."""
        return self.folder.is_failing

    # -- versions ------------------------------------------------------------------------

    def all(self) -> list[KeptVersion]:
        """All versions, the oldest first."""
        with self._lock:
            return self._index().versions

    def text(self, number: int) -> str | None:
        """The text of a version; None if there is none."""
        with self._lock:
            found = next((one for one in self._index().versions if one.number == number), None)
            packed = self.folder.read(_file(found.digest)) if found else None
            try:
                data = gzip.decompress(packed or b"")
            except (OSError, EOFError):
                return None
            is_whole = found is not None and digest_of(data) == found.digest
            return data.decode("utf-8") if is_whole else None

    def rename(self, number: int, name: str) -> bool:
        """Give a version a name, or take it away; returns whether there is such a version."""
        with self._lock:
            index = self._index()
            at = next((i for i, one in enumerate(index.versions) if one.number == number), None)
            if at is None:
                return False
            index.versions[at] = replace(index.versions[at], name=_name(name))
            self.folder.write(_INDEX, msgspec.json.encode(index))
            return True

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
            at = now.strftime("%Y-%m-%dT%H:%M:%SZ")
            index.versions.append(KeptVersion(number, at, why, _name(name), digest, len(packed)))
            _drop(index.versions)
            self.folder.write(_file(digest), packed)
            _write_index(self.folder, index)
            _bound_total(self.folder)

    # -- the draft -----------------------------------------------------------------------

    def draft(self) -> Draft | None:
        """The draft that an earlier run left."""
        try:
            return msgspec.json.decode(self.folder.read("draft.json") or b"", type=Draft)
        except msgspec.DecodeError:
            return None

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft, in place of an earlier one."""
        with self._lock:
            self.folder.write("draft.json", msgspec.json.encode(draft))

    def drop_draft(self) -> None:
        """Forget the draft."""
        self.folder.remove("draft.json")

    def _index(self) -> _Index:
        return _index_of(self.folder) or _Index(printable(str(self._letter)))


def _index_of(folder: PrivateFolder) -> _Index | None:
    """The index of a letter's versions; None if there is none, or it is damaged."""
    try:
        return msgspec.json.decode(folder.read(_INDEX) or b"", type=_Index)
    except msgspec.DecodeError:
        return None


def _write_index(folder: PrivateFolder, index: _Index) -> None:
    """Write an index, and delete the texts of versions that were dropped."""
    folder.write(_INDEX, msgspec.json.encode(index))
    kept = {_file(one.digest) for one in index.versions}
    for name in folder.names("*.yaml.gz"):
        if name not in kept:
            folder.remove(name)


def _file(digest: str) -> str:
    return f"{digest}.yaml.gz"


def _name(given: str) -> str:
    return printable(given).strip()[:_MAX_NAME]


def _bound_total(own: PrivateFolder) -> None:
    """Drop versions of other letters than that of ``own`` until all are within `MAX_TOTAL`."""
    there = (PrivateFolder(path) for path in sorted(own.path.parent.glob("*")))
    indexes = [(folder, index) for folder in there if (index := _index_of(folder)) is not None]
    total = sum(one.size for _, index in indexes for one in index.versions)
    if total <= MAX_TOTAL:
        return
    others = [(folder, index) for folder, index in indexes if folder.path != own.path]
    rows = [(one.at, at, one) for at, (_, index) in enumerate(others) for one in index.versions]
    changed = set()
    for _, at, one in sorted(rows, key=lambda row: row[0]):
        if total > MAX_TOTAL and not one.name:
            others[at][1].versions.remove(one)
            total -= one.size
            changed.add(at)
    for at in sorted(changed):
        _write_index(*others[at])


def _drop(versions: list[KeptVersion]) -> None:
    """Drop versions beyond the limits; the newest stays."""
    while len(versions) > 1 and (
        len(versions) > MAX_VERSIONS or sum(one.size for one in versions) > MAX_BYTES
    ):
        unnamed = (at for at, one in enumerate(versions[:-1]) if not one.name)
        del versions[next(unnamed, 0)]
