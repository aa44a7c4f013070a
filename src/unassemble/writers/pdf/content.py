"""Page → content stream and marked content.

Positions were settled by layout: nothing here computes where a line stands.  What is left is
arithmetic of the format: y counts up, character spacing is scaled with the text, kerning and
justification are adjustments between glyphs (ISO 32000-1, 9.4).

Operators are written here, not by reportlab's `Canvas`: it draws characters of fonts that it has
loaded itself, and knows neither strings of glyphs nor marked content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from msgspec.structs import replace

from unassemble.languages import is_rtl
from unassemble.layout.fragments import (
    Bars,
    Fragment,
    GlyphRun,
    Page,
    PlacedImage,
    PlacedLine,
    PlacedMark,
    Rule,
)
from unassemble.styles import PAGE
from unassemble.writers.pdf.characters import actual_text
from unassemble.writers.pdf.decoration import attributes_of, decoration
from unassemble.writers.pdf.document import TaggedDocument
from unassemble.writers.pdf.drawn import PageContent, link_box
from unassemble.writers.pdf.fonts import EmbeddedFont, EmbeddedFonts
from unassemble.writers.pdf.glyphs import Operator, PendingGlyphs, PendingParts
from unassemble.writers.pdf.marks import mark_operators
from unassemble.writers.pdf.mixed import Drawn, drawn, drawn_beside, ends
from unassemble.writers.pdf.outline import Bookmark, Outline
from unassemble.writers.pdf.pictures import PictureObjects
from unassemble.writers.pdf.readings import Reading, readings
from unassemble.writers.pdf.tags import StructureElement, StructureTree
from unassemble.writers.pdf.values import number

_LAYOUT = b"/Artifact<</Type/Layout>>BDC\n"
_REPEATED = b"/Artifact<</Type/Pagination>>BDC\n"
_HEADER = b"/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n"
_FOOTER = b"/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n"


class PageWriter:
    """Draws pages one after another, and their structure, fonts and pictures into a document.

    ``notes`` are key and language of the notes' structure elements, by number.
    """

    def __init__(
        self,
        document: TaggedDocument,
        structure: StructureTree,
        outline: Outline,
        notes: list[tuple[int, str]],
    ) -> None:
        self.document, self.tree, self.outline, self.notes = document, structure, outline, notes
        self.fonts = EmbeddedFonts()
        self.pictures = PictureObjects()
        self.placed: set[int] = set()
        self.forms: dict[str, list[Operator]] = {}

    def page(self, page: Page) -> PageContent:
        """Draw a page."""
        made = self.document.begin_page()
        self.tree.begin_page(made.reference)
        drawer = _Drawer(self, PageContent(made), readings(page))
        for fragment in page.furniture:
            if not isinstance(fragment, Rule | Bars) and fragment.path:
                drawer.item(fragment)
        for item in page.content:
            drawer.item(item)
        drawer.close()
        for line in page.notes:
            drawer.line(line)
        drawer.close()
        for fragment in page.furniture:
            if isinstance(fragment, Rule | Bars) or not fragment.path:
                drawer.artifact(fragment, _kind(fragment))
        return drawer.out


class _Drawer:
    def __init__(
        self, writer: PageWriter, out: PageContent, readings: Mapping[float, Reading]
    ) -> None:
        self.writer, self.out, self.readings = writer, out, readings
        self.tree = writer.tree
        self.open: StructureElement | None = None
        self.state: tuple[EmbeddedFont | None, float, float, float, str] = (None, 0.0, 0.0, 0.0, "")

    # -- marked content ------------------------------------------------------------------

    def enter(self, element: StructureElement) -> None:
        """Let what follows belong to a structure element."""
        if self.open is not element:
            self.close()
            identifier = self.tree.content(element)
            self.out.operators.append(b"/%s<</MCID %d>>BDC\n" % (element.tag.encode(), identifier))
            self.open = element

    def close(self) -> None:
        """End the open marked content."""
        if self.open is not None:
            self.out.operators.append(b"EMC\n")
            self.open = None

    # -- items ---------------------------------------------------------------------------

    def item(self, item: PlacedLine | PlacedImage | PlacedMark | Rule) -> None:
        """Draw one item of the text, or of the masthead."""
        match item:
            case PlacedLine(path=()):
                if item.line.runs:
                    self.artifact(item, _REPEATED)
            case PlacedLine():
                self.line(item)
            case PlacedImage(path=()) | PlacedMark(path=()) | Rule():
                self.artifact(item, _LAYOUT)
            case PlacedImage() | PlacedMark():
                self.figure(item)

    def figure(self, item: PlacedImage | PlacedMark) -> None:
        """Draw a picture that has something to say."""
        element = self.tree.leaf(item.path)
        top, bottom = PAGE.height - item.y, PAGE.height - item.y - item.height
        element.box = (item.x, bottom, item.x + item.width, top)
        self.close()
        self.enter(element)
        self.draw(item)
        self.close()

    def line(self, placed: PlacedLine) -> None:
        """Draw a line of text, its calls and links."""
        leaf = self.tree.leaf(placed.path)
        if placed.outline and placed.title:
            place = self.out.destination(0.0, placed.y - placed.line.baseline)
            bookmark = Bookmark(placed.outline, placed.title, place, leaf)
            self.writer.outline.bookmarks.append(bookmark)
        for run, strings in self.drawn(placed):
            segment = run.segment
            if segment.note >= 0:
                self.mark(run, placed, leaf)
            elif segment.label:
                self.enter(self.tree.label(leaf))
            elif segment.link:
                self.enter(self.link(run, placed, leaf))
            else:
                self.enter(self.worded(run, placed, leaf))
            if 0 <= leaf.end < run.at:
                self.gap(run, placed.y)
            apart = segment.label or (segment.note >= 0 and placed.role == "note")
            leaf.end = -1 if apart else run.at + run.end - run.start
            self.text(run, placed.y, strings)

    def drawn(self, placed: PlacedLine) -> Iterator[tuple[GlyphRun, list[Drawn]]]:
        """The runs of a line, and the strings that each is drawn as."""
        runs = placed.line.runs
        if not runs:
            return iter(())
        draw = drawn if is_rtl(placed.language) else drawn_beside
        return zip(runs, draw(runs, self.readings[placed.y]), strict=True)

    def mark(self, run: GlyphRun, placed: PlacedLine, leaf: StructureElement) -> None:
        """The call of a note, linked to it; or its mark in the note, linked back."""
        note = run.segment.note
        if placed.role == "note":
            link = self.tree.child(self.tree.label(leaf), "Link")
            self.out.notes[note] = self.out.destination(run.x, placed.y - placed.line.baseline)
            self.out.links.append(link_box(run, placed, link, note=note, back=True))
        else:
            link = self.tree.child(self.tree.child(leaf, "Reference"), "Link")
            if note not in self.writer.placed:
                self.writer.placed.add(note)
                key, language = self.writer.notes[note]
                self.tree.note(leaf, key, language)
                self.out.calls[note] = self.out.destination(run.x, placed.y - placed.line.baseline)
            self.out.links.append(link_box(run, placed, link, note=note))
        self.enter(link)

    def link(self, run: GlyphRun, placed: PlacedLine, leaf: StructureElement) -> StructureElement:
        """The element of a hyperlink: one for all its runs, an annotation for each line."""
        segment = run.segment
        element = self.inner(leaf, "Link", segment.link)
        last = self.out.links[-1] if self.out.links else None
        box = link_box(run, placed, element, target=segment.link)
        if last and last.element is element and last.target and last.touches(box):
            last.left, last.right = min(last.left, box.left), max(last.right, box.right)
        else:
            self.out.links.append(box)
        return self.worded(run, placed, element)

    def worded(
        self, run: GlyphRun, placed: PlacedLine, outer: StructureElement
    ) -> StructureElement:
        """The element of words inside another: a span for each thing that sets them apart."""
        segment = run.segment
        if segment.language != placed.language:
            outer = self.inner(outer, "Span", segment.language)
            outer.language = segment.language
        if segment.vertical or segment.underline or segment.strike:
            for attribute in attributes_of(segment):
                outer = self.inner(outer, "Span", attribute)
                outer.attribute = attribute
        return outer

    def inner(self, leaf: StructureElement, tag: str, key: str) -> StructureElement:
        """An element inside a paragraph; the open one goes on while tag and key are the same."""
        last = leaf.kids[-1] if leaf.kids else None
        if isinstance(last, StructureElement) and last.tag == tag and last.key == key:
            return last
        element = self.tree.child(leaf, tag)
        element.key = key
        return element

    def gap(self, run: GlyphRun, y: float) -> None:
        """A space before a run, where a tab or a line end parts its words from those before it:
        it shows nothing, but is read and copied."""
        segment = run.segment
        rtl = segment.shaped.rtl
        shaped = segment.face.shape(" ", segment.language, rtl)
        blank = replace(segment, text=" ", shaped=shaped, underline=False, strike=False)
        width = shaped.steps(segment.size * segment.scale / 1000, segment.spacing)[0]
        x = run.x + run.width if rtl else run.x - width
        self.text(GlyphRun(blank, run.at, 0, 1, x, width), y)

    def artifact(self, fragment: Fragment, kind: bytes) -> None:
        """Draw what is not read aloud."""
        self.close()
        self.out.operators.append(kind)
        self.draw(fragment)
        self.out.operators.append(b"EMC\n")

    def draw(self, fragment: Fragment) -> None:
        """The operators of a fragment."""
        match fragment:
            case PlacedLine():
                for run, strings in self.drawn(fragment):
                    self.text(run, fragment.y, strings)
            case Rule(x=x, y=y, length=length, thickness=thickness):
                self.boxes([(x, y - thickness / 2, length, thickness)])
            case Bars(boxes=boxes):
                self.boxes(list(boxes))
            case PlacedMark():
                top = PAGE.height - fragment.y - fragment.height
                drawing = mark_operators(fragment.name, fragment.width, fragment.height)
                self.out.operators.append(
                    b"q 0 g 1 0 0 1 %s %s cm\n%s Q\n" % (number(fragment.x), number(top), drawing)
                )
            case PlacedImage():
                self.image(fragment)

    # -- operators -----------------------------------------------------------------------

    def boxes(self, boxes: list[tuple[float, float, float, float]]) -> None:
        """Filled black rectangles."""
        self.color("")
        for x, y, width, height in boxes:
            bottom = PAGE.height - y - height
            self.out.operators.append(
                b"%s %s %s %s re " % (number(x), number(bottom), number(width), number(height))
            )
        self.out.operators.append(b"f\n")

    def color(self, color: str) -> None:
        """Set the fill colour where it is another."""
        if self.state[4] != color:
            self.state = (*self.state[:4], color)
            if color:
                parts = [number(int(color[i : i + 2], 16) / 255) for i in (0, 2, 4)]
                self.out.operators.append(b" ".join(parts) + b" rg\n")
            else:
                self.out.operators.append(b"0 g\n")

    def image(self, placed: PlacedImage) -> None:
        """An image XObject in its box."""
        name = self.writer.pictures.use(placed.image)
        bottom = PAGE.height - placed.y - placed.height
        self.out.operators.append(
            b"q %s 0 0 %s %s %s cm /%s Do Q\n"
            % (
                number(placed.width),
                number(placed.height),
                number(placed.x),
                number(bottom),
                name.encode(),
            )
        )

    def text(self, run: GlyphRun, y: float, strings: Sequence[Drawn] = ()) -> None:
        """The glyphs of a run, as ``strings``."""
        segment = run.segment
        out = self.out.operators
        base = PAGE.height - y
        quoted = segment.face.quoted and not segment.shaped.rtl
        for is_told, some in groupby(strings or (Drawn((run,)),), attrgetter("text")):
            if is_told:
                for string in some:
                    self.form(string, base)
            elif quoted:
                for string in some:
                    self.quoted(string, base)
            else:
                self.strings(some, base)
        if segment.underline or segment.strike:
            out += decoration(run, base + segment.rise)

    def quoted(self, string: Drawn, base: float) -> None:
        """Words whose glyphs do not stand in the order of their characters, with their text."""
        (run,) = string.runs
        self.out.operators.append(actual_text(run.segment.text[run.start : run.end]))
        self.strings((string,), base)
        self.out.operators.append(b"EMC\n")

    def strings(self, strings: Iterable[Drawn], base: float) -> None:
        """Strings of glyphs of one look, in a text object."""
        begin = b""
        for string in strings:
            run = string.runs[0]
            segment = run.segment
            font, *_ = [self.writer.fonts.use(one.segment) for one in string.runs]
            place = run.x, base + segment.rise
            if not begin:
                wanted = (font, segment.size, segment.scale, segment.spacing, segment.color)
                begin = b"BT " if wanted == self.state else self.turn_to(*wanted)
                at = b"%s1 0 0 1 %.3f %.3f Tm " % (begin, *place)
            else:
                at = b"1 0 0 1 %.3f %.3f Tm " % place
            one = len(string.runs) == 1
            glyphs = PendingGlyphs(font, run) if one else PendingParts(font, string.runs)
            self.out.operators += (at, glyphs, b" TJ ")
        self.out.operators.append(b"ET\n")

    def form(self, string: Drawn, base: float) -> None:
        """A string of glyphs in a form XObject, with its text around it."""
        segment = string.runs[0].segment
        self.color(segment.color)
        first, last = ends(string)
        use = self.writer.fonts.use
        font, *_ = [use(run.segment) for run in (*string.runs, first, last)]
        operators: list[Operator] = [
            b"BT /%s %s Tf %s Tz %s Tc "
            % (
                font.resource.encode(),
                number(segment.size),
                number(segment.scale * 100),
                number(segment.spacing / segment.scale),
            )
        ]
        for runs in ((first,), string.runs, (last,)):
            at = b"1 0 0 1 %.3f %.3f Tm " % (runs[0].x, base + segment.rise)
            operators += (at, PendingParts(font, runs), b" TJ ")
        operators.append(b"ET")
        name = f"W{len(self.writer.forms) + 1}"
        self.writer.forms[name] = operators
        self.out.operators += (actual_text(string.text), b"/%s Do\nEMC\n" % name.encode())

    def turn_to(
        self, font: EmbeddedFont, size: float, scale: float, spacing: float, color: str
    ) -> bytes:
        """Begin a text object in another look than the last: what differs is set."""
        last = self.state
        self.color(color)
        parts = [b"BT"]
        if last[0] is not font or last[1] != size:
            parts.append(b"/%s %s Tf" % (font.resource.encode(), number(size)))
        if last[2] != scale:
            parts.append(b"%s Tz" % number(scale * 100))
        apart = spacing / scale
        if not last[2] or last[3] / last[2] != apart:
            parts.append(b"%s Tc" % number(apart))
        self.state = (font, size, scale, spacing, color)
        return b" ".join(parts) + b" "


def _kind(fragment: Fragment) -> bytes:
    """What kind of artifact a piece of furniture is (ISO 32000-1, 14.8.2.2.2)."""
    if isinstance(fragment, Rule):
        return _LAYOUT
    if isinstance(fragment, Bars):
        return _FOOTER
    return _HEADER if fragment.y < PAGE.height / 2 else _FOOTER
