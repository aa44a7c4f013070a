"""Page → how PDFium reads each of its lines: from the right or from the left.

PDFium (CFX_BidiString) takes what stands on one baseline for a line, and counts its stretches of
letters of either direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from unicodedata import bidirectional

from msgspec import Struct

from unassemble.layout.fragments import GlyphRun, Page, PlacedLine, fragments

RLM = "\u200f"
POP = "\u202c"
"""What stands between two marks, so that each is counted: the end of an embedding, of none."""
_MOST_MARKS = 24
"""At the right of Latin words: a line that needs more stays as it is."""
_SAME_LINE = 4.0
"""Points between baselines that readers take for one."""
_WEAK = frozenset(("EN", "AN", "CS", "ES", "ET", "NSM", "BN"))


class Reading(Struct, frozen=True):
    """How readers take what stands on one baseline.

    ``mixed``: some of it runs from right to left; ``from_right``: PDFium takes all of it so, if
    ``marks`` right-to-left marks stand at the right of words from left to right (and one at the
    left, if there are any).
    """

    mixed: bool = False
    from_right: bool = False
    marks: int = 0


def readings(page: Page) -> dict[float, Reading]:
    """How readers take the lines of a page, by their baselines."""
    lines = [one for one in fragments(page) if isinstance(one, PlacedLine) and one.line.runs]
    out: dict[float, Reading] = {}
    together: list[PlacedLine] = []
    for line in sorted(lines, key=lambda line: line.y):
        if together and line.y - together[0].y > _SAME_LINE:
            out |= _read(together)
            together = []
        together.append(line)
    return out | _read(together)


def _read(lines: Sequence[PlacedLine]) -> dict[float, Reading]:
    found = reading(run for line in lines for run in line.line.runs)
    return {line.y: found for line in lines}


def reading(runs: Iterable[GlyphRun]) -> Reading:
    """How readers take all runs of one baseline."""
    placed = list(runs)
    if not any(run.segment.shaped.rtl for run in placed):
        return Reading()
    placed.sort(key=lambda run: run.x)
    for marks in range(_MOST_MARKS + 1):
        if _from_right(placed, marks):
            return Reading(True, True, marks)
    return Reading(True)


def _from_right(placed: Sequence[GlyphRun], marks: int) -> bool:
    text = ""
    for run in placed:
        part = run.segment.text[run.start : run.end]
        if run.segment.shaped.rtl:
            text += part[::-1]
        elif marks and is_lettered(part):
            text += RLM + part + (RLM + POP) * marks
        else:
            text += part
    kinds = [one for one, _ in groupby(map(kind, text))]
    return kinds.count("R") > kinds.count("L")


def is_lettered(text: str) -> bool:
    """Whether a text has letters of a script written from left to right."""
    return any(kind(one) == "L" for one in text)


def kind(character: str) -> str:
    """The class of a character, of four that PDFium knows: R, L, weak (W) or neutral (N)."""
    found = bidirectional(character)
    if found in ("R", "AL"):
        return "R"
    return "L" if found == "L" else "W" if found in _WEAK else "N"
