"""List, show and check the records of missions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from unassemble.base.diagnostics import Findings
from unassemble.base.errors import UnreadableError
from unassemble.base.record_folders import RecordFolders
from unassemble.cli.common import show, unreadable
from unassemble.cli.statuses import FINDINGS, USAGE
from unassemble.cli.streams import say
from unassemble.languages import LANGUAGES
from unassemble.letter.compose import compose
from unassemble.letter.placeholders import report_placeholders
from unassemble.missions import (
    Mission,
    find_mission,
    inspect_mission,
    mission_folders,
    read_mission,
)
from unassemble.missions.folder import read_record


def list_records(missions: RecordFolders) -> int:
    """Print a line for each record that is known; returns the exit status."""
    findings = Findings()
    for mission in mission_folders(missions).all(findings):
        say(f"{mission.name:24} {mission.state}  {_name(mission)}")
    show(findings.ordered())
    return FINDINGS if findings.has_errors else 0


def show_record(who: str, missions: RecordFolders) -> int:
    """Print what is known of a mission; returns the exit status."""
    findings = Findings()
    mission = find_mission(who, mission_folders(missions), findings)
    show(findings.ordered())
    if mission is None:
        return USAGE
    for line in _lines(mission):
        say(line)
    return FINDINGS if findings.has_errors else 0


def check_records(files: Sequence[str], missions: RecordFolders) -> int:
    """Check records, or all that are known; returns the exit status."""
    folders = mission_folders(missions)
    paths = [Path(file) for file in files]
    paths = paths or [path for path in map(folders.path, folders.names()) if path]
    status = 0
    for path in paths:
        findings = Findings()
        try:
            data = read_record(path)
            report_placeholders(compose(data, str(path))[0], findings)
            mission = read_mission(data, str(path), path.stem, findings)
        except UnreadableError as error:
            status = max(status, unreadable(error))
            continue
        if mission is not None:
            inspect_mission(mission, findings)
        ours = mission is not None and mission.is_ours and not files
        show([one for one in findings.ordered() if one.severity == "error" or not ours])
        status = max(status, FINDINGS if findings.has_errors else 0)
    return status


def _name(mission: Mission) -> str:
    known = mission.names("en").get("name")
    return known.text if known else ""


def _file(mission: Mission) -> str:
    """Where the record is."""
    if not mission.recorded:
        return f"none (`unassemble missions new {mission.state}` makes one)"
    return "comes with the program" if mission.is_ours else mission.span.file


def _lines(mission: Mission) -> list[str]:
    lines = [f"{mission.name}: {_name(mission)} ({mission.state})"]
    lines += [f"file         {_file(mission)}"]
    lines += [f"language     {mission.language}"]
    lines += [f"addressees   {', '.join(mission.addressees)}"]
    lines += [f"organs       {', '.join(mission.organs)}", "names"]
    for language in LANGUAGES:
        for known in mission.names(language).values():
            source = f"{known.origin}{', ' + known.source if known.source else ''}"
            guess = ", guessed" if known.guessed else ""
            lines.append(f"  {language}  {known.form:19} {known.text}  [{source}{guess}]")
    lines.append("signatories")
    for one in mission.signatories:
        until = f"{one.since or '…'} to {one.until or '…'}"
        names = "; ".join(f"{language}: {text}" for language, text in one.name.items())
        lines.append(f"  {one.id:12} {one.office}, {until}: {names}  [{one.source}]")
    for session, items in mission.agendas.items():
        lines.append(f"agenda items of session {session}")
        for item in items:
            title = next(iter(item.title.values()), "").replace("\n", " ").strip()
            title = item.title.get(mission.language, title).replace("\n", " ").strip()
            lines.append(f"  {item.written:8} {title} ({' '.join(item.title)})")
    lines += [f"wording      {', '.join(mission.wording)}"] if mission.wording else []
    return lines
