"""Pages, and the lines, rules and pictures placed on them.

Positions are points from the sheet's top left corner; ``y`` of text is its baseline.  Terms are
those of CSS (line box, footnote area) and of typography (measure, baseline).  Writers match on
these records and only draw.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from unassemble.base.source import Span
from unassemble.model import ImageData
from unassemble.story import Element
from unassemble.story.items import Vertical
from unassemble.styles import PAGE
from unassemble.text.fonts import Face
from unassemble.text.shaping import PlainText, Shaped


class Segment(Struct, eq=False):
    """Characters of one face and one format, shaped.

    ``scale`` is the horizontal scale as a factor, ``spacing`` the points after each character,
    ``rise`` the points above the baseline.  ``note`` is the index of the footnote that a mark
    belongs to (-1: not a mark); ``mark`` is true if the segment is raised like a mark, ``label`` if
    it is the number or bullet of a list item.  ``vertical`` says that it is a superscript or a
    subscript; ``underline`` and ``strike``, that a rule is drawn along it.
    """

    text: str
    face: Face
    size: float
    scale: float
    spacing: float
    rise: float
    color: str
    link: str
    language: str
    note: int
    shaped: Shaped | PlainText
    span: Span | None = None
    mark: bool = False
    label: bool = False
    vertical: Vertical = ""
    underline: bool = False
    strike: bool = False


class GlyphRun(Struct):
    """Part of a segment on a line: its characters ``start`` to ``end``, at ``x`` on the sheet.

    ``at`` is the offset of the first character in the paragraph's text.  ``space`` points are added
    to each space, ``gap`` to each Chinese character.  ``x`` is the left end also of text from right
    to left, where its last character is.
    """

    segment: Segment
    at: int
    start: int
    end: int
    x: float
    width: float
    space: float = 0.0
    gap: float = 0.0


class LineBox(Struct):
    """A line, broken and justified but not yet on a page; ``x`` of its runs is that on the sheet.

    Runs are in logical order, which differs from the order of ``x`` if the line has text from right
    to left.  ``baseline`` is the distance from the top of the line to its baseline.  ``calls`` are
    the footnotes first called in it.
    """

    runs: list[GlyphRun]
    height: float
    baseline: float
    calls: tuple[int, ...] = ()
    text: str = ""


class PlacedLine(Struct):
    """A line on a page: the baseline's y, and the structure elements it belongs to.

    ``title`` is the text of its bookmark, of level ``outline`` (0: none); ``after`` the space below
    it, if it ends a paragraph of a note.
    """

    line: LineBox
    y: float
    path: tuple[Element, ...]
    language: str
    span: Span | None = None
    outline: int = 0
    role: str = "text"
    title: str = ""
    after: float = 0.0

    @property
    def top(self) -> float:
        """The top of the line's box."""
        return self.y - self.line.baseline

    @property
    def bottom(self) -> float:
        """The foot of the line's box."""
        return self.top + self.line.height


class Rule(Struct):
    """A horizontal rule: left end, y of its middle, length, thickness."""

    x: float
    y: float
    length: float
    thickness: float

    def mirrored(self) -> Rule:
        """The rule on a page from right to left."""
        return replace(self, x=PAGE.width - self.x - self.length)


class PlacedImage(Struct):
    """A picture: its box from the top left corner."""

    image: ImageData
    x: float
    y: float
    width: float
    height: float
    alternative: str = ""
    path: tuple[Element, ...] = ()


class PlacedMark(Struct):
    """A built-in drawing: the emblem or the recycling mark.

    Without a ``path`` it is an artifact, else a figure with alternative text.
    """

    name: Literal["un-emblem", "recycle"]
    x: float
    y: float
    width: float
    height: float
    alternative: str = ""
    path: tuple[Element, ...] = ()


class Bars(Struct):
    """Black rectangles ``(x, y, width, height)``: a bar code or a QR code."""

    kind: Literal["code39", "qr"]
    boxes: tuple[tuple[float, float, float, float], ...]
    text: str = ""


Fragment = PlacedLine | Rule | PlacedImage | PlacedMark | Bars


class Page(Struct):
    """A page: ``content`` in reading order, ``notes`` of its footnote area, ``furniture``.

    Furniture with a path (the masthead) is read before the content; other furniture is an artifact.
    """

    number: int
    content: list[PlacedLine | PlacedImage | Rule] = field(default_factory=list)
    notes: list[PlacedLine] = field(default_factory=list)
    furniture: list[Fragment] = field(default_factory=list)


def fragments(page: Page) -> Iterator[Fragment]:
    """All fragments of a page."""
    yield from page.furniture
    yield from page.content
    yield from page.notes


class Pages(Struct, frozen=True):
    """All pages of a document."""

    pages: tuple[Page, ...]
