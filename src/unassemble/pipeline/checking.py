"""Letter file → findings: those of a build, and those of the rules."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from msgspec.structs import replace

from unassemble import checks
from unassemble.base.diagnostics import Diagnostic, Findings, Fix
from unassemble.base.errors import UnreadableError
from unassemble.base.source import Span
from unassemble.checks.ignores import ignores_of, kept, report_unused
from unassemble.checks.manual import manual_pages
from unassemble.checks.parity import parity
from unassemble.checks.passages import passages_of
from unassemble.checks.printed import only_stated
from unassemble.checks.repairs import repaired
from unassemble.languages import Language
from unassemble.letter.encoding import as_utf_8
from unassemble.letter.records import LetterRecord
from unassemble.missions import Mission, mission_folders
from unassemble.model import Document
from unassemble.pipeline.letter_file import LetterFile
from unassemble.pipeline.reading import assemble_version, examined_version, text_of
from unassemble.pipeline.rendering import Renderer, report_broken, report_uncovered
from unassemble.story import Story, build_story
from unassemble.styles import letter_styles
from unassemble.typography import apply_no_break

ROUNDS = 5
"""Most rounds of checking and repairing: one repair may make another possible."""


def all_findings(
    file: LetterFile, language: Language | None = None, clock: date | None = None
) -> tuple[Diagnostic, ...]:
    """All findings of one version: those that a build would report, and those of the rules.

    A finding has a repair only if that repair is safe.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    found, document = _checked(file, language, clock)
    if not any(finding.fix for finding in found):
        return found
    safe = set(_repaired(file, language, clock, found, document)[1])
    return tuple(one if one in safe else replace(one, fix=None) for one in found)


def _checked(
    file: LetterFile, language: Language | None, clock: date | None
) -> tuple[tuple[Diagnostic, ...], Document]:
    """All findings of a version with all proposed repairs, and its document."""
    findings = Findings()
    letter, document = examined_version(file, language, findings, clock)
    story = build_story(apply_no_break(document))
    report_uncovered(story, letter_styles(), file.name, findings)
    report_broken(story, letter_styles(), file.name, findings)
    text = text_of(file)
    pages = _page_counter(story, file.name, findings.has_errors)
    others = [rule for rule in checks.all_rules() if rule not in checks.printed_rules()]
    records = partial(_records, file, letter)
    subject = checks.Subject(letter, document, text, pages, records)
    findings.extend(checks.findings(subject, others))
    ignores = ignores_of(letter.ignore, text, file.name)
    reported = Findings(list(kept(findings, ignores, file.name)))
    if ignores:
        report_unused(ignores, manual_pages(), reported)
    return reported.ordered(), document


def _records(file: LetterFile, letter: LetterRecord) -> tuple[Mission, ...]:
    """The records of the missions that send a letter; those with errors are left out."""
    folders = mission_folders(file.missions, file.folder)
    states = [sender.state.code for sender in letter.letter.senders if sender.state is not None]
    found = (
        folders.find(name, letter.span, Findings())
        for code in dict.fromkeys(states)
        for name in folders.of_state(code)
    )
    return tuple(mission for mission in found if mission is not None)


def _page_counter(story: Story, name: str, has_errors: bool) -> Callable[[], int]:
    """A function that counts the pages, if a rule asks; 0 for a letter that cannot be built."""

    def count() -> int:
        return 0 if has_errors else len(Renderer().pages(story, name).pages)

    return count


def parity_findings(
    first: tuple[LetterFile, Language], second: tuple[LetterFile, Language]
) -> tuple[Diagnostic, ...]:
    """Differences between two versions in content that a translation must not change.

    Args:
        first: the letter file and the language of the version to compare with.
        second: those of the version to check; the file may be the same.

    Returns:
        The differences; or, if either version has errors, these.

    Raises:
        UnreadableError: a file cannot be read as a letter file at all.
    """
    errors = Findings()
    versions = []
    for file, language in (first, second):
        findings = Findings()
        made = assemble_version(file, language, findings, None)
        errors.extend(finding for finding in findings if finding.severity == "error")
        versions.append(checks.Subject(*made, text_of(file)))
    if errors.has_errors:
        return errors.ordered()
    return parity(*versions)


def repaired_file(
    file: LetterFile,
    language: Language | None = None,
    clock: date | None = None,
    ignore: Sequence[str] = (),
) -> tuple[LetterFile, tuple[Diagnostic, ...]]:
    """A letter file after the safe repairs of its findings, and the findings repaired.

    Findings of the rules in ``ignore`` are not repaired.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    file, done = _in_utf_8(file)
    for _ in range(ROUNDS):
        try:
            found, document = _checked(file, language, clock)
        except UnreadableError:
            if done:  # the encoding is put right; what else is wrong can be told now
                break
            raise
        wanted = [finding for finding in found if finding.rule not in ignore]
        file, made = _repaired(file, language, clock, wanted, document)
        if not made:
            break
        done.extend(made)
    return file, tuple(done)


def _in_utf_8(file: LetterFile) -> tuple[LetterFile, list[Diagnostic]]:
    """A letter file in UTF-8; where it was in another encoding that is known, with a finding."""
    made = as_utf_8(file.data)
    if made is None:
        return file, []
    data, encoding = made
    place = Span(file.name, 1, 1)
    fix = Fix(f"written as UTF-8; it was {encoding}", ())
    message = f"the file is {encoding} text, not UTF-8"
    return replace(file, data=data), [
        Diagnostic("not-utf-8", "error", place, message, end=place, fix=fix)
    ]


def _repaired(
    file: LetterFile,
    language: Language | None,
    clock: date | None,
    found: Sequence[Diagnostic],
    document: Document,
) -> tuple[LetterFile, tuple[Diagnostic, ...]]:
    """A letter file after one round of safe repairs, and the findings repaired.

    A repaired file is read and checked again: what is printed must be as it was but for the
    stated changes, and there must be no new error.
    """
    mark = BOM_UTF8 if file.data.startswith(BOM_UTF8) else b""
    before = passages_of(document)
    errors = Counter(_error(one) for one in found if one.severity == "error")

    def safe(text: str, made: tuple[Diagnostic, ...]) -> bool:
        after, changed = _checked(replace(file, data=mark + text.encode()), language, clock)
        new = Counter(_error(one) for one in after if one.severity == "error")
        edits = {edit for one in made if one.fix for edit in one.fix.edits}
        return new <= errors and only_stated(before, passages_of(changed), edits)

    text, made = repaired(text_of(file), found, file.name, safe)
    return (replace(file, data=mark + text.encode()) if made else file), made


def _error(finding: Diagnostic) -> tuple[str, str]:
    return finding.rule, finding.message
