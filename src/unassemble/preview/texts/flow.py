"""A tree as one line of units: what two texts are compared by, and what a replacement is cut from.

Each leaf begins with its lead, which says how it stands to the leaf before: in which lists, items
and quotations of that one it still is, and what begins with it.  Two trees are the same text if
their leads and units are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from unassemble.preview.texts.tree import (
    Range,
    TextAtom,
    TextChip,
    TextGroup,
    TextLeaf,
    TextNode,
    TextRun,
)


class FlowUnit(Struct, frozen=True):
    """A character or a chip: what it is, its marks, and its range in the value."""

    key: str
    marks: tuple[str, ...] = ()
    at: Range = (-1, -1)
    chip: TextChip | None = None

    @property
    def look(self) -> tuple[str, tuple[str, ...]]:
        """What is compared."""
        return self.key, tuple(sorted(set(self.marks)))


class Holder(Struct, frozen=True, eq=False):
    """A list, an item or a quotation around a leaf; ``label`` is a number, or a sign in the
    source."""

    group: TextGroup

    @property
    def key(self) -> str:
        """What is compared."""
        return f"{self.group.kind} {self.group.label}"


class FlowLeaf(Struct, frozen=True):
    """A leaf, a table, or an atom, with what it stands in, the outermost first.

    ``common`` is the number of holders that the leaf before stands in too.
    """

    node: TextLeaf | TextAtom | TextGroup
    holders: tuple[Holder, ...]
    units: tuple[FlowUnit, ...] = ()
    common: int = 0

    @property
    def lead(self) -> str:
        """What is compared of where the leaf stands, and what it is."""
        begun = "/".join(one.key for one in self.holders[self.common :])
        match self.node:
            case TextLeaf(kind="h", level=level):
                what = f"h{level}"
            case TextAtom(kind=kind, path=path, alternative=alternative):
                what = f"{kind} {path} {alternative}"
            case one:
                what = one.kind
        return f"{self.common}|{begun}|{what}"

    @property
    def words(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What is compared of its units; of a table also its form."""
        if isinstance(self.node, TextGroup):
            return (*table_form(self.node), *(one.look for one in table_units(self.node)))
        return tuple(one.look for one in self.units)


def flow_of(nodes: Sequence[TextNode]) -> tuple[FlowLeaf, ...]:
    """The leaves of a text one after another; empty paragraphs are none."""
    out: list[FlowLeaf] = []
    for leaf in _leaves(nodes, ()):
        before = out[-1].holders if out else ()
        common = 0
        while common < min(len(before), len(leaf.holders)) and (
            before[common] is leaf.holders[common]
        ):
            common += 1
        out.append(replace(leaf, common=common))
    return tuple(out)


def same_text(one: Sequence[TextNode], other: Sequence[TextNode]) -> bool:
    """Whether two trees are the same text."""
    first, second = flow_of(one), flow_of(other)
    return len(first) == len(second) and all(
        a.lead == b.lead and a.words == b.words for a, b in zip(first, second, strict=True)
    )


def _leaves(nodes: Sequence[TextNode], holders: tuple[Holder, ...]) -> Iterable[FlowLeaf]:
    for node in nodes:
        match node:
            case TextLeaf(runs=runs):
                units = units_of(runs)
                if units or node.kind == "h":
                    yield FlowLeaf(node, holders, units)
            case TextGroup(kind="table") | TextAtom():
                yield FlowLeaf(node, holders)
            case TextGroup(nodes=inner):
                around = (*holders, Holder(node))
                found = list(_leaves(inner, around))
                yield from found
                if not found and node.kind == "item":
                    yield FlowLeaf(TextLeaf("p", at=(node.at[1], node.at[1])), around)


def units_of(runs: Iterable[TextRun | TextChip]) -> tuple[FlowUnit, ...]:
    """The units of a leaf, without the spaces that are not printed."""
    units: list[FlowUnit] = []
    for run in runs:
        if isinstance(run, TextChip):
            units.append(FlowUnit(_chip_key(run), run.marks, run.at, run))
            continue
        ranges = run.at or ((-1, -1),) * len(run.text)
        units.extend(
            FlowUnit(character, run.marks, at)
            for character, at in zip(run.text, ranges, strict=True)
        )
    return tuple(_with_plain_spaces(_trimmed(units)))


def _chip_key(chip: TextChip) -> str:
    match chip.kind:
        case "note":
            leaves = flow_of(chip.nodes)
            return f"note {[(leaf.lead, leaf.words) for leaf in leaves]}"
        case "line":
            return "line"
        case _:
            return f"{chip.kind} {chip.written}"


def _is_space(unit: FlowUnit) -> bool:
    return len(unit.key) == 1 and unit.key.isspace()


def _trimmed(units: list[FlowUnit]) -> list[FlowUnit]:
    """Units without spaces at the ends, at line breaks, and before the mark of a note."""
    out: list[FlowUnit] = []
    for unit in units:
        if unit.chip is not None and unit.chip.kind in ("call", "note", "line"):
            while out and _is_space(out[-1]):
                out.pop()
        if _is_space(unit) and (not out or out[-1].key == "line"):
            continue
        out.append(unit)
    while out and _is_space(out[-1]):
        out.pop()
    return out


def is_between(unit: FlowUnit) -> bool:
    """Whether a unit has no look of its own: a space, or the call of a note."""
    return _is_space(unit) or (unit.chip is not None and unit.chip.kind in ("call", "note"))


def _with_plain_spaces(units: list[FlowUnit]) -> Iterable[FlowUnit]:
    """Units whose spaces and calls have the marks that the words on both sides have: emphasis can
    neither begin nor end with them."""
    index = 0
    while index < len(units):
        if not is_between(units[index]):
            yield units[index]
            index += 1
            continue
        end = index
        while end < len(units) and is_between(units[end]):
            end += 1
        before = units[index - 1].marks if index else None
        after = units[end].marks if end < len(units) else None
        known = [one for one in (before, after) if one is not None]
        common = tuple(one for one in known[0] if one in known[-1]) if known else ()
        for unit in units[index:end]:
            yield replace(unit, marks=common)
        index = end


def table_units(table: TextGroup) -> Iterable[FlowUnit]:
    """The units of all cells of a table, each cell closed by a unit of its own."""
    for row in table.nodes:
        for cell in row.nodes if isinstance(row, TextGroup) else ():
            if isinstance(cell, TextLeaf):
                yield from units_of(cell.runs)
            yield FlowUnit("|")


def table_form(table: TextGroup) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The columns of a table, and which places each cell spans."""
    rows = [
        tuple(f"{cell.columns}x{cell.rows}" for cell in row.nodes if isinstance(cell, TextLeaf))
        for row in table.nodes
        if isinstance(row, TextGroup)
    ]
    return (("table", table.alignments), *(("row", row) for row in rows))
