"""Does each page of Chinese text begin with the same line as in Word?

    python benchmarks/chinese_pages.py A_75_836.pdf

Every page of A/75/836 that has nothing but text, notes and headings is begun where Word begins it,
and filled by our layout with our styles and gaps; the next page should begin with Word's line.
Pages on which lines were set closer or nearer each other by hand are printed, but do not count.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from chinese_lines import STYLES, story
from chinese_places import base_document, pitch
from chinesepdf import Paragraph, Token, read_paragraphs
from pdflines import read_lines
from unassemble.layout import Typesetter, lay_out
from unassemble.layout.fragments import PlacedLine
from unassemble.model import AutoMark
from unassemble.story import (
    Characters,
    NoteMark,
    StoryNote,
    StoryParagraph,
    Tab,
    build_story,
)
from unassemble.styles import Style, StyleSheet, letter_styles
from unassemble.text.fonts import open_fonts

PITCH, TOLERANCE = 16.0, 0.3
SUBHEADING = 11.0
BODY = (72.0, 740.0)
NUMBERS = 100.0
"""pt: the numbers of headings stand left of this."""
FIRST_TEXT = 12
"""The pages after this one, and this, have no figures after their first heading."""
REST = "RestZh"
"""The style of a paragraph that goes on from the page before."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a heading, and where Word begins it."""

    kind: str
    page: int
    y: float
    paragraph: Paragraph | None = None
    text: str = ""

    def pages(self) -> set[int]:
        """The pages it stands on."""
        if self.paragraph is None:
            return {self.page}
        return {line[0].page + 1 for line in self.paragraph.glyphs}

    @property
    def by_hand(self) -> bool:
        """Whether its characters or lines were set by hand."""
        one = self.paragraph
        return one is not None and (one.condensed or abs(pitch(one) - PITCH) > TOLERANCE)


def pieces_of(pdf: Path, paragraphs: Iterable[Paragraph]) -> list[Piece]:
    """Paragraphs and headings in the order of the text."""
    out = [
        Piece(one.kind, one.page, one.glyphs[0][0].y, one)
        for one in paragraphs
        if one.kind not in ("note", "summary")
    ]
    for page in read_lines(pdf)[1:]:
        for line in page:
            hei = any("SimHei" in glyph.font for glyph in line.glyphs)
            if hei and BODY[0] < line.y < BODY[1] and line.x > NUMBERS:
                kind = "HeadingHChZh" if line.size > SUBHEADING else "HeadingH23Zh"
                out.append(Piece(kind, line.page, line.y, None, line.text))
    return sorted(out, key=lambda one: (one.page, one.y))


def items_of(piece: Piece, tokens: Sequence[Token], first: bool) -> list[StoryParagraph]:
    """A piece, or its rest, in our styles and with our gaps."""
    if piece.paragraph is None:
        level = 2 if piece.kind == "HeadingHChZh" else 1
        above = [StoryParagraph("SpacerZh", (), "zh")] if level > 1 else []
        below = [StoryParagraph("SpacerKeep", (), "zh")] * level
        text = (Tab(), Tab(), Characters(piece.text, "zh"))
        return [*above, StoryParagraph(piece.kind, text, "zh"), *below]
    made = story(piece.paragraph, tokens, first)
    return [replace(made, style=STYLES[piece.kind] if first else REST)]


def from_page(pieces: Sequence[Piece], page: int) -> list[StoryParagraph]:
    """What stands on a page and on the next, the first paragraph cut where the page begins."""
    items: list[StoryParagraph] = []
    for piece in pieces:
        if not piece.pages() & {page, page + 1}:
            continue
        one = piece.paragraph
        if one is None:
            items += items_of(piece, (), first=True)
            continue
        here = [at for at, line in enumerate(one.glyphs) if line[0].page + 1 >= page]
        tokens = [token for line in one.lines[here[0] :] for token in line]
        items += items_of(piece, tokens, first=here[0] == 0)
    while items and items[0].style.startswith("Spacer"):
        items.pop(0)
    return items


def note_of(paragraph: Paragraph | None, index: int) -> StoryNote:
    """A note; calls are numbered as in the document, so that the first of all is empty."""
    text = "".join(t.text for line in paragraph.lines for t in line) if paragraph else "-"
    pieces = (Tab(), NoteMark(index), Tab(), Characters(text, "zh"))
    return StoryNote(AutoMark(index, str(index)), (StoryParagraph("FootnoteTxtZh", pieces, "zh"),))


def our_next(items: list[StoryParagraph], notes: Sequence[StoryNote]) -> str:
    """The first line of the page after the one that the items begin."""
    start = StoryParagraph("SingleTxtZh", (Characters("文", "zh"),), "zh")
    items = [start, replace(items[0], page_break_before=True), *items[1:]]
    made = replace(build_story(base_document()), items=tuple(items), notes=tuple(notes))
    sheet = letter_styles()
    rest = Style(REST, REST, replace(sheet.resolved("NumberedTxtZh"), first=0.0))
    styles = StyleSheet(sheet.paragraphs | {REST: rest}, sheet.characters)
    pages = lay_out(made, Typesetter(styles, open_fonts(), made.marks)).pages
    if len(pages) < 3:
        return ""
    lines = [item for item in pages[2].content if isinstance(item, PlacedLine) and item.line.runs]
    return "".join(lines[0].line.text.split())


def main() -> int:
    """Fill every page, compare the next."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, help="A_75_836.pdf, the Chinese edition of New York")
    asked = parser.parse_args()
    paragraphs = read_paragraphs(asked.file)
    pieces = pieces_of(asked.file, paragraphs)
    found = {one.label: one for one in paragraphs if one.kind == "note"}
    notes = [note_of(found.get(str(index)), index) for index in range(len(found) + 1)]
    word = [
        "".join(line.squeezed for line in page if abs(line.y - top) < 1)
        for page in read_lines(asked.file)
        for top in [min((line.y for line in page if line.y > BODY[0]), default=0.0)]
    ]
    same = counted = 0
    for page in range(FIRST_TEXT + 1, len(word)):
        ours, theirs = our_next(from_page(pieces, page), notes), word[page]
        hand = any(piece.by_hand and page in piece.pages() for piece in pieces)
        alike = ours == theirs
        counted += not hand
        same += alike and not hand
        print(
            f"page {page + 1:>2}: {'same ' if alike else 'OTHER'} {'(by hand)' if hand else ''}"
            f" Word {theirs[:16]} ours {ours[:16]}"
        )
    print(f"{same} of {counted} pages begin alike where nothing was set by hand")
    return 0 if same == counted else 1


if __name__ == "__main__":
    sys.exit(main())
