"""Mission records → new letter files; letters → mission records.

A new letter file is read and checked before it is given: it has no errors, or there are findings
that say, at their places in the file it is made from, why it cannot be made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from unassemble.base.diagnostics import Diagnostic, Findings
from unassemble.base.errors import UnreadableError
from unassemble.base.record_folders import BESIDE, RecordFolders, folders_at
from unassemble.base.source import Span
from unassemble.drafts import Answers, Occasion, follow_letter, places, start_letter
from unassemble.drafts.answers import answered
from unassemble.drafts.editable import editable, put, rewritten
from unassemble.drafts.told import Told
from unassemble.languages import LANGUAGES, Language
from unassemble.letter.access import mapping_of, mappings_of, scalar_of, word_of
from unassemble.letter.compose import compose
from unassemble.letter.encoding import decode
from unassemble.letter.language import offered
from unassemble.letter.nodes import Mapping
from unassemble.letter.schema import letter_schema
from unassemble.letter.validate import report_blanks, validate
from unassemble.missions import (
    Mission,
    MissionFolders,
    find_mission,
    mission_folders,
    mission_of_state,
    read_mission,
)
from unassemble.missions.folder import read_record
from unassemble.missions.learn import Learned, learn
from unassemble.missions.write import extended_record, new_record
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.letter_file import LetterFile
from unassemble.yamltext import PathError, YamlText


class Wish(Struct, frozen=True):
    """A letter that is wanted.

    Args:
        who: the missions, each by the name of a record, a code or a State's name; may be empty
            where a previous letter says who sends it.
        dated: its date.
        languages: its versions, its own first; empty for those of the mission or previous letter.
        chosen: the numbers of its agenda items, or "all".
        folder: where it will lie.
        missions: the folders of records.
        standing: those of them that are searched wherever the letter is checked and built.
        answers: what a person says in place of the missions' records.
    """

    who: tuple[str, ...]
    dated: date
    languages: tuple[Language, ...] = ()
    chosen: tuple[str, ...] = ()
    folder: Path = Path()
    missions: RecordFolders = BESIDE
    standing: RecordFolders = BESIDE
    answers: Answers = Answers()

    @property
    def folders(self) -> MissionFolders:
        """Where records are looked for."""
        return mission_folders(self.missions, self.folder)

    def serving(self, missions: tuple[Mission, ...]) -> str:
        """The record that the letter may name; empty where it would not be found from there."""
        if len(missions) != 1 or not missions[0].recorded:
            return ""
        name = missions[0].name
        there = mission_folders(self.standing, self.folder).path(name)
        return name if there is not None and there == self.folders.path(name) else ""


def find_missions(
    names: Sequence[str], folders: MissionFolders, findings: Findings
) -> tuple[Mission, ...]:
    """The missions that are named, in the English alphabetical order of their States."""
    found = [find_mission(name, folders, findings) for name in dict.fromkeys(names)]
    known = {mission.state: mission for mission in found if mission is not None}
    return tuple(sorted(known.values(), key=lambda mission: mission.names("en")["name"].text))


def draft_letter(wish: Wish, starter: LetterFile, findings: Findings) -> str:
    """The text of a new letter file, from a starter letter; empty where there are errors.

    Args:
        wish: what is wanted; at least one mission.
        starter: the starter letter.
        findings: receives problems of the starter letter, and points to review.

    Raises:
        UnreadableError: the starter letter cannot be read at all.
    """
    missions = _answered(find_missions(wish.who, wish.folders, findings), wish)
    root, problems = compose(starter.data, starter.name)
    findings.extend(problems)
    if findings.has_errors:
        return ""
    starter, root = _addressed(starter, root, wish.answers.addressees)
    occasion = _occasion(wish, missions, _versions(wish, root, missions), Span(wish.who[0], 1, 1))
    made = start_letter(occasion, starter.data, starter.name, root, findings)
    return sound_letter(made, starter, wish, findings)


def _answered(missions: tuple[Mission, ...], wish: Wish) -> tuple[Mission, ...]:
    return tuple(answered(one, wish.answers, wish.dated) for one in missions)


def _addressed(
    starter: LetterFile, root: Mapping, addressees: tuple[str, ...]
) -> tuple[LetterFile, Mapping]:
    """A starter letter that names its addressees, with others."""
    body = mapping_of(root.get("letter"))
    if not addressees or body is None or "to" not in body.pairs:
        return starter, root
    text = editable(starter.data, starter.name, root)
    put(text, ("letter", "to"), list(addressees))
    changed = replace(starter, data=str(text).encode())
    return changed, compose(changed.data, changed.name)[0]


def draft_next(
    wish: Wish,
    previous: LetterFile,
    findings: Findings,
    kind: LetterFile | None = None,
    told: Told | None = None,
) -> str:
    """The text of the letter file that follows another; empty where there are errors.

    Args:
        wish: what is wanted; its languages are those of the previous letter.
        previous: the letter before.
        findings: receives what is wrong, and what was kept, cleared and changed.
        kind: a starter letter whose parts replace those of the previous letter.
        told: is filled in with what became of the previous letter.

    Raises:
        UnreadableError: the previous letter, or the starter letter, cannot be read at all.
    """
    root = checked_nodes(previous, findings)
    if findings.has_errors:
        return ""
    beside = folders_at(wish.missions, previous.folder.absolute())
    folders = mission_folders((*wish.missions, *beside), wish.folder)
    missions = (
        find_missions(wish.who, folders, findings)
        if wish.who
        else _senders(root, folders, findings)
    )
    if findings.has_errors:
        return ""
    missions = _answered(missions, wish)
    day = _day_corrected(root, kind) if kind is not None else None
    if day is not None:
        wish = replace(wish, dated=day)
    occasion = _occasion(wish, missions, offered(root), root.span)
    parts = _parts(occasion, root, kind, findings) if kind is not None else None
    if findings.has_errors:
        return ""
    text = editable(previous.data, previous.name, root)
    told = told or Told()
    made = _followed(occasion, text, root, parts, findings, told)
    if made is None:  # the places of its values are not clear enough: comments are lost
        message = "the comments of the previous letter could not be kept"
        findings.note("comments-lost", root.span, message)
        made = _followed(occasion, rewritten(root), root, parts, findings, told) or ""
    return sound_letter(made, previous, wish, findings)


def _day_corrected(root: Mapping, kind: LetterFile) -> date | None:
    """The date of a letter whose corrigendum is wanted: it has the title of the letter."""
    if not word_of(compose(kind.data, kind.name)[0], "suffix").startswith("Corr."):
        return None
    try:
        return date.fromisoformat(word_of(mapping_of(root.get("letter")) or root, "dated"))
    except ValueError:
        return None


def _followed(
    occasion: Occasion,
    text: YamlText,
    root: Mapping,
    parts: Mapping | None,
    findings: Findings,
    told: Told,
) -> str | None:
    """The next letter; None where the text of the previous one cannot be edited."""
    found = Findings()
    told.clear()
    try:
        made = follow_letter(occasion, text, root, found, parts, told)
        compose(made.encode(), "")
    except (PathError, ValueError, UnreadableError):
        return None
    findings.extend(found)
    return made


def _parts(
    occasion: Occasion, root: Mapping, kind: LetterFile, findings: Findings
) -> Mapping | None:
    """The parts of a letter of another kind, from a starter letter."""
    from unassemble.drafts.successor import earlier_of

    kind_root, problems = compose(kind.data, kind.name)
    findings.extend(problems)
    if not occasion.missions:
        message = "the previous letter names no State: say who writes"
        findings.error("no-sender", root.span, message, "`unassemble new WHO --from …`")
    if findings.has_errors:
        return None
    earlier = earlier_of(occasion, root, Findings())
    made = start_letter(occasion, kind.data, kind.name, kind_root, findings, earlier)
    return compose(made.encode(), kind.name)[0] if made else None


def _occasion(
    wish: Wish, missions: tuple[Mission, ...], languages: tuple[Language, ...], span: Span
) -> Occasion:
    return Occasion(missions, languages, wish.dated, span, wish.chosen, wish.serving(missions))


def _versions(wish: Wish, root: Mapping, missions: tuple[Mission, ...]) -> tuple[Language, ...]:
    """The versions: those wanted, or those of the starter letter, or the mission's own."""
    own = word_of(root, "language")
    if wish.languages:
        return wish.languages
    return offered(root) if own in LANGUAGES else (missions[0].language,)


def _senders(root: Mapping, folders: MissionFolders, findings: Findings) -> tuple[Mission, ...]:
    """The missions that sent a letter; none where it names its sender by words."""
    body = mapping_of(root.get("letter")) or root
    senders = mappings_of(body.get("from"))
    found: list[Mission | None] = []
    named = scalar_of(root, "mission")
    if named is not None and len(senders) < 2:
        return tuple(filter(None, [folders.find(named.value, named.span, findings)]))
    for sender in senders:
        state = mapping_of(sender.get("state"))
        code = word_of(state, "code") if state else word_of(sender, "state")
        theirs = scalar_of(sender, "mission")
        if theirs is not None:
            found.append(folders.find(theirs.value, theirs.span, findings))
        elif code:
            found.append(mission_of_state(code, folders, sender.span, findings))
        else:
            return ()
    return tuple(one for one in found if one is not None)


def sound_letter(made: str, source: LetterFile, wish: Wish, findings: Findings) -> str:
    """A new letter file that has no errors; otherwise nothing, and findings at their places."""
    if findings.has_errors or not made:
        return ""
    file = LetterFile(made.encode(), source.name, wish.folder, wish.missions)
    before, _ = compose(source.data, source.name)
    try:
        after, _ = compose(file.data, file.name)
        errors = list(_errors(file, offered(after)))
    except UnreadableError as error:
        after, errors = Mapping(before.span), list(error.findings)
    for one in errors:
        place = places.counterpart(one.span, after, before)
        findings.extend([replace(one, span=place, end=None, fix=None, related=None)])
    return "" if findings.has_errors else made


def _errors(file: LetterFile, languages: Sequence[Language]) -> Iterator[Diagnostic]:
    for language in languages:
        for finding in all_findings(file, language):
            if finding.severity == "error":
                yield finding


def learn_record(
    letters: Sequence[LetterFile],
    record: Path | None,
    missions: RecordFolders,
    findings: Findings,
) -> str:
    """The text of a mission's record, learnt from letters; empty if there are errors.

    Args:
        letters: letter files of one mission.
        record: the record to extend, if it is there already.
        missions: the folders of missions' records.
        findings: receives what is wrong or contradicts itself.

    Raises:
        UnreadableError: a letter or the record cannot be read at all.
    """
    roots = [checked_nodes(letter, findings) for letter in letters]
    if findings.has_errors:
        return ""
    learned = learn(roots, mission_folders(missions), findings)
    if learned is None or findings.has_errors:
        return ""
    return (
        _extended(learned, record, findings) if record and record.exists() else new_record(learned)
    )


def checked_nodes(letter: LetterFile, findings: Findings) -> Mapping:
    """The nodes of a letter file, with the findings of its form."""
    root, problems = compose(letter.data, letter.name)
    findings.extend(problems)
    validate(root, findings, letter_schema())
    report_blanks(root, findings)
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
