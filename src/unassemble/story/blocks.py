"""Blocks → story items: styles, gaps and structure elements of one part.

Headings have two spacers before and after at levels 1 and 2, one at the others; where two gaps
meet, the larger counts (measured in A/80/590).
"""

from __future__ import annotations

from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from unassemble.model import (
    Block,
    BlockQuote,
    Dateline,
    Figure,
    Heading,
    Inline,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Part,
    SignatureBlock,
    SignedDate,
    Table,
)
from unassemble.story.items import (
    Characters,
    Element,
    Picture,
    Piece,
    RunStyle,
    StoryItem,
    StoryParagraph,
    Tab,
)
from unassemble.story.lists import BULLET, ListIndents, list_numbering
from unassemble.story.pieces import Keys, pieces
from unassemble.story.tables import table_item
from unassemble.styles import PAGE
from unassemble.styles.chinese import ends_with_space
from unassemble.styles.variants import for_language

_LABEL = RunStyle(label=True)
_HEADINGS = {
    1: ("HeadingHCh", 2),
    2: ("HeadingH1", 2),
    3: ("HeadingH23", 1),
    4: ("HeadingH23", 1),
    5: ("HeadingH4", 1),
    6: ("HeadingH56", 1),
}
_BULLETS = {1: "Bullet", 2: "Bullet2Txt", 3: "Bullet3Txt"}
_BULLETS_MORE = {1: "BulletMore", 2: "Bullet2More", 3: "Bullet3More"}
_PICTURE_LINE = 12.0
"""Greatest height, beyond that of the picture, of a line of Word that holds a picture."""


class Place(Struct, frozen=True):
    """Where a block stands: its enclosing elements, the depth of lists, inside a quotation."""

    path: tuple[Element, ...]
    depth: int = 0
    quoted: bool = False


class PartBuilder(Struct):
    """Collects the items of one part; ``gap`` counts the spacers since the last text.

    ``sections`` are its own element and those of the parts it is enclosed in.  ``heading`` is the
    level of its last title, ``levels`` those of the headings that are open: as the author counts
    them, and as a reader of tags must (ISO 14289-1, 7.4.2: none is skipped).  ``before`` is the
    block above the one that is added, outside of lists.  ``marks`` are the printed marks of all
    notes.
    """

    part: Part
    sections: tuple[Element, ...]
    keys: Keys
    marks: tuple[str, ...] = ()
    items: list[StoryItem] = field(default_factory=list)
    gap: int = 0
    page_break: bool = False
    heading: int = 0
    levels: list[tuple[int, int]] = field(default_factory=list)
    before: Block | None = None
    lists: ListIndents = field(default_factory=ListIndents)

    def spacers(self, count: int, keep: bool = False) -> None:
        """Make the gap since the last text at least ``count`` spacers."""
        style = "SpacerKeep" if keep else "Spacer"
        for _ in range(count - self.gap):
            self.items.append(StoryParagraph(style, (), self.part.language))
        self.gap = max(count, self.gap)

    def gap_above(self, count: int, keep: bool = False) -> None:
        """The gap above a heading or a signature, of ``count`` spacers.

        In Chinese the space after a paragraph is part of it: a heading of the first levels has 12
        points above it, any other the 7 of the paragraph (A/75/836).
        """
        last = self.items[-1] if self.items else None
        if self.gap or not isinstance(last, StoryParagraph) or not ends_with_space(last.style):
            self.spacers(count, keep)
            return
        if count > 1:
            style = "SpacerKeepZh" if keep else "SpacerZh"
            self.items.append(StoryParagraph(style, (), self.part.language))
        self.gap = max(count, self.gap)

    def add(self, item: StoryItem) -> None:
        """Add an item that prints something."""
        self.items.append(item)
        self.gap = 0
        self.page_break = False

    def element(self, tag: str, language: str) -> Element:
        """A new structure element."""
        return Element(tag, self.keys.next(), language)

    def title(self, heading: tuple[Inline, ...], spacers_before: int, page_break: bool) -> None:
        """The letter's title, or the heading of an annex."""
        self.spacers(spacers_before)
        language = self.part.heading_language
        level = min(len(self.sections), 6)
        self.add(
            StoryParagraph(
                for_language("TitleH1", language),
                (Tab(), Tab(), *pieces(heading)),
                language,
                (*self.sections, self.element(f"H{level}", language)),
                outline=level,
                page_break_before=page_break,
                numbering=self.part.numbering,
                span=self.part.span,
            )
        )
        self.heading = level
        self.spacers(1 if self.part.original else 2, keep=True)

    def original_line(self) -> None:
        """The line "[Original: English]"."""
        if self.part.original:
            language = self.part.heading_language
            self.add(
                StoryParagraph(
                    for_language("OriginalLine", language),
                    (Characters(self.part.original, language),),
                    language,
                    (*self.sections, self.element("P", language)),
                )
            )
            self.spacers(1, keep=True)

    def part_title(self) -> None:
        """The annex's own title."""
        if self.part.title:
            language = self.part.language
            self.heading = min(self.heading + 1, 6)
            self.add(
                StoryParagraph(
                    for_language("TitleH1", language),
                    (Tab(), Tab(), *pieces(self.part.title)),
                    language,
                    (*self.sections, self.element(f"H{self.heading}", language)),
                    outline=self.heading,
                )
            )
            self.spacers(2, keep=True)

    def block(self, block: Block) -> None:
        """Add one block of the part's text."""
        self._block(block, Place(self.sections))

    def _block(self, block: Block, place: Place) -> None:
        self._add_block(block, place)
        if not place.depth:
            self.before = block

    def _add_block(self, block: Block, place: Place) -> None:
        match block:
            case Paragraph():
                self._paragraph(block, place)
            case Heading():
                self._heading(block, place)
            case Dateline():
                self._dateline(block, place)
            case List():
                self._list(block, place)
            case BlockQuote():
                quote = self.element("BlockQuote", block.language)
                inner = Place((*place.path, quote), place.depth, quoted=True)
                for child in block.blocks:
                    self._block(child, inner)
            case Table():
                self.spacers(1)
                self.add(table_item(block, place.path, self.keys, self.marks))
                self.spacers(2)
            case Figure():
                self._figure(block, place)
            case PageBreak():
                self.page_break = True
            case SignatureBlock():
                self._stay_with_signature()
                # Others stand 18 points below the first (39 of 39 in 10 letters of 2025).
                self.gap_above(2, keep=True)
                for signatory in block.signatories:
                    self._signed(signatory.lines, signatory.language)
            case SignedDate():
                self._stay_with_signature()
                self.gap_above(2, keep=True)
                self._signed((block.inlines,), block.language)
            case _:
                assert_never(block)

    def _stay_with_signature(self) -> None:
        """Keep the last paragraph with the signature: none stands alone on a page (32 of 32 in
        letters of 2025)."""
        last = self.items[-1] if self.items else None
        if isinstance(last, StoryParagraph):
            self.items[-1] = replace(last, keep_next=True, signed=True)

    def _text(self, style: str, text: tuple[Piece, ...], block: Paragraph, place: Place) -> None:
        path = (*place.path, self.element("P", block.language))
        self.add(
            StoryParagraph(
                for_language(style, block.language),
                text,
                block.language,
                path,
                page_break_before=self.page_break,
                span=block.span,
                line_spacing=self.part.line_spacing,
            )
        )

    def _paragraph(self, block: Paragraph, place: Place) -> None:
        text = pieces(block.inlines)
        indent: tuple[Piece, ...] = () if block.language == "zh" else (Tab(),)
        style = "BlockQuote" if place.quoted else "SingleTxt"
        self._text(style, (*indent, *text), block, place)

    def _heading(self, block: Heading, place: Place) -> None:
        style, gap = _HEADINGS[block.level]
        self.gap_above(gap)
        level = self._level(block.level)
        number = (Characters(block.number, block.language),) if block.number else ()
        self.add(
            StoryParagraph(
                for_language(style, block.language),
                (Tab(), *number, Tab(), *pieces(block.inlines)),
                block.language,
                (*place.path, self.element(f"H{level}", block.language)),
                outline=level,
                page_break_before=self.page_break,
                span=block.span,
            )
        )
        self.spacers(gap, keep=True)

    def _level(self, level: int) -> int:
        """The level of a heading's element: one below the heading it stands under."""
        while self.levels and self.levels[-1][0] >= level:
            self.levels.pop()
        above = self.levels[-1][1] if self.levels else self.heading
        self.levels.append((level, min(above + 1, 6)))
        return self.levels[-1][1]

    def _dateline(self, block: Dateline, place: Place) -> None:
        # At the left and upright, also right below an annex's title (10 and 13 of 15 letters).
        self.add(
            StoryParagraph(
                for_language("Dateline", block.language),
                pieces(block.inlines),
                block.language,
                (*place.path, self.element("P", block.language)),
                page_break_before=self.page_break,
                span=block.span,
            )
        )

    def _list(self, block: List, place: Place) -> None:
        numbering = list_numbering(block)
        whole = Element("L", self.keys.next(), block.language, attribute=numbering)
        further = not place.depth and self.lists.stands_further_in(block, self.before)
        depth = place.depth + (2 if further else 1)
        for item in block.items:
            path = (*place.path, whole, self.element("LI", block.language))
            self._item(block, item, Place(path, depth, place.quoted))

    def _item(self, block: List, item: ListItem, place: Place) -> None:
        label = Characters(item.label or BULLET, block.language, _LABEL, item.span)
        body = Place(
            (*place.path, self.element("LBody", block.language)), place.depth, place.quoted
        )
        head, rest = item.blocks[:1], item.blocks[1:]
        first = head[0] if head and isinstance(head[0], Paragraph) else None
        if first is None:
            rest = item.blocks
            first = Paragraph((), block.language, item.span)
        depth = min(place.depth, 3)
        if block.kind == "bullet":
            style = _BULLETS[depth]
            start: tuple[Piece, ...] = (label, Tab())
        else:
            style = "BlockQuote" if place.quoted else "NumberedTxt"
            start = (*(Tab() for _ in range(place.depth - 1)), label, Tab())
        self._text(style, (*start, *pieces(first.inlines)), first, body)
        for child in rest:
            if block.kind == "bullet" and isinstance(child, Paragraph):
                self._text(_BULLETS_MORE[depth], pieces(child.inlines), child, body)
            else:
                self._block(child, body)

    def _figure(self, block: Figure, place: Place) -> None:
        element = Element("Figure", self.keys.next(), block.language, block.alternative)
        image = block.image
        # Never wider than the column of the text, nor taller.
        column = (PAGE.column_right - PAGE.column_left, PAGE.next_bottom - PAGE.next_top)
        tallest = column[1] - _PICTURE_LINE
        factor = min(1.0, column[0] / image.width, tallest / image.height)
        size = (image.width * factor, image.height * factor)
        path = (*place.path, element)
        self.add(Picture(image, *size, block.alternative, path, block.span))
        self.spacers(1)

    def _signed(self, lines: tuple[tuple[Inline, ...], ...], language: str) -> None:
        for index, line in enumerate(lines):
            last = index == len(lines) - 1
            style = for_language("SignatureLast" if last else "Signature", language)
            path = (*self.sections, self.element("P", language))
            self.add(StoryParagraph(style, pieces(line), language, path))
