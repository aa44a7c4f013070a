"""An edit of a text → the replacements to try, from the smallest to the widest.

The old tree has the place of each unit in the value; the new one is what the editor shows.  Where
they differ, the source between the units that are the same is replaced.  What the signs around it
make of the new source is not reckoned out here: each try is read, and the first that reads as the
editor shows is taken (`changing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product

from msgspec import Struct
from msgspec.structs import replace

from unassemble.preview.texts.flow import FlowLeaf, FlowUnit, flow_of, units_of
from unassemble.preview.texts.hunks import (
    FlowToken,
    Hunk,
    HunkFinder,
    LeafGroup,
    cells_of,
    leaf_groups,
    unit_token,
)
from unassemble.preview.texts.leads import LeafWriter, arounds
from unassemble.preview.texts.reading import TextReading
from unassemble.preview.texts.tree import Range, TextChip, TextNode
from unassemble.preview.texts.writing import UnitWriter, WritingStyle

_STYLES = (
    WritingStyle(),
    WritingStyle(loose=True),
    WritingStyle(escaped=True),
    WritingStyle(escaped=True, loose=True),
)


class Replacement(Struct, frozen=True, order=True):
    """The characters from ``start`` to ``end`` of a value give way to a text."""

    start: int
    end: int
    text: str


class Try(Struct, frozen=True):
    """Replacements that together may make the edit; ``step`` names how wide they are."""

    step: str
    replacements: tuple[Replacement, ...]

    def applied(self, value: str) -> str:
        """The value with the replacements made."""
        out, place = [], 0
        for one in self.replacements:
            out += [value[place : one.start], one.text]
            place = one.end
        return "".join((*out, value[place:]))


def tries(reading: TextReading, new: Sequence[TextNode]) -> Iterator[Try]:
    """The replacements to try."""
    maker = _TryMaker(reading, flow_of(reading.nodes), flow_of(new))
    seen: set[tuple[Replacement, ...]] = set()
    for one in maker.tries():
        if one.replacements not in seen:
            seen.add(one.replacements)
            yield one


class _TryMaker(Struct):
    reading: TextReading
    old: tuple[FlowLeaf, ...]
    new: tuple[FlowLeaf, ...]
    start: int = 0

    @property
    def value(self) -> str:
        return self.reading.value

    @property
    def styles(self) -> list[WritingStyle]:
        return [replace(one, filled=self.reading.filled) for one in _STYLES]

    @property
    def finder(self) -> HunkFinder:
        return HunkFinder(self.value, self.old, self.new, self.start)

    def tries(self) -> Iterator[Try]:
        """All tries, the smallest first."""
        known = {
            one.key: self.value[slice(*one.at)]
            for leaf in self.old
            for one in _all_units(leaf)
            if one.chip is not None
        }
        groups = leaf_groups(self.old, self.new)
        for style in self.styles:
            writer = UnitWriter(self.value, style, known)
            hunks = list(self.finder.hunks(groups))
            yield from self.combined(hunks, writer)
        if self.reading.whole:
            yield from self.anew(groups, known)

    def combined(self, hunks: list[Hunk], writer: UnitWriter) -> Iterator[Try]:
        """The variants of all hunks together."""
        if not hunks:
            return
        options = [list(self.variants(one, writer)) for one in hunks]
        if any(not one for one in options):
            return
        step = "escaped" if writer.style.escaped else "typed"
        for index in range(max(map(len, options))):
            chosen = [one[min(index, len(one) - 1)] for one in options]
            made = sorted((one for one in chosen if one is not None), key=_place)
            if all(a.end <= b.start for a, b in pairwise(made)):
                yield Try(step if index == 0 else f"{step}, beside the mark", tuple(made))

    # -- how it may be written -----------------------------------------------------------

    def variants(self, hunk: Hunk, writer: UnitWriter) -> Iterator[Replacement | None]:
        """The replacements that may make one change, the smallest first."""
        if any(one.row or one.key == "divider" for one in (*hunk.old, *hunk.new)):
            yield self.lines(hunk, writer)
            return
        note = _edited_note(hunk)
        if note is not None:
            yield from self.inside(*note, writer)
        writer = UnitWriter(self.value, replace(writer.style, cell=hunk.cell), writer.known)
        starts = [(hunk.before.at[1], hunk.before.marks)]
        following = hunk.old[0] if hunk.old else hunk.after
        starts.append((following.at[0], following.marks))
        preceding = hunk.old[-1] if hunk.old else hunk.before
        ends = [(preceding.at[1], preceding.marks), (hunk.after.at[0], hunk.after.marks)]
        found = []
        for (start, before), (end, after) in product(dict.fromkeys(starts), dict.fromkeys(ends)):
            if 0 <= start <= end:
                text = self.written(hunk, writer, before, after)
                found.append(Replacement(start, end, text))
        yield from sorted(
            dict.fromkeys(found), key=lambda one: (one.end - one.start, len(one.text))
        )

    def written(
        self,
        hunk: Hunk,
        writer: UnitWriter,
        before: tuple[str, ...],
        after: tuple[str, ...],
    ) -> str:
        """The new tokens of a hunk as Markdown."""
        around = arounds(self.value, hunk.previous) if hunk.previous else ()
        leaves = LeafWriter(writer, around, hunk.previous is None)
        parts: list[str] = []
        units: list[FlowUnit] = []
        open_marks, begins = before, hunk.before.key == "start" and not hunk.cell
        begins = hunk.before.leaf is not None or begins
        for token in _kept_sources(hunk):
            if token.leaf is None:
                assert token.unit is not None
                units.append(token.unit)
                continue
            if not token.whole:
                parts.append(writer.write(units, open_marks, (), begins))
                parts.append(leaves.lead(token.leaf))
                units, open_marks, begins = [], (), True
            else:
                parts.append(leaves.body(token.leaf))
        parts.append(writer.write(units, open_marks, after, begins))
        return "".join(parts)

    def lines(self, hunk: Hunk, writer: UnitWriter) -> Replacement | None:
        """The lines of the rows that differ."""
        around = arounds(self.value, hunk.previous) if hunk.previous else ()
        leaves = LeafWriter(writer, around, is_first=False)
        margin = around[-1].margin if around else ""
        divider = next((self.value[slice(*one.at)] for one in hunk.new if not one.row), "")
        divider = f"\n{margin}{divider.removeprefix(margin)}"
        text = "".join(leaves.row(one.row) if one.row else divider for one in hunk.new)
        start = hunk.before.at[1]
        if hunk.before.key == "start":
            text = text.removeprefix(f"\n{margin}")
        return Replacement(start, hunk.old[-1].at[1] if hunk.old else start, text)

    def inside(
        self, old: TextChip, new: TextChip, writer: UnitWriter
    ) -> Iterator[Replacement | None]:
        """The replacements in a note that is written where it is called."""
        reading = replace(self.reading, nodes=old.nodes)
        maker = _TryMaker(reading, flow_of(old.nodes), flow_of(new.nodes), old.inner[0])
        groups = leaf_groups(maker.old, maker.new)
        for one in maker.combined(list(maker.finder.hunks(groups)), writer):
            if len(one.replacements) == 1:
                yield one.replacements[0]

    def anew(self, groups: Iterable[LeafGroup], known: Mapping[str, str]) -> Iterator[Try]:
        """Whole leaves written anew; then from the first to the last of them."""
        changed = [one for one in groups if one.old[0] < one.old[1] or one.with_next]
        if not changed or not self.old:
            return
        for step, spans in (
            ("leaf anew", [(one.old, one.new) for one in changed]),
            ("block anew", [self.top(changed)]),
        ):
            for style in (self.styles[0], *self.styles[2:]):
                writer = UnitWriter(self.value, style, known)
                made = [self.rewritten(*one, writer) for one in spans]
                yield Try(step, tuple(sorted(made, key=_place)))

    def top(self, groups: list[LeafGroup]) -> tuple[Range, Range]:
        """The leaves of the whole blocks in which something changes."""
        first, last = groups[0], groups[-1]
        start, new_start = first.old[0], first.new[0]
        while start and new_start and start < len(self.old) and self.old[start].holders:
            start, new_start = start - 1, new_start - 1
            if not self.old[start].common and self.old[start].holders:
                break
        end, new_end = last.old[1], last.new[1]
        while end < len(self.old) and new_end < len(self.new) and self.old[end].common:
            end, new_end = end + 1, new_end + 1
        return (start, end), (new_start, new_end)

    def rewritten(self, old: Range, new: Range, writer: UnitWriter) -> Replacement:
        """Some leaves written anew, in place of others."""
        previous = self.old[old[0] - 1] if old[0] else None
        around = arounds(self.value, previous) if previous else ()
        leaves = LeafWriter(writer, around, previous is None)
        text = "".join(leaves.lead(one) + leaves.body(one) for one in self.new[slice(*new)])
        start = previous.node.at[1] if previous else self.start
        end = self.old[old[1] - 1].node.at[1] if old[0] < old[1] else start
        return Replacement(start, max(start, end), text)


def _kept_sources(hunk: Hunk) -> Sequence[FlowToken]:
    """The new tokens; where only marks have changed, with the sources of the old characters."""
    if [one.key for one in hunk.old] != [one.key for one in hunk.new]:
        return hunk.new
    return tuple(
        new
        if old.unit is None or new.unit is None
        else unit_token(FlowUnit(new.unit.key, new.unit.marks, old.at, new.unit.chip))
        for old, new in zip(hunk.old, hunk.new, strict=True)
    )


def _edited_note(hunk: Hunk) -> tuple[TextChip, TextChip] | None:
    """The note before and after, where all that changes is in one note."""
    if len(hunk.old) != 1 or len(hunk.new) != 1:
        return None
    old, new = hunk.old[0].unit, hunk.new[0].unit
    if old is None or new is None or old.chip is None or new.chip is None:
        return None
    if old.chip.kind != "note" or new.chip.kind != "note" or set(old.marks) != set(new.marks):
        return None
    return old.chip, new.chip


def _all_units(leaf: FlowLeaf) -> Iterator[FlowUnit]:
    yield from leaf.units
    for cell in cells_of(leaf):
        yield from units_of(cell.runs)


def _place(one: Replacement) -> tuple[int, int]:
    return one.start, one.end
