"""Letters that are open in browser windows: rebuilt when files change, windows told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from unassemble.preview.folder import ListedLetter, find_letters, is_needed, watched_folders
from unassemble.preview.letters import LetterSession, LetterVersion, draw_ahead, state
from unassemble.preview.saving import Editor

_STEP = 5
"""Milliseconds of quiet after which a change on disk counts: editors write in several steps."""
_LATEST = 200
"""Milliseconds after which a change counts even if others follow without end."""

_PAINTED = 1.0
"""Seconds after the last change in which a window has painted it: to write the whole PDF and to
check would slow that, and the build after the next key."""


class Window(Struct, eq=False):
    """A browser window: the letter and language it shows, and what it is still to be told."""

    letter: str
    language: str
    messages: asyncio.Queue[dict[str, Any]] = field(default_factory=lambda: asyncio.Queue(1))

    def tell(self, message: dict[str, Any]) -> None:
        """Tell it how things stand now, instead of what it was not told yet."""
        if self.messages.full():
            self.messages.get_nowait()
        self.messages.put_nowait(message)


class OpenLetter(Struct, eq=False):
    """A letter that was opened."""

    session: LetterSession
    editor: Editor
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Hub:
    """All letters of a preview, and all windows on them."""

    def __init__(
        self, given: Path, missions: Path | None = None, clock: date | None = None
    ) -> None:
        self.given, self._missions, self._clock = given, missions, clock
        self.letters: tuple[ListedLetter, ...] = find_letters(given)
        self._open: dict[str, OpenLetter] = {}
        self._windows: list[Window] = []
        self._going: set[asyncio.Task[None]] = set()

    def opened(self, id: str) -> OpenLetter | None:
        """A letter by id, opened now if it was not; None if there is none."""
        known = self._open.get(id)
        if known is None:
            listed = next((one for one in self.letters if one.id == id), None)
            if listed is None:
                return None
            session = LetterSession(listed.path, self._missions, self._clock)
            known = self._open[id] = OpenLetter(session, Editor(listed.path))
        return known

    async def version(
        self, opened: OpenLetter, language: str, force: bool = False
    ) -> tuple[str, LetterVersion]:
        """A version of a letter, up to date with the file."""
        async with opened.lock:
            return await asyncio.to_thread(_updated, opened.session, language, force)

    async def windows(self, letter: str, language: str) -> AsyncIterator[dict[str, Any]]:
        """What a new window on a letter is told, as it happens."""
        window = Window(letter, language)
        self._windows.append(window)
        try:
            while True:
                yield await window.messages.get()
        finally:
            self._windows.remove(window)

    async def watch(self, stop: asyncio.Event) -> None:
        """Follow the files until told to stop."""
        from watchfiles import awatch

        while not stop.is_set():
            folders = watched_folders(self.letters, self._missions)
            if self.given.is_dir():
                folders = tuple(sorted({*folders, self.given.resolve()}))
            again = await self._watch(awatch, folders, stop)
            if not again:
                return

    async def _watch(self, awatch: Any, folders: tuple[Path, ...], stop: asyncio.Event) -> bool:
        """Follow some folders; true when others are to be followed from now on."""
        changes = awatch(*folders, recursive=False, step=_STEP, debounce=_LATEST, stop_event=stop)
        async for batch in changes:
            paths = {Path(path) for _, path in batch}
            await self.changed(paths)
            if self.given.is_dir():
                found = await asyncio.to_thread(find_letters, self.given)
                if found != self.letters:
                    self.letters = found
                    return True
        return False

    async def changed(self, paths: set[Path]) -> None:
        """Bring up to date what windows show, after files changed."""
        await asyncio.gather(*(self._rebuild(*shown, paths) for shown in self._shown()))

    def _shown(self) -> set[tuple[str, str]]:
        return {(window.letter, window.language) for window in self._windows}

    async def _rebuild(self, id: str, language: str, paths: set[Path]) -> None:
        opened = self.opened(id)
        if opened is None:
            return
        own = opened.session.path.resolve()
        others = any(is_needed(path, self._missions) for path in paths if path != own)
        if own not in paths and not others:
            return
        found, version = await self.version(opened, language, force=others)
        self._go_on(asyncio.to_thread(draw_ahead, version))
        self._tell(id, language, state(opened.session, found, version))
        self.check_soon(id, language, found, version)

    def _tell(self, id: str, language: str, told: dict[str, Any]) -> None:
        for window in self._windows:
            if (window.letter, window.language) == (id, language):
                window.tell({"type": "state", "state": told})

    def check_soon(self, id: str, language: str, found: str, version: LetterVersion) -> None:
        """Check a version once its pages are painted, and tell the windows if that finds more."""
        self._go_on(self._check(id, language, found, version))

    def _go_on(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something while others go on; the loop itself keeps no hold of it."""
        task = asyncio.ensure_future(work)
        self._going.add(task)
        task.add_done_callback(self._going.discard)

    async def _check(self, id: str, language: str, found: str, version: LetterVersion) -> None:
        digest = version.digest
        await asyncio.sleep(_PAINTED)
        opened = self.opened(id)
        if opened is None or version.digest != digest:
            return
        if await asyncio.to_thread(opened.session.check, version):
            self._tell(id, language, state(opened.session, found, version))


def _updated(session: LetterSession, language: str, force: bool) -> tuple[str, LetterVersion]:
    return session.update(language, force)
