"""Records of missions that are open in windows: their text, and a letter that they change.

A record is a text like a letter, with the same changes, undo and versions.  Its pages are those of
a letter: one of the folder that names the mission, or one that is begun in memory.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from unassemble.base.diagnostics import Diagnostic, Findings
from unassemble.base.errors import UnreadableError
from unassemble.base.files import write_whole
from unassemble.base.record_folders import RecordFolders, folders_at
from unassemble.base.resources import template
from unassemble.base.source import Span
from unassemble.languages import LANGUAGES, Language
from unassemble.missions import Mission, MissionFolders, mission_folders, read_mission
from unassemble.missions.folder import read_record
from unassemble.missions.fresh import Facts, fresh_record
from unassemble.missions.who import mission_of_state, record_name, unrecorded
from unassemble.model.sessions import assembly_session
from unassemble.pipeline.drafting import Wish, draft_letter
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.reading import languages_of
from unassemble.preview.editing import RefusedError
from unassemble.preview.lettertext import LetterText
from unassemble.preview.outcomes import Keeper
from unassemble.preview.saving import digest_of
from unassemble.preview.session import LetterSession, LetterVersion
from unassemble.preview.versions import VersionFolder


class RecordSession(LetterSession):
    """A mission's record: its text in memory, and the pages of a letter that it changes.

    A record that comes with the program is copied into the user's folder at the first change.
    """

    def __init__(
        self,
        name: str,
        place: tuple[Path, Path],
        folder: Path,
        missions: RecordFolders,
        clock: date | None,
        keeper: Keeper | None,
    ) -> None:
        """Open a record.

        Args:
            name: of the mission.
            place: where its file is, and where it is copied to at the first change.
            folder: of the letters.
            missions: the folders of records.
            clock: the date given by SOURCE_DATE_EPOCH.
            keeper: keeps its versions.
        """
        path, self._target = place
        super().__init__(path, missions, clock, keeper)
        self.name, self._folder, self._keeper = name, folder, keeper
        self.letter: Callable[[], LetterFile] | None = None
        """Gives the letter whose pages are shown; None for one that is begun in memory."""
        self.letter_id: str | None = None
        """Its id; empty for one that is begun, None until one was chosen."""

    @property
    def is_own(self) -> bool:
        """Whether the record is in a folder of the user's."""
        return self.path == self._target

    def begin_change(self) -> None:
        """Copy a record that comes with the program into the user's folder.

        Raises:
            RefusedError: it cannot be copied.
        """
        if self.is_own:
            return
        try:
            self._target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._target, self.path.read_bytes())
        except FileExistsError:
            pass  # another program has just put one there: it is changed, not replaced
        except OSError:
            raise RefusedError("refused.record") from None
        self.path = self._target
        self.text = LetterText(self.path, self._keeper)
        self.text.read()

    def data(self) -> bytes:
        """The record as it is to be: with the text in memory.

        Raises:
            UnreadableError: the file cannot be read.
        """
        try:
            return self.text.read().text.encode()
        except (OSError, UnicodeDecodeError):
            unwritten = self.text.unwritten()
            return unwritten.encode() if unwritten is not None else read_record(self.path)

    def mission(self, findings: Findings) -> Mission | None:
        """The record, read; None, with findings, if it names no State or cannot be read."""
        try:
            return read_mission(self.data(), str(self.path), self.name, findings)
        except UnreadableError as error:
            findings.extend(error.findings)
            return None

    def update(self, wanted: str = "", force: bool = False) -> tuple[str, LetterVersion]:
        """Bring the letter up to date with the record; as `LetterSession.update`."""
        with self._lock:
            mission = self.mission(Findings())
            own: Language = mission.language if mission else "en"
            language = next((one for one in LANGUAGES if one == wanted), own)
            version = self._version(language)
            try:
                source = self.letter() if self.letter else self._begun(language)
                data = self.data()
                if self.letter is not None and language not in languages_of(source):
                    language = languages_of(source)[0]
                    version = self._version(language)
            except UnreadableError as error:
                self._failed(version, error.findings)
                return language, version
            digest = digest_of(source.data + data)
            if digest != version.digest or force:
                self._build(version, source, digest)
            if self.letter is None:
                self.languages = LANGUAGES
            return language, version

    def version(self, language: str) -> LetterVersion | None:
        """The letter in a language; None if it was never built."""
        return next((one for key, one in self._versions.items() if key == language), None)

    def check(self, version: LetterVersion) -> bool:
        """The letter is only shown: it has no findings of its own."""
        return False

    def _begun(self, language: Language) -> LetterFile:
        """A letter of the mission as it would be begun today.

        Raises:
            UnreadableError: the record does not allow for one.
        """
        findings = Findings()
        wish = Wish(
            (self.name,),
            self.clock or date.today(),
            (language,),
            ("all",),
            self._folder,
            self._missions,
            self._missions,
        )
        text = draft_letter(wish, read_letter_file(template("letters", "letter.yaml")), findings)
        if not text:
            span = Span(str(self.path), 1, 1)
            found = [*findings.ordered()] or [
                Diagnostic(
                    "preview-failed", "error", span, "no letter can be begun with this record"
                )
            ]
            raise UnreadableError(found)
        return LetterFile(text.encode(), "letter.yaml", self._folder, self._missions)


class MissionRecords:
    """All records that a preview offers: the user's own first, then those of the program."""

    def __init__(
        self, given: Path, missions: RecordFolders, clock: date | None, data: Path | None
    ) -> None:
        """``given`` is the letter or the folder; ``data`` keeps versions, None keeps none."""
        self._beside = given if given.is_dir() else given.parent
        self._missions, self._clock, self._data = missions, clock, data

    @property
    def folders(self) -> MissionFolders:
        """Where records are looked for."""
        return mission_folders(self._missions, self._beside)

    @property
    def own_folder(self) -> Path:
        """Where records of the user's own are put: the first folder that is named outright, which
        is that of ``--missions`` or that among the user's data; else the one beside the letters."""
        named = (folder for folder in self._missions if folder.is_absolute())
        beside = folders_at(self._missions, self._beside) or (self._beside / "missions",)
        return next(named, beside[0])

    def is_own(self, path: Path) -> bool:
        """Whether a record is in a folder of the user's."""
        return path in self.folders.own_paths(path.stem)

    def session(self, name: str) -> tuple[RecordSession, VersionFolder | None] | None:
        """A session on the record of a mission, and its versions; None if there is no record."""
        path = self.folders.path(name)
        if path is None:
            return None
        target = path if self.is_own(path) else self.own_folder / path.name
        versions = VersionFolder(self._data, target) if self._data else None
        place = (path, target)
        made = RecordSession(name, place, self._beside, self._missions, self._clock, versions)
        return made, versions

    def all(self) -> list[Mission]:
        """All records that can be read, and a mission without a State for each that cannot."""
        found: list[Mission] = []
        for name in self.folders.names():
            span = Span(str(self.folders.path(name)), 1, 1)
            known = self.folders.find(name, span, Findings())
            found.append(known or replace(unrecorded("", span), name=name))
        return found

    def create(self, state: str, language: Language) -> str:
        """Write the record of a State that has none; returns its name, or that of the one it has.

        Raises:
            RefusedError: there is no such State, or the record cannot be written.
        """
        mission = mission_of_state(state, self.folders, Span("", 1, 1), Findings())
        if mission is None or "en" not in mission_names(mission):
            raise RefusedError("refused.state")
        if mission.recorded:
            return mission.name
        slug = unicodedata.normalize("NFKD", record_name(mission_names(mission)["en"]))
        name = "".join(one for one in slug if one.isascii() and (one.isalnum() or one == "-"))
        today = self._clock or date.today()
        text = fresh_record(Facts(state, (language,)), assembly_session(today))
        target = self.own_folder / f"{name}.yaml"
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, text.encode())
        except OSError:
            raise RefusedError("refused.record") from None
        return name


def mission_names(mission: Mission) -> dict[Language, str]:
    """The State's short name by language, as far as it is known."""
    found = {one: mission.names(one).get("name") for one in LANGUAGES}
    return {one: form.text for one, form in found.items() if form is not None}
