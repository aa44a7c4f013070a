"""What drawing a page leaves for the rest of the file: links, places of notes, headings."""

from __future__ import annotations

from msgspec import Struct, field

from unassemble.layout.fragments import GlyphRun, PlacedLine
from unassemble.styles import PAGE
from unassemble.writers.pdf.glyphs import Pending
from unassemble.writers.pdf.tags import Node


class LinkBox(Struct):
    """A link to be annotated: where it is, where it goes, its structure element and language."""

    node: Node
    language: str
    left: float
    bottom: float
    right: float
    top: float
    target: str = ""
    note: int = -1
    back: bool = False

    def touches(self, other: LinkBox) -> bool:
        """Whether another begins where this one ends, on its right or, in Arabic, on its left."""
        if abs(self.top - other.top) > 0.5 * (other.top - other.bottom):
            return False
        return abs(self.right - other.left) < 0.5 or abs(self.left - other.right) < 0.5


class Entry(Struct):
    """A heading for the outline: level from 1, words, y from the page's top, its element."""

    level: int
    title: str
    y: float
    node: Node


class PageContent(Struct):
    """What drawing a page leaves: operators, links, and where notes were called and set."""

    operators: list[bytes | Pending] = field(default_factory=list)
    links: list[LinkBox] = field(default_factory=list)
    calls: dict[int, tuple[float, float]] = field(default_factory=dict)
    notes: dict[int, tuple[float, float]] = field(default_factory=dict)
    outline: list[Entry] = field(default_factory=list)


def link_box(
    run: GlyphRun,
    placed: PlacedLine,
    node: Node,
    target: str = "",
    note: int = -1,
    back: bool = False,
) -> LinkBox:
    """The box of a run that is a link, or the part of one on its line."""
    size, rise = run.segment.size, run.segment.rise
    base = PAGE.height - placed.y + rise
    bottom, top = base - 0.22 * size, base + 0.8 * size
    right = run.x + run.width
    language = placed.path[-1].language or placed.language
    return LinkBox(node, language, run.x, bottom, right, top, target, note, back)
