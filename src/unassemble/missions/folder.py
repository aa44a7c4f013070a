"""The folders of missions' records: the user's own first, then the built-in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from unassemble.base.diagnostics import Diagnostic, Findings, closest
from unassemble.base.errors import UnreadableError
from unassemble.base.record_folders import RecordFolders, folders_at
from unassemble.base.resources import templates_folder
from unassemble.base.source import Span
from unassemble.missions.read import read_mission
from unassemble.missions.record import BUILT_IN, Mission

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_STATE = re.compile(
    rb"""^[{ \t]*["']?state["']?:[ \t]*["']?([A-Za-z]{2})["']?[ \t]*(?:[#,}]|\r?$)""",
    re.MULTILINE,
)
_HEAD = 1_000_000
"""How far into a record its State is looked for, in bytes."""


class MissionFolders(Struct, frozen=True):
    """Folders of records, the first of which wins."""

    folders: tuple[Path, ...]

    def names(self) -> tuple[str, ...]:
        """The names of all missions, in their order."""
        found = {path.stem for folder in self.folders for path in folder.glob("*.yaml")}
        return tuple(sorted(name for name in found if _NAME.fullmatch(name)))

    def own_paths(self, name: str) -> tuple[Path, ...]:
        """Where the user's own record of a mission is looked for."""
        own = (folder for folder in self.folders if folder != templates_folder() / BUILT_IN)
        return tuple(folder / f"{name}.yaml" for folder in own) if _NAME.fullmatch(name) else ()

    def path(self, name: str) -> Path | None:
        """The file of a mission; None if there is none, or the name is not valid."""
        if not _NAME.fullmatch(name):
            return None
        paths = (folder / f"{name}.yaml" for folder in self.folders)
        return next((path for path in paths if path.is_file()), None)

    def of_state(self, code: str) -> tuple[str, ...]:
        """The names of a State's records in the first folder that has any."""
        for folder in self.folders:
            found = [
                path.stem
                for path in sorted(folder.glob("*.yaml"))
                if self.path(path.stem) == path and _is_of(path, code)
            ]
            if found:
                return tuple(found)
        return ()

    def find(self, name: str, span: Span, findings: Findings) -> Mission | None:
        """The record of a mission; None, with findings, if it is missing or wrong.

        Args:
            name: of the mission.
            span: where it is named.
            findings: gets what is wrong.
        """
        path = self.path(name)
        if path is None:
            close = closest(name, self.names())
            hint = f"did you mean `{close}`?" if close else "`unassemble missions` lists them"
            findings.error("unknown-mission", span, f"unknown mission “{name}”", hint)
            return None
        try:
            return read_mission(read_record(path), str(path), name, findings)
        except UnreadableError as error:
            findings.extend(error.findings)
            return None

    def all(self, findings: Findings) -> Iterator[Mission]:
        """The records of all missions that can be read."""
        for name in self.names():
            mission = self.find(name, Span(name, 1, 1), findings)
            if mission is not None:
                yield mission


def _is_of(path: Path, code: str) -> bool:
    """Whether a file says that it is a State's record; it is not read any further."""
    try:
        with path.open("rb") as file:
            found = _STATE.search(file.read(_HEAD))
    except OSError:
        return False
    return found is not None and found.group(1).decode().upper() == code


def mission_folders(own: RecordFolders = (), beside: Path = Path()) -> MissionFolders:
    """The folders to search: the user's own, then that of the program.

    Args:
        own: in their order; a relative one is beside the letter file.
        beside: the folder of the letter file; by default the current one.
    """
    return MissionFolders((*folders_at(own, beside), templates_folder() / BUILT_IN))


def read_record(path: Path) -> bytes:
    """The bytes of a file of the user's.

    Raises:
        UnreadableError: the file is missing or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        span = Span(str(path), 1, 1)
        raise UnreadableError([Diagnostic("unreadable-file", "error", span, message)]) from None
