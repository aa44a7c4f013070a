"""A letter → its text in memory, and its versions, built again when the text changes.

A `LetterSession` belongs to one file.  Its methods block while they build; the server calls them
in worker threads, one at a time for each file.
"""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from threading import Lock

from msgspec import Struct, field

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.base.record_folders import RecordFolders
from unassemble.base.source import Span
from unassemble.languages import Language
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.reading import languages_of
from unassemble.preview.building import Builder, Built, Failed
from unassemble.preview.drawing import Drawings
from unassemble.preview.lettertext import LetterText
from unassemble.preview.outcomes import Keeper
from unassemble.preview.places import PageMap
from unassemble.preview.saving import digest_of


class LetterVersion(Struct, eq=False):
    """One language of a letter: its builder, the last successful build, and the last findings.

    ``digest`` is that of the text when it was last built.  ``stale`` is set if the text has errors
    now, so that the pages are older than it.  ``checked`` is set once the findings include
    those of `unassemble check`.  ``took`` is the time of the last build in seconds.
    """

    builder: Builder
    built: Built | None = None
    map: PageMap | None = None
    findings: tuple[Diagnostic, ...] = ()
    digest: str = ""
    stale: bool = False
    checked: bool = False
    took: float = 0.0
    drawings: Drawings = field(default_factory=Drawings)


class LetterSession:
    """A letter: its text in memory, and its versions."""

    def __init__(
        self,
        path: Path,
        missions: RecordFolders,
        clock: date | None,
        keeper: Keeper | None = None,
    ) -> None:
        self.path, self.text = path, LetterText(path, keeper)
        self._missions, self.clock = missions, clock
        self._versions: dict[Language | None, LetterVersion] = {}
        self._lock = Lock()
        self.languages: tuple[Language, ...] = ()

    def source(self) -> LetterFile:
        """The letter file as it is to be: with the text in memory.

        Raises:
            UnreadableError: the file does not exist or cannot be read, and nothing was changed.
        """
        try:
            text = self.text.read().text
        except (OSError, UnicodeDecodeError):
            unwritten = self.text.unwritten()
            if unwritten is None:
                return read_letter_file(self.path, self._missions)
            text = unwritten
        return LetterFile(text.encode(), str(self.path), self.path.parent, self._missions)

    def begin_change(self) -> None:
        """Called before each change of the text, which it can refuse with a `RefusedError`."""

    @property
    def digest(self) -> str:
        """The digest of the text in memory; empty before it was read."""
        return self.text.digest

    def refresh(self) -> bool:
        """Take over a change of the file; returns whether there is something to build anew."""
        try:
            return self.text.refresh()
        except (OSError, UnicodeDecodeError):
            return True

    def language(self, wanted: str) -> Language | None:
        """The wanted language if the letter has it, else its own; None before that is known."""
        found = next((one for one in self.languages if one == wanted), None)
        return found or next(iter(self.languages), None)

    def update(self, wanted: str = "", force: bool = False) -> tuple[str, LetterVersion]:
        """Bring one version up to date with the text; returns its language and the version.

        It is not built again if the text is the same, unless ``force`` says that
        something else changed: a picture, or a mission's record.
        """
        with self._lock:
            try:
                source = self.source()
            except UnreadableError as error:
                version = self._version(self.language(wanted))
                self._failed(version, error.findings)
                return self.language(wanted) or "", version
            if not self.languages:
                self.languages = _versions(source)
            language = self.language(wanted)
            version = self._up_to_date(language, source, force)
            if language != self.language(wanted):  # a version was added or removed
                language = self.language(wanted)
                version = self._up_to_date(language, source, force)
            return language or "", version

    def version(self, language: str) -> LetterVersion | None:
        """The version in a language; None if it was never built."""
        return self._versions.get(self.language(language))

    def _version(self, language: Language | None) -> LetterVersion:
        known = self._versions.get(language)
        if known is None:
            known = self._versions[language] = LetterVersion(Builder(language, self.clock))
        return known

    def _up_to_date(
        self, language: Language | None, source: LetterFile, force: bool
    ) -> LetterVersion:
        version = self._version(language)
        digest = digest_of(source.data)
        if digest != version.digest or force:
            self._build(version, source, digest)
        return version

    def _build(self, version: LetterVersion, source: LetterFile, digest: str) -> None:
        start = time.perf_counter()
        try:
            made = version.builder.build(source)
        except Exception as error:  # whatever a letter does, the others are served on
            made = Failed((_not_shown(source, error),))
        version.took = time.perf_counter() - start
        version.digest = digest
        match made:
            case Failed(findings=findings):
                self._failed(version, findings)
                self.languages = _versions(source) or self.languages
            case Built():
                self.languages = made.versions
                version.built, version.map = made, None
                version.findings, version.stale = made.findings, False
                version.checked = False

    def check(self, version: LetterVersion) -> bool:
        """Write the whole PDF, and check the letter by the rules of `unassemble check`.

        Returns:
            Whether there are new findings.  False if the file was rebuilt in the meantime.
        """
        built = version.built
        if built is None or version.stale or version.checked:
            return False
        _ = built.pdf  # writes it; from now on pages are drawn from the whole PDF
        try:
            found = all_findings(built.source, version.builder.language, self.clock)
        except UnreadableError:
            return False  # a mission's record was deleted; the next build reports that
        except Exception as error:
            found = (*built.findings, _not_shown(built.source, error))
        with self._lock:
            if version.built is not built or version.stale:
                return False
            version.findings, version.checked = found, True
            return found != built.findings

    def _failed(self, version: LetterVersion, findings: tuple[Diagnostic, ...]) -> None:
        version.findings = findings
        version.stale = version.built is not None


def _not_shown(source: LetterFile, error: Exception) -> Diagnostic:
    """The finding for a letter at which the program itself failed."""
    what = type(error).__name__ + (f": {error}" if str(error) else "")
    return Diagnostic(
        "preview-failed",
        "error",
        Span(source.name, 1, 1),
        f"the letter cannot be shown: {what}",
        "undo the last change; please send the letter file to the maintainers of the program",
    )


def _versions(source: LetterFile) -> tuple[Language, ...]:
    """The versions of a file; none if it cannot be read."""
    try:
        return languages_of(source)
    except UnreadableError:
        return ()
