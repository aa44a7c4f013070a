"""Where a leaf stands → the lines and signs before it: ``> ``, ``- ``, ``1. ``, ``## ``."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from unassemble.preview.texts.flow import FlowLeaf, Holder, units_of
from unassemble.preview.texts.tree import TextAtom, TextGroup, TextLeaf
from unassemble.preview.texts.writing import UnitWriter, WritingStyle

_DIVIDERS = {"left": "---", "center": ":-:", "right": "--:"}


class Around(Struct, frozen=True):
    """A list, item or quotation as it is written: what the lines in it begin with, the sign of its
    items, and whether these follow each other without an empty line."""

    kind: str
    margin: str
    sign: str = "-"
    tight: bool = True


def arounds(value: str, leaf: FlowLeaf) -> tuple[Around, ...]:
    """What a leaf of the value stands in."""
    out: list[Around] = []
    quotations = 0
    for holder in leaf.holders:
        group = holder.group
        match group.kind:
            case "quote":
                quotations += 1
                out.append(Around("quote", _quoted(value, group.at[0], quotations)))
            case "item":
                out.append(Around("item", _margin(value, group.at[1])))
            case _:
                starts = [one.at[0] for one in group.nodes if isinstance(one, TextGroup)]
                sign = value[starts[0]] if group.kind == "bullets" else ""
                lines = value[starts[0] : starts[1]].split("\n") if len(starts) > 1 else [sign, ""]
                tight = group.kind == "bullets" and lines[-2].strip(" >\t") != ""
                out.append(Around(group.kind, _margin(value, starts[0]), sign, tight))
    return tuple(out)


def _margin(value: str, place: int) -> str:
    """What stands before a place in its line, with spaces for anything but signs of quotations."""
    line = value[value.rfind("\n", 0, place) + 1 : place]
    return "".join(one if one in "> \t" else " " for one in line)


def _quoted(value: str, place: int, count: int) -> str:
    """The margin of a quotation: up to its own sign, where quotations stand in each other."""
    margin, at = _margin(value, place), -1
    for _ in range(count):
        at = margin.find(">", at + 1)
    return margin[: at + 1] + " " if at >= 0 else "> "


class LeafWriter(Struct):
    """Writes leaves one after another; ``around`` is what the last of them stands in."""

    units: UnitWriter
    around: tuple[Around, ...]
    is_first: bool

    @property
    def style(self) -> WritingStyle:
        """How the leaves are written."""
        return self.units.style

    def lead(self, leaf: FlowLeaf) -> str:
        """What stands between the leaf before and the content of this one."""
        kept = self.around[: leaf.common]
        margin = kept[-1].margin if kept else ""
        begun = leaf.holders[leaf.common :]
        parts, made = [], list(kept)
        for holder in begun:
            sign, one = _begun(holder, margin, made[-1] if made else None)
            parts.append(sign)
            made.append(one)
            margin = one.margin
        level = leaf.node.level if isinstance(leaf.node, TextLeaf) else 0
        signs = "".join(parts) + ("#" * level + " " if level else "")
        first, self.is_first, self.around = self.is_first, False, tuple(made)
        if first:
            return signs
        at = kept[-1].margin if kept else ""
        if _is_tight(begun[0].group.kind if begun else "", kept) and not self.style.loose:
            return f"\n{at}{signs}"
        return f"\n{_blank(at)}\n{at}{signs}"

    def body(self, leaf: FlowLeaf) -> str:
        """The content of a leaf."""
        match leaf.node:
            case TextAtom(kind="break"):
                return "\\pagebreak"
            case TextAtom(path=path, alternative=alternative):
                words = "".join(f"\\{one}" if one in "\\[]`*_<&" else one for one in alternative)
                target = f"<{path}>" if any(one in " ()" for one in path) else path
                return f"![{words}]({target})"
            case TextGroup():
                return self._table(leaf.node)
            case _:
                return self.units.write(leaf.units, begins=True)

    def row(self, row: TextGroup) -> str:
        """A row of a table in which no cell spans another place, on a line of its own."""
        style = replace(self.style, cell=True)
        cells = [self._cell(one, style) for one in row.nodes if isinstance(one, TextLeaf)]
        return f"\n{self.around[-1].margin if self.around else ''}{_line(cells)}"

    def _table(self, table: TextGroup) -> str:
        """A table, each row a line; places that a cell spans are marked."""
        columns = len(table.alignments)
        rows = [one for one in table.nodes if isinstance(one, TextGroup)]
        grid: list[list[str]] = [[""] * columns for _ in rows]
        taken: set[tuple[int, int]] = set()
        style = replace(self.style, cell=True)
        for at, row in enumerate(rows):
            column = 0
            for cell in row.nodes:
                while (at, column) in taken:
                    column += 1
                if column >= columns or not isinstance(cell, TextLeaf):
                    break
                for down in range(min(cell.rows, len(rows) - at)):
                    for across in range(min(cell.columns, columns - column)):
                        taken.add((at + down, column + across))
                        grid[at + down][column + across] = "<<" if across else "^^"
                grid[at][column] = self._cell(cell, style)
        lines = [_line(one) for one in grid]
        lines.insert(1, _line([_DIVIDERS[one] for one in table.alignments]))
        margin = self.around[-1].margin if self.around else ""
        return f"\n{margin}".join(lines)

    def _cell(self, cell: TextLeaf, style: WritingStyle) -> str:
        writer = UnitWriter(self.units.value, style, self.units.known)
        return writer.write(units_of(cell.runs))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _is_tight(begun: str, kept: Sequence[Around]) -> bool:
    """Whether what begins follows without an empty line: an item, or a list in an item."""
    match begun:
        case "item":
            return bool(kept) and kept[-1].tight
        case "bullets":
            return len(kept) > 1 and kept[-2].kind == "bullets" and kept[-2].tight
        case _:
            return False


def _begun(holder: Holder, margin: str, outer: Around | None) -> tuple[str, Around]:
    """The sign of what begins, and how its lines begin."""
    group = holder.group
    match group.kind:
        case "quote":
            return "> ", Around("quote", f"{margin}> ")
        case "item":
            sign = f"{group.label or (outer.sign if outer and outer.sign else '-')} "
            return sign, Around("item", margin + " " * len(sign))
        case kind:
            return "", Around(kind, margin, "-" if kind == "bullets" else "", kind == "bullets")


def _blank(margin: str) -> str:
    """An empty line with a margin."""
    return margin.rstrip(" \t")
