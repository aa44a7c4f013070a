"""Pages → plain text: every line roughly where it stands on the page, for a terminal."""

from __future__ import annotations

from unicodedata import east_asian_width

from unassemble.layout.fragments import GlyphRun, Page, Pages, PlacedLine, fragments

_COLUMN = 5.2
"""Points for a column of the terminal: an average letter of 10-point text."""
_ROW = 12.0
"""Points for a row."""
_SAME = 4.0
"""Lines whose baselines are nearer than this stand on one row."""
_LEFT = 55.0
_GAP = 3.5
"""Points between two runs from which they are apart."""


def pages_as_text(pages: Pages) -> str:
    """All pages, each under a line with its number."""
    total = len(pages.pages)
    return "".join(f"--- {page.number}/{total} ---\n{_page(page)}\n" for page in pages.pages)


def _page(page: Page) -> str:
    rows: list[tuple[float, list[GlyphRun]]] = []
    lines = [one for one in fragments(page) if isinstance(one, PlacedLine) and one.line.runs]
    for placed in sorted(lines, key=lambda one: one.y):
        if not rows or placed.y - rows[-1][0] >= _SAME:
            rows.append((placed.y, []))
        rows[-1][1].extend(_words(placed))
    out: list[str] = []
    before = None
    for y, runs in rows:
        if before is not None and y - before > 1.6 * _ROW:
            out.append("")
        out.append(_row(runs))
        before = y
    return "\n".join(out) + "\n"


def _words(placed: PlacedLine) -> list[GlyphRun]:
    return [run for run in placed.line.runs if run.segment.text[run.start : run.end].strip()]


def _row(runs: list[GlyphRun]) -> str:
    """Runs side by side; what touches on the page touches here."""
    row, right = "", _LEFT
    for run in sorted(runs, key=lambda run: run.x):
        if run.x - right > _GAP:
            column = round((run.x - _LEFT) / _COLUMN)
            row += " " * max(column - _width(row), 1)
        row += run.segment.text[run.start : run.end]
        right = run.x + run.width
    return row.rstrip()


def _width(text: str) -> int:
    """Columns a terminal gives a text: two for a wide character (UAX #11)."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
