"""A version of a letter → what the page in the browser shows of it, as JSON and pictures."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from unassemble.base.errors import UnreadableError
from unassemble.base.lines import lines_of
from unassemble.base.printable import printable
from unassemble.languages.codes import is_rtl
from unassemble.layout.fragments import PlacedLine
from unassemble.preview.building import Built
from unassemble.preview.findings import finding_rows
from unassemble.preview.merge import conflicts
from unassemble.preview.places import Box, PageMap, build_map
from unassemble.preview.session import LetterSession, LetterVersion
from unassemble.preview.values import PathOffset, file_place
from unassemble.styles import PAGE


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
        "now": session.digest,
        "stale": version.stale,
        "took": round(version.took * 1000, 1),
        "size": [PAGE.width, PAGE.height],
        "pages": list(built.keys) if built else [],
        "outline": _outline(built) if built else [],
        "findings": finding_rows(session, version),
        "disk": disk_state(session),
    }


def disk_state(session: LetterSession) -> dict[str, Any]:
    """How the file stands to the text in memory, as JSON; both texts if they conflict."""
    row: dict[str, Any] = {"state": session.text.state}
    conflict = session.text.conflict
    if conflict is not None:
        ours = session.text.unwritten() or ""
        parts = conflicts(conflict.base, ours, conflict.theirs)
        row["parts"] = [{"line": line, "yours": one, "theirs": two} for line, one, two in parts]
    return row


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


def boxes_at(session: LetterSession, version: LetterVersion, at: PathOffset) -> tuple[Box, ...]:
    """Where a character of a value is on the pages."""
    try:
        data = session.source().data
    except UnreadableError:
        return ()
    place = file_place(data, at)
    return boxes_of(version, data, *place) if place else ()


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
