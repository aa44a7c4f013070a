"""Letter file → Letter → Document → Story, for one language version."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from unassemble.assemble import assemble
from unassemble.base.diagnostics import Diagnostic, Findings
from unassemble.citations import LINK_BASE, CitedDocument, cited_documents, link_citations
from unassemble.images.folder import FolderImages
from unassemble.languages import Language
from unassemble.letter.access import names_mission
from unassemble.letter.encoding import decode
from unassemble.letter.nodes import Mapping
from unassemble.letter.read import Completion, read_letter, versions
from unassemble.letter.records import LetterRecord
from unassemble.model import Document
from unassemble.pipeline.letter_file import LetterFile
from unassemble.story import Story, build_story
from unassemble.styles import letter_styles
from unassemble.typography import apply_no_break

_IGNORE_COMMENT = b"unassemble:"
"""In a comment that ignores a rule (see `checks.ignores`)."""


class VersionRead(Struct, frozen=True):
    """One version as read: its document, None if it cannot be made, and the findings of a build.

    ``versions`` are all language versions of the file; empty if it does not state its language.
    """

    document: Document | None
    findings: tuple[Diagnostic, ...]
    versions: tuple[Language, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether a finding stops the build."""
        return any(finding.severity == "error" for finding in self.findings)

    @property
    def story(self) -> Story | None:
        """The story for the writers; None if a finding stops the build."""
        if self.document is None or self.has_errors:
            return None
        return build_story(self.document)


def read_version(
    file: LetterFile, language: Language | None = None, clock: date | None = None
) -> VersionRead:
    """Read one version of a letter; ``clock`` dates the metadata of a letter without a date.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    findings = Findings()
    letter, document = examined_version(file, language, findings, clock)
    if findings.has_errors:  # otherwise a build tells what the page cannot show
        from unassemble.pipeline.rendering import report_broken, report_uncovered

        story = build_story(apply_no_break(document))
        report_uncovered(story, letter_styles(), file.name, findings)
        report_broken(story, letter_styles(), file.name, findings)
    found = findings.ordered()
    if letter.ignore or _IGNORE_COMMENT in file.data:
        from unassemble.checks.ignores import ignores_of, kept  # few letters ignore a rule

        found = kept(found, ignores_of(letter.ignore, text_of(file), file.name), file.name)
    base = LINK_BASE if file.link_base is None else file.link_base
    return VersionRead(link_citations(apply_no_break(document), base), found, letter.versions)


def cited_in(
    file: LetterFile, language: Language | None = None
) -> tuple[tuple[CitedDocument, ...], tuple[Diagnostic, ...]]:
    """The documents that one version cites, in order of first citation; and the findings.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    findings = Findings()
    _, document = assemble_version(file, language, findings, None)
    cited = cited_documents(document, file.link_base or LINK_BASE)
    return cited, findings.ordered()


def languages_of(file: LetterFile) -> tuple[Language, ...]:
    """The language versions of a letter file.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    return versions(file.data, file.name)


def assemble_version(
    file: LetterFile, language: Language | None, findings: Findings, clock: date | None
) -> tuple[LetterRecord, Document]:
    """The letter and its document, before no-break spaces and links are added.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    letter = read_letter(file.data, file.name, language, findings, completion_of(file))
    images = FolderImages(file.folder, findings)
    return letter, assemble(letter, images, findings, clock)


def examined_version(
    file: LetterFile, language: Language | None, findings: Findings, clock: date | None
) -> tuple[LetterRecord, Document]:
    """As `assemble_version`; with the findings of the rules that a build carries out too.

    `check` and `build` both begin with it, so that they find the same errors.
    """
    from unassemble import checks

    made = assemble_version(file, language, findings, clock)
    subject = checks.Subject(*made, text_of(file))
    findings.extend(checks.findings(subject, checks.printed_rules()))
    return made


def text_of(file: LetterFile) -> str:
    """The text of a letter file.

    Raises:
        UnreadableError: it is not UTF-8.
    """
    return decode(file.data, file.name)


def completion_of(file: LetterFile) -> Completion:
    """A function that completes a letter from the record of the mission that it names."""

    def complete(root: Mapping, findings: Findings) -> None:
        if names_mission(root):
            from unassemble.missions import completion, mission_folders  # few letters name one

            completion(mission_folders(file.missions, file.folder))(root, findings)

    return complete
