"""A letter file on disk → its versions, rebuilt when the file changes.

A `LetterSession` belongs to one file.  Its methods block while they build; the server calls them
in worker threads, one at a time for each file.
"""

from __future__ import annotations

import time
from datetime import date
from difflib import SequenceMatcher
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import Any

from msgspec import Struct, field

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.base.lines import lines_of
from unassemble.base.printable import printable
from unassemble.base.record_folders import RecordFolders
from unassemble.base.source import Span
from unassemble.languages import Language
from unassemble.languages.codes import is_rtl
from unassemble.layout.fragments import PlacedLine
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.reading import languages_of
from unassemble.preview.building import Builder, Built, Failed
from unassemble.preview.drawing import Drawings
from unassemble.preview.places import Box, PageMap, build_map
from unassemble.styles import PAGE


class LetterVersion(Struct, eq=False):
    """One language of a letter: its builder, the last successful build, and the last findings.

    ``digest`` is that of the file when it was last built.  ``stale`` is set if the file has errors
    now, so that the pages are older than the file.  ``checked`` is set once the findings include
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
    """A letter file and its versions."""

    def __init__(self, path: Path, missions: RecordFolders, clock: date | None) -> None:
        self.path = path
        self._missions, self.clock = missions, clock
        self._versions: dict[Language | None, LetterVersion] = {}
        self._lock = Lock()
        self.languages: tuple[Language, ...] = ()

    def source(self) -> LetterFile:
        """The file as it is now.

        Raises:
            UnreadableError: it does not exist or cannot be read.
        """
        return read_letter_file(self.path, self._missions)

    def language(self, wanted: str) -> Language | None:
        """The wanted language if the letter has it, else its own; None before that is known."""
        found = next((one for one in self.languages if one == wanted), None)
        return found or next(iter(self.languages), None)

    def update(self, wanted: str = "", force: bool = False) -> tuple[str, LetterVersion]:
        """Bring one version up to date with the file; returns its language and the version.

        It is not built again if the bytes of the file are the same, unless ``force`` says that
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


def digest_of(data: bytes) -> str:
    """A hash of the contents of a file."""
    return blake2b(data, digest_size=16).hexdigest()


def map_of(version: LetterVersion) -> PageMap | None:
    """The map between pages and file, built on first use; None if there are no pages."""
    if version.map is None and version.built is not None:
        version.map = build_map(version.built)
    return version.map


def state(session: LetterSession, language: str, version: LetterVersion) -> dict[str, Any]:
    """What the page in the browser shows of a version, as JSON."""
    built = version.built
    return {
        "language": language,
        "languages": list(session.languages),
        "rtl": bool(language) and is_rtl(language),
        "title": built.document.title if built else printable(session.path.name),
        "file": printable(session.path.name),
        "digest": version.digest,
        "stale": version.stale,
        "took": round(version.took * 1000, 1),
        "size": [PAGE.width, PAGE.height],
        "pages": list(built.keys) if built else [],
        "outline": _outline(built) if built else [],
        "findings": _findings(session, version),
    }


def _outline(built: Built) -> list[dict[str, Any]]:
    """The headings, as in the PDF's bookmarks."""
    return [
        {
            "level": line.outline,
            "title": line.title,
            "page": number,
            "y": line.y - line.line.baseline,
        }
        for number, page in enumerate(built.pages.pages)
        for line in page.content
        if isinstance(line, PlacedLine) and line.outline and line.title
    ]


def _findings(session: LetterSession, version: LetterVersion) -> list[dict[str, Any]]:
    out = []
    for number, finding in enumerate(version.findings):
        row: dict[str, Any] = dict(finding.to_dict())
        row["file"] = printable(Path(finding.span.file).name)
        row["message"] = printable(finding.message)
        row["here"] = finding.span.file == str(session.path)
        row["number"] = number
        out.append(row)
    return out


def boxes_of(version: LetterVersion, data: bytes, line: int, column: int) -> tuple[Box, ...]:
    """Where the text at a place in the file is on the pages, which may be of an older text.

    ``data`` is the file as it is now; line and column count from 1.
    """
    found = map_of(version)
    if found is None:
        return ()
    if version.stale:
        line = line_before(found.built.source.data, data, line)
    return found.boxes(line, column)


def line_before(old: bytes, new: bytes, line: int) -> int:
    """The line of the old text that corresponds to a line of the new one.

    For a line that was added, it is the next line of the old text.  Lines count from 1.
    """
    before, after = (lines_of(data.decode("utf-8", "replace")) for data in (old, new))
    for tag, start, end, first, last in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if first <= line - 1 < last:
            inside = line - 1 - first
            if tag != "equal":
                inside = min(inside, max(end - start - 1, 0))
            return min(start + 1 + inside, len(before))
    return len(before)


def page_text(version: LetterVersion, key: str) -> list[list[Any]] | None:
    """The lines of a page: x, baseline, width, font size (points), text, language.

    None if no page has the key.
    """
    built, found = version.built, map_of(version)
    if built is None or found is None or key not in built.keys:
        return None
    out: list[list[Any]] = []
    for placed in found.lines[built.keys.index(key)]:
        runs = placed.line.runs
        left, right = min(r.x for r in runs), max(r.x + r.width for r in runs)
        size = max(run.segment.size for run in runs)
        text = placed.line.text
        if text.strip():
            row = [left, placed.y, right - left, size, text.strip(), placed.language]
            out.append([round(v, 2) if isinstance(v, float) else v for v in row])
    return out


def draw_ahead(version: LetterVersion) -> None:
    """Draw the changed pages that windows show, before they request them."""
    built = version.built
    if built is not None and not version.stale:
        version.drawings.draw_ahead(built)


def page_image(version: LetterVersion, key: str, scale: float) -> bytes | None:
    """A page as PNG; None if no page has the key and no picture of it is cached."""
    built = version.built
    if built is not None and key in built.keys:
        return version.drawings.page(built, built.keys.index(key), scale)
    return version.drawings.cached(key, scale)
