"""A letter → its addendum, corrigendum, revision or reissue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from unassemble.base.diagnostics import Findings
from unassemble.base.errors import UnreadableError
from unassemble.base.record_folders import BESIDE, RecordFolders
from unassemble.base.starters import Modification
from unassemble.drafts.corrections import Unit, compare, units_of, worded
from unassemble.drafts.editable import editable, rewritten
from unassemble.drafts.modification import modify_letter
from unassemble.languages import Language
from unassemble.letter.compose import compose
from unassemble.letter.language import offered
from unassemble.pipeline.drafting import Wish, checked_nodes, sound_letter
from unassemble.pipeline.letter_file import LetterFile
from unassemble.pipeline.reading import assemble_version
from unassemble.yamltext import PathError


def draft_modification(
    kind: Modification,
    letter: LetterFile,
    new: LetterFile | None,
    day: date,
    findings: Findings,
    missions: RecordFolders = BESIDE,
) -> str:
    """The text of the letter file of a modification; empty where there are errors.

    Args:
        kind: what it is of the letter.
        letter: the letter that it modifies.
        new: for a corrigendum, the letter as it should read.
        day: of a reissue.
        findings: receives what is wrong, and what was kept, cleared and changed.
        missions: the folders of missions' records.

    Raises:
        UnreadableError: a letter cannot be read at all.
    """
    root = checked_nodes(letter, findings)
    if findings.has_errors:
        return ""
    texts = dict.fromkeys(offered(root), "")
    if kind == "corrigendum" and new is not None:
        texts = dict(_corrections(letter, new, findings))
    if findings.has_errors:
        return ""
    try:
        text = editable(letter.data, letter.name, root)
        made = modify_letter(kind, text, root, day, texts, found := Findings())
        compose(made.encode(), "")
        findings.extend(found)
    except (PathError, ValueError, UnreadableError):
        # The places of its values are not clear enough: comments are lost.
        message = "the comments of the letter could not be kept"
        findings.note("comments-lost", root.span, message)
        made = modify_letter(kind, rewritten(root), root, day, texts, findings)
    wish = Wish((), day, folder=letter.folder, missions=missions)
    return sound_letter(made, letter, wish, findings)


def _corrections(
    letter: LetterFile, new: LetterFile, findings: Findings
) -> Iterator[tuple[Language, str]]:
    """The text of a corrigendum in each language of the letter."""
    root, _ = compose(letter.data, letter.name)
    there = offered(compose(new.data, new.name)[0])
    found = False
    for language in offered(root):
        if language not in there:
            findings.error(
                "version-missing",
                root.span,
                f"{new.name} has no version in the language `{language}`",
                "compare letter files that have the same versions",
            )
            continue
        old_units, new_units = _units(letter, language, findings), _units(new, language, findings)
        corrections = compare(old_units, new_units)
        found = found or bool(corrections)
        yield language, worded(old_units, corrections, language)
    if not found and not findings.has_errors:
        message = f"there is nothing to correct: {new.name} reads as this letter does"
        findings.error(
            "nothing-to-correct", root.span, message, "give the corrected letter by --to"
        )


def _units(file: LetterFile, language: Language, findings: Findings) -> tuple[Unit, ...]:
    """The units of a version; none where it has errors, which are added to the findings."""
    own = Findings()
    made = assemble_version(file, language, own, None)
    findings.extend(one for one in own if one.severity == "error")
    return units_of(made[1]) if made is not None else ()
