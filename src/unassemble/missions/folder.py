"""The folders of missions' records: the user's own first, then the built-in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from unassemble.base.diagnostics import Diagnostic, Findings, closest
from unassemble.base.errors import UnreadableError
from unassemble.base.resources import templates_folder
from unassemble.base.source import Span
from unassemble.missions.read import read_mission
from unassemble.missions.record import Mission

BUILT_IN = "missions"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


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


def mission_folders(own: Path | None = None) -> MissionFolders:
    """The folders to search: the user's own, and the built-in one."""
    ours = templates_folder() / BUILT_IN
    return MissionFolders((own, ours) if own is not None else (ours,))


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
