"""What drawing a page leaves for the rest of the file: operators, links, places of notes."""

from __future__ import annotations

from msgspec import Struct, field

from unassemble.layout.fragments import GlyphRun, PlacedLine
from unassemble.styles import PAGE
from unassemble.writers.pdf.document import TaggedPage
from unassemble.writers.pdf.glyphs import Operator
from unassemble.writers.pdf.tags import StructureElement
from unassemble.writers.pdf.values import number

_ABOVE = 4.0
"""Points that are shown above and left of what a link or a bookmark leads to."""


class LinkBox(Struct):
    """A link to be annotated: where it is, where it goes, its structure element and language."""

    element: StructureElement
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


class PageContent(Struct):
    """A page that is drawn: its operators and links, and where notes were called and set."""

    page: TaggedPage
    operators: list[Operator] = field(default_factory=list)
    links: list[LinkBox] = field(default_factory=list)
    calls: dict[int, bytes] = field(default_factory=dict)
    notes: dict[int, bytes] = field(default_factory=dict)

    def destination(self, x: float, y: float) -> bytes:
        """A place on the page, given from its top left corner (ISO 32000-1, 12.3.2.2)."""
        left, top = max(x - _ABOVE, 0.0), PAGE.height - y + _ABOVE
        return b"[%s/XYZ %s %s null]" % (self.page.reference, number(left), number(top))


def link_box(
    run: GlyphRun,
    placed: PlacedLine,
    element: StructureElement,
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
    return LinkBox(element, language, run.x, bottom, right, top, target, note, back)
