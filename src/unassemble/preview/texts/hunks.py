"""Where two trees of a text differ: the units, leads and rows that give way, and the new ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from unassemble.preview.texts.flow import (
    FlowLeaf,
    FlowUnit,
    table_form,
    table_units,
    units_of,
)
from unassemble.preview.texts.tree import Range, TextGroup, TextLeaf


class FlowToken(Struct, frozen=True):
    """A unit, or the lead of a leaf, or one of the two ends."""

    key: object
    at: Range
    marks: tuple[str, ...] = ()
    unit: FlowUnit | None = None
    leaf: FlowLeaf | None = None
    whole: bool = False
    row: TextGroup | None = None


class LeafGroup(Struct, frozen=True):
    """Leaves that give way to others; ``with_next`` if the lead of the next belongs to it."""

    old: Range
    new: Range
    with_next: bool


class Hunk(Struct, frozen=True):
    """What differs: the tokens before it, in it, after it, and the new ones; and the leaf before
    the first lead in it."""

    before: FlowToken
    old: tuple[FlowToken, ...]
    after: FlowToken
    new: tuple[FlowToken, ...]
    previous: FlowLeaf | None
    cell: bool = False


class HunkFinder(Struct, frozen=True):
    """Finds what differs between the leaves of a value and those that the editor shows; ``start``
    is where the text begins, in a note that of the note."""

    value: str
    old: tuple[FlowLeaf, ...]
    new: tuple[FlowLeaf, ...]
    start: int = 0

    def hunks(self, groups: Iterable[LeafGroup]) -> Iterator[Hunk]:
        """What differs in each group of leaves."""
        for group in groups:
            old, new = self.old[slice(*group.old)], self.new[slice(*group.new)]
            previous = self.old[group.old[0] - 1] if group.old[0] else None
            if len(old) == len(new) == 1 and _are_tables(old[0], new[0]):
                if old[0].lead != new[0].lead:
                    yield from self.between(
                        [self.lead(group.old[0])], [_lead(new[0])], previous, old[0].node.at[0]
                    )
                yield from self.cells(old[0], new[0])
                continue
            if len(old) == len(new) == 1 and _have_rows(old[0], new[0]):
                yield from self.rows(old[0], new[0])
                continue
            first = [one for at in range(*group.old) for one in self.tokens(at)]
            second = [one for leaf in new for one in _new_tokens(leaf)]
            end = self.old[group.old[1] - 1].node.at[1] if old else -1
            if group.with_next:
                if group.old[1] < len(self.old):
                    first.append(self.lead(group.old[1]))
                    second.append(_lead(self.new[group.new[1]]))
                    end = self.old[group.old[1]].node.at[0]
                elif not old:
                    end = self.old[-1].node.at[1] if self.old else 0
            yield from self.between(first, second, previous, end)

    def between(
        self, old: list[FlowToken], new: list[FlowToken], previous: FlowLeaf | None, end: int
    ) -> Iterator[Hunk]:
        """What differs in two lines of tokens."""
        start = old[0].at[0] if old else end
        first = [FlowToken("start", (start, start)), *old, FlowToken("end", (end, end))]
        second = [first[0], *new, first[-1]]
        yield from _trimmed(first, second, previous, cell=False)

    def rows(self, old: FlowLeaf, new: FlowLeaf) -> Iterator[Hunk]:
        """The rows that differ in two tables of the same columns, none of whose cells are
        joined."""
        tokens = [_row_token(one) for one in _rows(old)]
        divider = self.value.index("\n", old.node.at[0]) + 1
        at = (divider, self.value.find("\n", divider))
        at = at if at[1] >= 0 else (divider, len(self.value))
        begin = FlowToken("start", (old.node.at[0],) * 2, leaf=old)
        end = FlowToken("end", (old.node.at[1],) * 2)
        line = FlowToken("divider", at)
        first = [begin, tokens[0], line, *tokens[1:], end]
        others = [_row_token(one) for one in _rows(new)]
        second = [begin, others[0], line, *others[1:], end]
        yield from _trimmed(first, second, old, cell=True)

    def cells(self, old: FlowLeaf, new: FlowLeaf) -> Iterator[Hunk]:
        """What differs in the cells of two tables of one form."""
        for one, other in zip(cells_of(old), cells_of(new), strict=True):
            units, others = units_of(one.runs), units_of(other.runs)
            if [unit.look for unit in units] == [unit.look for unit in others]:
                continue
            begin, end = FlowToken("start", (one.at[0],) * 2), FlowToken("end", (one.at[1],) * 2)
            first = [begin, *map(unit_token, units), end]
            yield from _trimmed(first, [begin, *map(unit_token, others), end], None, cell=True)

    def tokens(self, index: int) -> list[FlowToken]:
        """The tokens of a leaf of the value."""
        leaf = self.old[index]
        if not isinstance(leaf.node, TextLeaf):
            body = FlowToken((leaf.lead, leaf.words), leaf.node.at, leaf=leaf, whole=True)
            return [self.lead(index), body]
        return [self.lead(index), *map(unit_token, leaf.units)]

    def lead(self, index: int) -> FlowToken:
        """The lead of a leaf of the value."""
        leaf = self.old[index]
        begin = self.old[index - 1].node.at[1] if index else self.start
        return FlowToken(leaf.lead, (begin, max(leaf.node.at[0], begin)), leaf=leaf)


def leaf_groups(old: Sequence[FlowLeaf], new: Sequence[FlowLeaf]) -> list[LeafGroup]:
    """Which leaves give way to which."""
    matcher = SequenceMatcher(
        None, [leaf.words for leaf in old], [leaf.words for leaf in new], autojunk=False
    )
    out: list[LeafGroup] = []
    consumed = -1
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal" or b - a == d - c:
            for at, to in zip(range(a, b), range(c, d), strict=True):
                if at == consumed and kind == "equal":
                    continue
                if old[at].lead != new[to].lead or old[at].words != new[to].words:
                    out.append(LeafGroup((at, at + 1), (to, to + 1), with_next=False))
        else:
            out.append(LeafGroup((a, b), (c, d), with_next=True))
            consumed = b
    return out


def _trimmed(
    old: list[FlowToken], new: list[FlowToken], previous: FlowLeaf | None, cell: bool
) -> Iterator[Hunk]:
    """The hunk between what is the same at both ends; none if all is."""
    head = 0
    while head < min(len(old), len(new)) - 1 and _same(old[head], new[head]):
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head - 1 and _same(old[-1 - tail], new[-1 - tail]):
        tail += 1
    if tail == 0:
        tail = 1
    one, other = old[head : len(old) - tail], new[head : len(new) - tail]
    if not one and not other:
        return
    leaf = next((token.leaf for token in reversed(old[:head]) if token.leaf), None)
    yield Hunk(
        old[head - 1], tuple(one), old[len(old) - tail], tuple(other), leaf or previous, cell
    )


def _same(one: FlowToken, other: FlowToken) -> bool:
    return one.key == other.key and set(one.marks) == set(other.marks)


def _lead(leaf: FlowLeaf) -> FlowToken:
    return FlowToken(leaf.lead, (-1, -1), leaf=leaf)


def unit_token(unit: FlowUnit) -> FlowToken:
    """A unit as a token."""
    return FlowToken(unit.key, unit.at, unit.marks, unit)


def _new_tokens(leaf: FlowLeaf) -> list[FlowToken]:
    if not isinstance(leaf.node, TextLeaf):
        return [_lead(leaf), FlowToken((leaf.lead, leaf.words), (-1, -1), leaf=leaf, whole=True)]
    return [_lead(leaf), *map(unit_token, leaf.units)]


def _are_tables(old: FlowLeaf, new: FlowLeaf) -> bool:
    """Whether both are tables of one form."""
    both = isinstance(old.node, TextGroup), isinstance(new.node, TextGroup)
    if both != (True, True):
        return False
    assert isinstance(old.node, TextGroup)
    assert isinstance(new.node, TextGroup)
    return table_form(old.node) == table_form(new.node)


def _have_rows(old: FlowLeaf, new: FlowLeaf) -> bool:
    """Whether both are tables of the same columns in which no cells are joined."""
    if old.lead != new.lead or not _rows(old) or not _rows(new):
        return False
    if getattr(old.node, "alignments", 0) != getattr(new.node, "alignments", 1):
        return False
    return all(one.columns == one.rows == 1 for leaf in (old, new) for one in cells_of(leaf))


def _rows(leaf: FlowLeaf) -> list[TextGroup]:
    nodes = leaf.node.nodes if isinstance(leaf.node, TextGroup) else ()
    return [one for one in nodes if isinstance(one, TextGroup)]


def _row_token(row: TextGroup) -> FlowToken:
    words = tuple(one.look for one in table_units(TextGroup("table", (row,))))
    return FlowToken(("row", words), row.at, row=row)


def cells_of(leaf: FlowLeaf) -> Iterator[TextLeaf]:
    """The cells of a table, row by row; none of another leaf."""
    for row in leaf.node.nodes if isinstance(leaf.node, TextGroup) else ():
        for cell in row.nodes if isinstance(row, TextGroup) else ():
            if isinstance(cell, TextLeaf):
                yield cell
