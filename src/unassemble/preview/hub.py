"""Letters open in browser windows: rebuild them when files change, and inform the windows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from watchfiles import awatch

from unassemble.base.record_folders import BESIDE, RecordFolders
from unassemble.preview.folder import ListedLetter, find_letters, is_needed, watched_folders
from unassemble.preview.letters import disk_state, draw_ahead, state
from unassemble.preview.records import MissionRecords, RecordSession
from unassemble.preview.session import LetterSession, LetterVersion
from unassemble.preview.values import PathOffset
from unassemble.preview.versions import VersionFolder

_QUIET = 5
"""Milliseconds without a change after which a file counts as saved: editors write in steps."""
_LATEST = 200
"""Milliseconds after which a change is acted on even if more changes keep coming."""

_GONE = 1.0
"""Seconds after which folders that were deleted are looked for again."""
_CHECK_DELAY = 1.0
"""Seconds from the last change to the check, so that checking and writing the whole PDF do not
delay the painting of the pages or the next build."""


RECORD = "m/"
"""How the id of a mission's record begins; no id of a letter does."""


class Window(Struct, eq=False):
    """A browser window: the letter and language that it shows, the place that is written in it, and
    the messages waiting for it."""

    letter: str
    language: str
    at: PathOffset | None = None
    _waiting: dict[str, dict[str, Any]] = field(default_factory=dict)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    def send(self, message: dict[str, Any]) -> None:
        """Queue a message; it replaces one of the same type that has not been sent yet."""
        self._waiting[message["type"]] = message
        self._wake.set()

    async def next(self) -> dict[str, Any]:
        """The next message, once there is one."""
        await self._wake.wait()
        message = self._waiting.pop(next(iter(self._waiting)))
        if not self._waiting:
            self._wake.clear()
        return message


class OpenLetter(Struct, eq=False):
    """An open letter: its session, its versions if they are kept, and the task that writes its
    file behind."""

    id: str
    session: LetterSession
    versions: VersionFolder | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    writing: asyncio.Task[None] | None = None


class Hub:
    """All letters of a preview, and all windows that show them."""

    def __init__(
        self,
        given: Path,
        missions: RecordFolders = BESIDE,
        clock: date | None = None,
        data: Path | None = None,
    ) -> None:
        """``data`` is the program's folder among the user's, for versions; None keeps none."""
        self.given, self._missions, self._clock, self._data = given, missions, clock, data
        self.letters: tuple[ListedLetter, ...] = find_letters(given, begun=True)
        self.records = MissionRecords(given, missions, clock, data)
        self._open: dict[str, OpenLetter] = {}
        self._windows: list[Window] = []
        self._background: set[asyncio.Task[None]] = set()

    @property
    def missions(self) -> RecordFolders:
        """The folders of missions' records."""
        return self._missions

    @property
    def clock(self) -> date | None:
        """The date given by SOURCE_DATE_EPOCH."""
        return self._clock

    def added(self, path: Path) -> str:
        """The id of a letter file that has just been put into the folder; empty if it is none."""
        self.letters = find_letters(self.given, begun=True)
        return next((one.id for one in self.letters if one.path.absolute() == path.absolute()), "")

    def is_shown(self, id: str) -> bool:
        """Whether a window shows a letter."""
        return any(window.letter == id for window in self._windows)

    async def closed(self, id: str) -> None:
        """Write what is not written of a letter, and forget that it was open."""
        opened = self._open.pop(id, None)
        if opened is not None:
            await asyncio.to_thread(opened.session.text.write)

    def opened(self, id: str) -> OpenLetter | None:
        """The letter with an id, opened if necessary; None if there is no such letter."""
        known = self._open.get(id)
        if known is None and id.startswith(RECORD):
            made = self.records.session(id.removeprefix(RECORD))
            if made is not None:
                known = self._open[id] = OpenLetter(id, *made)
        elif known is None:
            listed = next((one for one in self.letters if one.id == id), None)
            if listed is None:
                return None
            versions = VersionFolder(self._data, listed.path) if self._data else None
            session = LetterSession(listed.path, self._missions, self._clock, versions)
            known = self._open[id] = OpenLetter(id, session, versions)
        return known

    async def version(
        self, opened: OpenLetter, language: str, force: bool = False
    ) -> tuple[str, LetterVersion]:
        """The language and the version shown for ``language``, up to date with the file."""
        async with opened.lock:
            return await asyncio.to_thread(opened.session.update, language, force)

    async def messages(self, window: Window) -> AsyncIterator[dict[str, Any]]:
        """Register a window, and yield the messages for it until it is closed."""
        self._windows.append(window)
        try:
            while True:
                yield await window.next()
        finally:
            self._windows.remove(window)

    async def watch(self, stop: asyncio.Event) -> None:
        """Watch the files until ``stop`` is set."""
        while not stop.is_set():
            folders = watched_folders(self.letters, self._missions)
            if self.given.is_dir():
                folders = tuple(sorted({*folders, self.given.resolve()}))
            folders = tuple(filter(Path.is_dir, folders))
            if not folders:  # all were deleted: they may come back
                await asyncio.sleep(_GONE)
                continue
            again = await self._watch(folders, stop)
            if not again:
                return

    async def _watch(self, folders: tuple[Path, ...], stop: asyncio.Event) -> bool:
        """Watch some folders; returns True when the list of letters, and so of folders, changed."""
        changes = awatch(*folders, recursive=False, step=_QUIET, debounce=_LATEST, stop_event=stop)
        async for batch in changes:
            paths = {Path(path) for _, path in batch}
            await self.changed(paths)
            if self.given.is_dir():
                found = await asyncio.to_thread(find_letters, self.given, True)
                if found != self.letters:
                    self.letters = found
                    return True
        return False

    async def changed(self, paths: set[Path]) -> None:
        """Take over changes of files on disk, and rebuild what windows show."""
        for id in sorted({id for id, _ in self._shown()}):
            opened = self.opened(id)
            if opened is None:
                continue
            own = opened.session.path.resolve()
            others = any(is_needed(path, self._missions) for path in paths if path != own)
            if own in paths:
                is_new = await asyncio.to_thread(opened.session.refresh)
                self.write_behind(opened)
                # What this program has written itself is built; what it has only read is not.
                if not is_new and not others and self._is_built(opened):
                    continue
            if own in paths or others:
                await self._rebuild_shown(id, force=others)

    def _is_built(self, opened: OpenLetter) -> bool:
        """Whether windows show the text as it is."""
        shown = {language for letter, language in self._shown() if letter == opened.id}
        versions = (opened.session.version(language) for language in shown)
        return all(one is not None and one.digest == opened.session.digest for one in versions)

    def edited(self, opened: OpenLetter) -> None:
        """After a change of the text: build the pages that windows show, and write the file."""
        if isinstance(opened.session, RecordSession):
            self._run_in_background(self._record_edited(opened))
            return
        self._run_in_background(self._rebuild_shown(opened.id))
        self.write_behind(opened)

    async def _record_edited(self, opened: OpenLetter) -> None:
        """Write a record at once, so that all letters that it changes are built with it."""
        await self.write(opened)
        self.write_behind(opened)  # again later, if it could not be written
        await self._rebuild_shown(opened.id, force=True)
        await self.changed({opened.session.path.resolve()})

    async def rebuild(self, opened: OpenLetter) -> None:
        """Build again what the windows of a letter or record show."""
        await self._rebuild_shown(opened.id, force=True)

    def write_behind(self, opened: OpenLetter) -> None:
        """Write the file of a letter when it is due, if that is not already on its way."""
        if opened.writing is None or opened.writing.done():
            opened.writing = asyncio.ensure_future(self._write_when_due(opened))

    async def _write_when_due(self, opened: OpenLetter) -> None:
        text = opened.session.text
        if text.due() is not None:
            self._tell_disk(opened)
        while (wait := text.due()) is not None:
            if wait > 0:
                await asyncio.sleep(wait)
            else:
                await self.write(opened)
        if text.conflict is not None:
            self._tell_disk(opened)

    async def write(self, opened: OpenLetter) -> None:
        """Write the file of a letter now, and tell the windows how it went."""
        text = opened.session.text
        digest = opened.session.digest
        await asyncio.to_thread(text.write)
        self._tell_disk(opened)
        if opened.session.digest != digest:  # changes of another program were merged
            self._run_in_background(self._rebuild_shown(opened.id))

    async def close(self) -> None:
        """Write all files that are not written."""
        for opened in self._open.values():
            await asyncio.to_thread(opened.session.text.write)

    def _tell_disk(self, opened: OpenLetter) -> None:
        state = disk_state(opened.session)
        for window in self._windows:
            if window.letter == opened.id:
                window.send({"type": "disk", "disk": state})

    def _shown(self) -> set[tuple[str, str]]:
        return {(window.letter, window.language) for window in self._windows}

    async def _rebuild_shown(self, id: str, force: bool = False) -> None:
        shown = {language for letter, language in self._shown() if letter == id}
        await asyncio.gather(*(self._rebuild(id, language, force) for language in shown))

    async def _rebuild(self, id: str, language: str, force: bool) -> None:
        opened = self.opened(id)
        if opened is None:
            return
        found, version = await self.version(opened, language, force)
        self._run_in_background(asyncio.to_thread(draw_ahead, version))
        self._send_state(id, language, state(opened.session, found, version))
        self.check_soon(id, language, found, version)

    def _send_state(self, id: str, language: str, state: dict[str, Any]) -> None:
        for window in self._windows:
            if (window.letter, window.language) == (id, language):
                window.send({"type": "state", "state": state})

    def check_soon(self, id: str, language: str, found: str, version: LetterVersion) -> None:
        """Check a version after `_CHECK_DELAY`, and inform the windows if there are new findings.

        Args:
            id: the letter.
            language: the language that the windows asked for.
            found: the language that they were given.
            version: the version in that language.
        """
        self._run_in_background(self._check(id, language, found, version))

    def _run_in_background(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine as a task, and keep a reference: the event loop has only a weak one."""
        task = asyncio.ensure_future(coroutine)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _check(self, id: str, language: str, found: str, version: LetterVersion) -> None:
        digest = version.digest
        await asyncio.sleep(_CHECK_DELAY)
        opened = self.opened(id)
        if opened is None or version.digest != digest:
            return
        if await asyncio.to_thread(opened.session.check, version):
            self._send_state(id, language, state(opened.session, found, version))
