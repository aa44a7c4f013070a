"""Mission records → new letter files; letters → mission records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.drafts import Occasion, follow_letter, start_letter
from unassemble.languages import Language
from unassemble.letter.encoding import decode
from unassemble.letter.language import offered
from unassemble.letter.nodes import Mapping, compose
from unassemble.letter.schema import letter_schema
from unassemble.letter.validate import validate
from unassemble.missions import Mission, MissionFolders, mission_folders, read_mission
from unassemble.missions.folder import read_record
from unassemble.missions.learn import Learned, learn
from unassemble.missions.write import extended_record, new_record
from unassemble.pipeline.letter_file import LetterFile


def find_missions(
    names: Sequence[str], folders: MissionFolders, findings: Findings
) -> tuple[Mission, ...]:
    """The records of missions, in the English alphabetical order of their States."""
    found = [folders.find(name, Span(name, 1, 1), findings) for name in dict.fromkeys(names)]
    known = [mission for mission in found if mission is not None]
    return tuple(sorted(known, key=lambda mission: mission.names("en")["name"].text))


def draft_letter(
    missions: tuple[Mission, ...],
    starter: LetterFile,
    languages: Sequence[Language],
    dated: date,
    findings: Findings,
) -> str:
    """The text of a new letter file, from a starter letter.

    Args:
        missions: the senders; at least one.
        starter: the starter letter.
        languages: the versions, the letter's own first; by default that of the first mission.
        dated: the date of the letter.
        findings: receives problems of the starter letter, and points to review.

    Raises:
        UnreadableError: the starter letter cannot be read at all.
    """
    versions = tuple(languages) or (missions[0].language,)
    occasion = Occasion(missions, versions, dated, missions[0].span)
    return start_letter(occasion, starter.data, starter.name, findings)


def draft_next(
    missions: tuple[Mission, ...], previous: LetterFile, dated: date, findings: Findings
) -> str:
    """The text of the letter file that follows ``previous``, in the same languages.

    Raises:
        UnreadableError: the previous letter cannot be read at all.
    """
    root, problems = compose(previous.data, previous.name)
    findings.extend(problems)
    occasion = Occasion(missions, offered(root), dated, root.span)
    return follow_letter(occasion, previous.data, root, findings)


def learn_record(
    letters: Sequence[LetterFile],
    record: Path | None,
    missions: Path | None,
    findings: Findings,
) -> str:
    """The text of a mission's record, learnt from letters; empty if there are errors.

    Args:
        letters: letter files of one mission.
        record: a record to extend; its comments and contents stay.  A new one if there is none.
        missions: the user's own folder of mission records.
        findings: receives problems, and points to review.

    Raises:
        UnreadableError: a file cannot be read at all.
    """
    roots = [_checked(letter, findings) for letter in letters]
    if findings.has_errors:
        return ""
    learned = learn(roots, mission_folders(missions), findings)
    if learned is None:
        return ""
    return (
        _extended(learned, record, findings) if record and record.exists() else new_record(learned)
    )


def _checked(letter: LetterFile, findings: Findings) -> Mapping:
    root, problems = compose(letter.data, letter.name)
    findings.extend(problems)
    validate(root, findings, letter_schema())
    return root


def _extended(learned: Learned, record: Path, findings: Findings) -> str:
    data = read_record(record)
    mission = read_mission(data, str(record), record.stem, findings)
    if mission is None or findings.has_errors:
        return ""
    if mission.state != learned.state:
        message = f"this is the record of {mission.state}; the letters are from {learned.state}"
        findings.error("other-sender", mission.span, message)
        return ""
    return extended_record(decode(data, str(record)), mission, learned, findings)
