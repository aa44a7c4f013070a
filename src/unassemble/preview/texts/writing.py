"""Units of a leaf → Markdown, between marks that are open before and marks that stay open."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from unassemble.preview.texts.flow import FlowUnit, flow_of, is_between

_OPENING = {"strong": "**", "em": "*", "s": "~~", "u": "<u>", "sup": "<sup>", "sub": "<sub>"}
_CLOSING = {**_OPENING, "u": "</u>", "sup": "</sup>", "sub": "</sub>"}
_SIGNS = frozenset("\\`*_[]<&~^")
_BRACES = frozenset("{%#")
_BEGINNING = re.compile(
    r"(?P<sign>[#>+=|-])|(?P<figure>\d{1,3}|[a-zа-я]|[ivx]{2,4})(?P<end>[.)])|(?P<bracket>\()"
    r"|(?P<wide>（)|(?P<wide_figure>\d{1,3})(?P<wide_end>[．、）])"
)
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^<>\s]+\Z", re.IGNORECASE)


class WritingStyle(Struct, frozen=True):
    """How to write: with signs escaped or as typed; in a cell of a table; each item of a list after
    an empty line or not; with braces that would be filled in kept from it."""

    escaped: bool = False
    cell: bool = False
    loose: bool = False
    filled: bool = False


class UnitWriter(Struct):
    """Writes units one after another; ``known`` are the sources of chips that the text has."""

    value: str
    style: WritingStyle
    known: Mapping[str, str]
    out: list[str] = []
    open: list[str] = []

    def write(
        self,
        units: Sequence[FlowUnit],
        before: Sequence[str] = (),
        after: Sequence[str] = (),
        begins: bool = False,
    ) -> str:
        """The Markdown of units.

        Args:
            units: what to write; one with a range is copied from the value.
            before: the marks that are open where they begin.
            after: the marks that are to be open where they end.
            begins: whether a leaf begins with the first of them.
        """
        self.out, self.open = [], list(before)
        index = 0
        while index < len(units):
            self._marks(units, index)
            link = self._address(units, index)
            if link:
                index = link
                continue
            if begins and index == 0 and self.style.escaped:
                index = self._beginning(units)
                if index:
                    continue
            index = self._unit(units, index)
        self._close(after)
        for mark in after[len(self.open) :]:
            self._begin(mark)
        return "".join(self.out)

    def _marks(self, units: Sequence[FlowUnit], index: int) -> None:
        """Close and open marks before a unit; the one that lasts longest first.

        None opens before a space or a call, with which emphasis cannot begin.
        """
        wanted = units[index].marks
        self._close(wanted)
        if is_between(units[index]):
            return
        missing = [one for one in dict.fromkeys(wanted) if one not in self.open]
        for mark in sorted(missing, key=lambda one: -_extent(units, index, one)):
            self._begin(mark)

    def _close(self, wanted: Sequence[str]) -> None:
        """Close what is not wanted, and what is open inside it."""
        kept = 0
        while kept < len(self.open) and self.open[kept] in wanted:
            kept += 1
        while len(self.open) > kept:
            mark = self.open.pop()
            kind, _, value = mark.partition("=")
            match kind:
                case "link":
                    self.out.append(f"]({_target(value)})")
                case "lang" | "condensed":
                    self.out.append(f"]{{{mark}}}")
                case _:
                    self.out.append(_CLOSING[kind])

    def _begin(self, mark: str) -> None:
        self.out.append(_OPENING.get(mark, "["))
        self.open.append(mark)

    def _address(self, units: Sequence[FlowUnit], index: int) -> int:
        """Write an address in angle brackets where its link begins; where to go on, or 0."""
        mark = self.open[-1] if self.open else ""
        if not mark.startswith("link=") or self.out[-1:] != ["["] or self.style.escaped:
            return 0
        target = mark.removeprefix("link=")
        end = index + len(target)
        words = units[index:end]
        ends = end >= len(units) or mark not in units[end].marks
        if not ends or "".join(one.key for one in words) != target or not _ADDRESS.match(target):
            return 0
        if any(one.marks != words[0].marks for one in words):
            return 0
        self.out[-1] = f"<{target}>"
        self.open.pop()
        return end

    def _beginning(self, units: Sequence[FlowUnit]) -> int:
        """Write what would begin a list, a heading or a table as words; how many units it is."""
        text = "".join(one.key if one.chip is None else " " for one in units[:8])
        found = _BEGINNING.match(text)
        if found is None or units[0].at[0] >= 0:
            return 0
        if found["sign"] or found["bracket"]:
            self.out.append(f"\\{found[0]}")
        elif found["figure"]:
            self.out.append(f"{found['figure']}\\{found['end']}")
        elif found["wide"]:
            self.out.append(f"&#{ord(found['wide'])};")
        else:
            self.out.append(f"{found['wide_figure']}&#{ord(found['wide_end'])};")
        return found.end()

    def _unit(self, units: Sequence[FlowUnit], index: int) -> int:
        """Write a unit; the index of the next."""
        unit = units[index]
        following = units[index + 1].key if index + 1 < len(units) else ""
        if unit.at[0] >= 0:
            self.out.append(self.value[slice(*unit.at)])
        elif unit.chip is not None:
            self.out.append(self._chip(unit))
        elif not self.style.escaped:
            self.out.append(unit.key)
        elif self.style.filled and unit.key == "{" and following in _BRACES:
            self.out.append(f'{{{{ "{{{following}" }}}}')
            return index + 2
        elif unit.key in _SIGNS or (unit.key == "|" and self.style.cell):
            self.out.append(f"\\{unit.key}")
        else:
            self.out.append(unit.key)
        return index + 1

    def _chip(self, unit: FlowUnit) -> str:
        chip = unit.chip
        assert chip is not None
        known = self.known.get(unit.key)
        if known is not None:
            return known
        if chip.kind != "note":
            return chip.written or "<br>"
        inside = UnitWriter(self.value, self.style, self.known)
        return f"^[{' '.join(inside.write(leaf.units) for leaf in flow_of(chip.nodes))}]"


def _extent(units: Sequence[FlowUnit], index: int, mark: str) -> int:
    """How many units a mark goes on for."""
    end = index
    while end < len(units) and mark in units[end].marks:
        end += 1
    return end - index


def _target(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) or not address else address
