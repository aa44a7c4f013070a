"""Letter file → files: read, assemble, lay out, write; one function an arrow.

The only place below the command line that opens the user's files.  Outputs are written beside
their final name and moved into place when whole.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from unassemble import garbage
from unassemble.diagnostics import Diagnostic, Findings
from unassemble.errors import LetterError, UnreadableError
from unassemble.files import write_together
from unassemble.formats import FORMATS, Format
from unassemble.languages import Language
from unassemble.making import Begin, Made, here, make, report_missing
from unassemble.model import Document
from unassemble.source import Span
from unassemble.story import Story, build_story
from unassemble.styles import StyleSheet, letter_styles

if TYPE_CHECKING:
    from unassemble.citations import CitedDocument
    from unassemble.letter.nodes import Mapping
    from unassemble.letter.read import Completion
    from unassemble.letter.records import Letter

# What reads a letter is loaded when the first is read: another process may be doing that (`ahead`).

Read = Callable[
    ["Source", Language | None, date | None], tuple[Story | None, tuple[Diagnostic, ...]]
]
STANDARD_INPUT = "-"
_COMMENT = b"unassemble:"
"""What a comment for `unassemble check` begins with."""
ROUNDS = 5
STEPS = 3
"""Stages of building one version: read and assembled, DOCX made, PDF made."""


class Source(Struct, frozen=True):
    """A letter file as read: its bytes, the name findings carry, and the folder of its pictures.

    ``missions`` is the user's own folder of missions' records; ``link_base`` is where cited
    documents are shown, None for the United Nations' own pages, empty for no links to them.
    """

    data: bytes
    name: str
    folder: Path
    missions: Path | None = None
    link_base: str | None = None


class Checked(Struct, frozen=True):
    """One version as read: its document where it could be made, and what building it reports.

    ``versions`` are all that the file has; empty where it does not say its language.
    """

    document: Document | None
    findings: tuple[Diagnostic, ...]
    versions: tuple[Language, ...] = ()


class Outputs(Struct, frozen=True):
    """One built version: the files by format, its number of pages, and the findings."""

    language: Language
    files: dict[Format, bytes]
    pages: int
    findings: tuple[Diagnostic, ...] = field(default=())

    @property
    def docx(self) -> bytes:
        """The DOCX."""
        return self.files["docx"]

    @property
    def pdf(self) -> bytes:
        """The PDF."""
        return self.files["pdf"]


def read_source(path: Path, missions: Path | None = None, link_base: str | None = None) -> Source:
    """Read a letter file; ``missions`` and ``link_base`` as in `Source`.

    Raises:
        UnreadableError: it is not there, is no file, or cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else error.strerror
        if path.is_dir():
            reason = "it is a folder"
        span = Span(str(path), 1, 1)
        message = f"the letter file cannot be read: {reason}"
        raise UnreadableError([Diagnostic("unreadable-file", "error", span, message)]) from None
    return Source(data, str(path), path.parent, missions, link_base)


def check_source(
    source: Source, language: Language | None = None, clock: date | None = None
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """What building one version reports, and its document where it could be made.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    found = checked(source, language, clock)
    return found.document, found.findings


def checked(source: Source, language: Language | None = None, clock: date | None = None) -> Checked:
    """`check_source`, with the versions that the file has.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    from unassemble.citations import LINK_BASE, link_citations
    from unassemble.typography import hold_together

    findings = Findings()
    made = _assembled(source, language, findings, clock)
    if made is None:
        return Checked(None, findings.ordered())
    letter, document = made
    found = findings.ordered()
    if letter.ignore or _COMMENT in source.data:
        from unassemble.checks.ignores import ignores_of, kept  # for such letters alone

        found = kept(found, ignores_of(letter.ignore, _text(source), source.name), source.name)
    base = LINK_BASE if source.link_base is None else source.link_base
    return Checked(link_citations(hold_together(document), base), found, letter.versions)


def cited_in(
    source: Source, language: Language | None = None
) -> tuple[tuple[CitedDocument, ...], tuple[Diagnostic, ...]]:
    """The documents that one version cites, by their first place; and the findings.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    from unassemble.citations import LINK_BASE, cited_documents

    findings = Findings()
    made = _assembled(source, language, findings, None)
    cited = cited_documents(made[1], source.link_base or LINK_BASE) if made else ()
    return cited, findings.ordered()


def _assembled(
    source: Source, language: Language | None, findings: Findings, clock: date | None
) -> tuple[Letter, Document] | None:
    """The letter and its document, its spaces as they were written."""
    from unassemble.assemble import assemble
    from unassemble.images import FolderImages
    from unassemble.letter.read import read_letter

    letter = read_letter(source.data, source.name, language, findings, _completion(source))
    if letter is None:
        return None
    images = FolderImages(source.folder, findings)
    return letter, assemble(letter, images, findings, clock)


def _text(source: Source) -> str:
    from unassemble.letter.nodes import decode

    return decode(source.data, source.name)


def load_reader() -> None:
    """Load what reads a letter, before there is one."""
    from unassemble import assemble, citations, images, typography  # noqa: F401
    from unassemble.letter import read  # noqa: F401
    from unassemble.letter.markup import quick  # noqa: F401


def read_story(
    source: Source, language: Language | None = None, clock: date | None = None
) -> tuple[Story | None, tuple[Diagnostic, ...]]:
    """The story of one version, and all findings; None where one of them stops the build.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    document, findings = check_source(source, language, clock)
    if document is None or any(finding.severity == "error" for finding in findings):
        return None, findings
    return build_story(document), findings


def _completion(source: Source) -> Completion:
    """What fills in a letter that names a mission; the rooms of missions are for such alone."""
    from unassemble.letter.access import names_mission

    def complete(root: Mapping, findings: Findings) -> None:
        if names_mission(root):
            from unassemble.missions import completion, mission_folders

            completion(mission_folders(source.missions))(root, findings)

    return complete


def all_findings(
    source: Source, language: Language | None = None, clock: date | None = None
) -> tuple[Diagnostic, ...]:
    """All findings of one version: what building it would report, and what the rules find.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    findings = Findings()
    made = _assembled(source, language, findings, clock)
    if made is None:
        return findings.ordered()
    letter, document = made
    from unassemble import checks  # the rules are for checking alone
    from unassemble.checks.ignores import ignores_of, kept, report_unused
    from unassemble.checks.manual import pages
    from unassemble.fonts import open_fonts  # HarfBuzz, only once the letter is whole
    from unassemble.layout.coverage import missing_glyphs
    from unassemble.typography import hold_together

    held = hold_together(document)
    report_missing(missing_glyphs(build_story(held), open_fonts()), source.name, findings)
    text = _text(source)
    count = _pages(held, findings.has_errors)
    findings.extend(checks.findings(checks.Subject(letter, document, text, count)))
    ignores = ignores_of(letter.ignore, text, source.name)
    left = Findings(list(kept(findings, ignores, source.name)))
    if ignores:
        report_unused(ignores, pages(), left)
    return left.ordered()


def parity_findings(
    first: tuple[Source, Language], second: tuple[Source, Language]
) -> tuple[Diagnostic, ...]:
    """Where two versions differ in what no translation may change; errors where one has such.

    Args:
        first: the version that the other is compared with: its letter file and its language.
        second: the other; the file may be the same.

    Raises:
        UnreadableError: a file cannot be read as a letter file at all.
    """
    from unassemble.checks import Subject
    from unassemble.checks.parity import parity

    errors = Findings()
    versions = []
    for source, language in (first, second):
        findings = Findings()
        made = _assembled(source, language, findings, None)
        errors.extend(one for one in findings if one.severity == "error")
        if made is not None:
            versions.append(Subject(*made, _text(source)))
    if errors.has_errors or len(versions) < 2:
        return errors.ordered()
    return parity(*versions)


def _pages(document: Document, faulty: bool) -> Callable[[], int]:
    """Counts the pages when it is called."""

    def count() -> int:
        return 0 if faulty else make("pdf", build_story(document), letter_styles(), "").pages

    return count


def repaired_source(
    source: Source,
    language: Language | None = None,
    clock: date | None = None,
    ignore: Sequence[str] = (),
) -> tuple[Source, tuple[Diagnostic, ...]]:
    """A letter file with the safe repairs of its findings made, and what was repaired.

    A repair may make place for another; so it is looked again, at most `ROUNDS` times.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    from unassemble.checks.repairs import repaired

    done: list[Diagnostic] = []
    for _ in range(ROUNDS):
        found = all_findings(source, language, clock)
        wanted = (finding for finding in found if finding.rule not in ignore)
        text, made = repaired(_text(source), wanted, source.name)
        if not made:
            break
        done.extend(made)
        mark = BOM_UTF8 if source.data.startswith(BOM_UTF8) else b""
        source = replace(source, data=mark + text.encode())
    return source, tuple(done)


def languages_of(source: Source) -> tuple[Language, ...]:
    """The versions a letter file has.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    from unassemble.letter.read import versions

    return versions(source.data, source.name)


def build_source(
    source: Source,
    language: Language | None = None,
    formats: Sequence[Format] = FORMATS,
    clock: date | None = None,
    step: Callable[[], None] = lambda: None,
    read: Read = read_story,
    begin: Begin | None = None,
) -> Outputs:
    """Build one version of a letter; ``step`` is called after each of its `STEPS`.

    ``read`` reads the letter, as `read_story` does; ``begin`` begins to make an output and returns
    a function that gives it when it is made.  By default all is done in this process.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
        LetterError: it has findings of severity error.
    """
    with garbage.left_alone():
        return _built(source, language, formats, clock, step, read, begin or here())


def _built(
    source: Source,
    language: Language | None,
    formats: Sequence[Format],
    clock: date | None,
    step: Callable[[], None],
    read: Read,
    begin: Begin,
) -> Outputs:
    story, findings = read(source, language, clock)
    if story is None:
        raise LetterError(findings)
    waiting = {name: begin(name, story, source.name) for name in FORMATS if name in formats}
    step()
    made: dict[Format, Made] = {}
    for name in reversed(FORMATS):  # the PDF first: a DOCX may be under way elsewhere meanwhile
        if name in waiting:
            made[name] = waiting[name]()
        step()
    files: dict[Format, bytes] = {name: made[name].data for name in FORMATS if name in made}
    pages = made["pdf"].pages if "pdf" in made else 0
    version: Language = story.document.language  # type: ignore[assignment]
    return Outputs(version, files, pages, findings)


def build_bytes(
    path: Path,
    language: Language | None = None,
    formats: Sequence[Format] = FORMATS,
    styles: StyleSheet | None = None,
) -> Outputs:
    """Build one version of a letter file in memory.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
        LetterError: it has findings of severity error.
    """
    return build_source(read_source(path), language, formats, begin=here(styles))


def write_outputs(outputs: Outputs, folder: Path, stem: str) -> list[Path]:
    """Write the files of a version: ``<stem>-<language>.docx`` and ``.pdf``.

    All are written beside their final names before any is moved into place.

    Raises:
        OSError: the folder cannot be made or written to; older files are as they were.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        folder / f"{stem}-{outputs.language}.{name}": data for name, data in outputs.files.items()
    }
    write_together(files, replace=True)
    return list(files)
