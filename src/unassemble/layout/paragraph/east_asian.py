"""How lines of Chinese text end and fill: marks are squeezed, spaces and characters stretched.

The rule was measured in a report that Word made (A/75/836); its numbers and their sources are in
`styles.east_asian`.  Word never takes more than one unit that does not fit; a unit is the least
that can go to a line.  Whether it is taken depends on what the last mark of the line, the other
full-width marks and the spaces beside Latin words and figures can give.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from unassemble.layout.fragments import GlyphRun
from unassemble.styles import CHINESE
from unassemble.text.han import gap_between
from unassemble.text.shaping import Shaped

CLOSING = frozenset(CHINESE.closing)
MARKS = CLOSING | frozenset(CHINESE.opening)
"""The full-width marks that can give way."""
_CLASS = re.escape(CHINESE.closing + CHINESE.opening)
_MARKS = re.compile(f"[{_CLASS}]")
_PAIRS = re.compile(f"[{_CLASS}](?=[{_CLASS}])")
_EPSILON = 1e-3


class Flexible(Struct):
    """Where a Chinese paragraph can give way; places are offsets of its characters.

    ``marks`` are its full-width marks but the first of each pair; ``gaps`` the typed spaces, and
    the characters after which Word adds one.  ``trailing`` is the part of a character's width that
    it has not at the end of a line: an added space, or what the first of a pair lacks (negative).
    """

    em: float
    marks: list[int] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    trailing: dict[int, float] = field(default_factory=dict)

    def among(self, text: str, face_is_han: bool, at: int, em: float) -> dict[int, float]:
        """Note the marks and spaces of a text of one face, whose first character is ``at``.

        Returns:
            How much wider its characters are than the face has them, by their index, in points.
        """
        if not face_is_han:
            self.gaps += [at + index for index, one in enumerate(text) if one == " "]
            return {}
        narrow = {found.start(): -CHINESE.pair * em for found in _PAIRS.finditer(text)}
        for found in _MARKS.finditer(text):
            if found.start() not in narrow:
                self.marks.append(at + found.start())
        self.trailing |= {at + index: wider for index, wider in narrow.items()}
        return narrow

    def where_joined(self, before: str, after: str, at: int, em: float) -> float:
        """Note what two faces or formats that meet in front of ``at`` have between them.

        Returns:
            How much wider the character before is for it, in points.
        """
        wider = 0.0
        if gap_between(before, after):
            wider = CHINESE.gap * em
            self.gaps.append(at - 1)
        elif before in MARKS and after in MARKS:
            wider = -CHINESE.pair * em
            if self.marks and self.marks[-1] == at - 1:
                self.marks.pop()
        if wider:
            self.trailing[at - 1] = wider
        return wider

    def marks_in(self, text: str, start: int, end: int) -> Sequence[int]:
        """The marks of a line that can give way: neither the one that ends it, which is counted
        by itself, nor an opening one that begins it."""
        first, last = bisect_left(self.marks, start), bisect_left(self.marks, end)
        if first < last and self.marks[first] == start and text[start] in CHINESE.opening:
            first += 1
        if first < last and self.marks[last - 1] == end - 1:
            last -= 1
        return self.marks[first:last]

    def gaps_in(self, start: int, end: int) -> Sequence[int]:
        """The spaces inside a line: one added after its last character is not."""
        return self.gaps[bisect_left(self.gaps, start) : bisect_left(self.gaps, end - 1)]


def widened(shaped: Shaped, wider: dict[int, float], unit: float) -> Shaped:
    """A text with some of its characters wider, as kerning would make them.

    Args:
        shaped: a text from left to right.
        wider: points, by index of the character.
        unit: points in a thousandth of the type size.
    """
    kerns, widths = dict(shaped.kerns), list(shaped.widths)
    for index, points in wider.items():
        glyph = index if shaped.starts is None else shaped.starts[index + 1] - 1
        kerns[glyph] = kerns.get(glyph, 0.0) + points / unit
        widths[index] += points / unit
    ordered = dict(sorted(kerns.items()))
    return replace(shaped, kerns=ordered, kerned=tuple(ordered), widths=widths, _steps={})


# ---- whether a unit is taken ---------------------------------------------------------------------


class Overfull(Struct, frozen=True):
    """A line with one unit more than fits; lengths are points.

    ``excess`` is how much too long the line is with the unit, ``lack`` how much too short without.
    ``closing``: it ends with a closing mark.  ``marks`` and ``gaps`` are those that can give way,
    the last mark not counted; ``kept`` and ``kept_gaps`` the Chinese characters with marks, and the
    spaces, of the line without the unit.
    """

    excess: float
    lack: float
    em: float
    closing: bool
    marks: int
    gaps: int
    kept: int
    kept_gaps: int


def overhang(line: Overfull) -> float | None:
    """How far the last mark of the line stands outside the column, in points.

    None if the unit is not taken: the line then ends before it.
    """
    half = line.em / 2
    if line.closing and CHINESE.overflow and line.excess <= half + _EPSILON:
        return half
    most = CHINESE.mark_gives * line.em * line.marks + CHINESE.gap_gives * line.em * line.gaps
    places = (0.0, half, line.em) if line.closing and CHINESE.overflow else (0.0,)
    for outside in places:
        loss = line.excess - outside
        if loss <= most + _EPSILON:
            return outside if _is_worth(loss, line) else None
    return None


def _is_worth(loss: float, line: Overfull) -> bool:
    """Whether each mark loses little, compared with what a character would gain otherwise."""
    if loss <= _EPSILON:
        return True
    if not line.marks:
        return False
    shares = line.kept - 1 + CHINESE.gap_weight * line.kept_gaps
    return loss / line.marks * max(shares, 1.0) <= CHINESE.limit * line.lack


# ---- where everything stands in the line ---------------------------------------------------------


def squeeze(
    flexible: Flexible, text: str, runs: Sequence[GlyphRun], start: int, excess: float
) -> list[GlyphRun]:
    """The runs of a line that is ``excess`` points too long: marks give way, then spaces.

    ``start`` is its first character.  A run is parted where a mark gives way, since what follows
    stands nearer.
    """
    end = runs[-1].at + runs[-1].end - runs[-1].start
    marks, gaps = flexible.marks_in(text, start, end), flexible.gaps_in(start, end)
    most = CHINESE.mark_gives * flexible.em
    share = min(excess / len(marks), most) if marks else 0.0
    rest = excess - share * len(marks)
    each = rest / len(gaps) if gaps and rest > _EPSILON else 0.0
    nearer = {mark if text[mark] in CHINESE.opening else mark + 1: share for mark in marks}
    closer = {gap + 1: each for gap in gaps if text[gap] != " "}
    out: list[GlyphRun] = []
    moved = 0.0
    for run in runs:
        for part in _parted(run, nearer):
            moved += nearer.get(part.at, 0.0) + closer.get(part.at, 0.0)
            part.x -= moved
            spaces = _spaces(part) if part.at >= start else 0
            if spaces and each:
                part.space = -each
                part.width -= each * spaces
                moved += each * spaces
            out.append(part)
    return out


def _parted(run: GlyphRun, cuts: dict[int, float]) -> Iterator[GlyphRun]:
    """A run, parted in front of some characters."""
    offset = run.at - run.start
    steps = None
    at = run.start
    for cut in sorted(cut - offset for cut in cuts):
        if not at < cut < run.end:
            continue
        segment = run.segment
        if steps is None:
            steps = segment.shaped.steps(segment.size * segment.scale / 1000, segment.spacing)
        width = sum(steps[at:cut])
        yield GlyphRun(segment, at + offset, at, cut, run.x, width)
        run = GlyphRun(segment, cut + offset, cut, run.end, run.x + width, run.width - width)
        at = cut
    yield run


def stretch(
    flexible: Flexible, text: str, runs: Sequence[GlyphRun], start: int, spare: float
) -> None:
    """Widen the runs of a line by ``spare`` points: spaces first, then characters and marks."""
    end = runs[-1].at + runs[-1].end - runs[-1].start
    gaps = flexible.gaps_in(start, end)
    characters = sum(_han(run) for run in runs if run.at >= start)
    if characters and runs[-1].segment.face.han:
        characters -= 1
    most = CHINESE.gap_takes * flexible.em
    each = 0.0
    if gaps:
        each = min(spare / len(gaps), most) if characters else spare / len(gaps)
    gap = (spare - each * len(gaps)) / characters if characters else 0.0
    added = {place + 1 for place in gaps if text[place] != " "}
    moved = 0.0
    for run in runs:
        if run.at in added:
            moved += each
        run.x += moved
        if run.at < start:
            continue
        if spaces := _spaces(run):
            run.space = each
        if han := _han(run):
            run.gap = gap
        wider = each * spaces + gap * han
        run.width += wider
        moved += wider


def _spaces(run: GlyphRun) -> int:
    return 0 if run.segment.face.han else run.segment.text.count(" ", run.start, run.end)


def _han(run: GlyphRun) -> int:
    return run.end - run.start if run.segment.face.han else 0
