"""Read the paragraphs of a tagged PDF: blocks from the structure tree, glyphs from the pages.

Word tags every paragraph and numbers its marked content (ISO 32000-1, 14.7), so that a paragraph is
read as a whole, even in a table cell, in a note, or across two pages.  Blanks drawn by Word are
kept, to tell whether a line ends with a blank.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw

import pdflines
from pdflines import RAISED, SAME, squeeze

BLOCKS = {"P", "LI", "TOCI", "Caption", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LBody"}
LOWEST_RAISED = 2.0  # pt: the least height of a superscript above the baseline


@dataclass(frozen=True, slots=True)
class Glyph(pdflines.Glyph):
    """One drawn character, which may be a blank; ``piece`` is the number of its text object."""

    page: int
    piece: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its lines in order, and its tags from the outermost to the innermost."""

    tags: tuple[str, ...]
    lines: tuple[tuple[Glyph, ...], ...]

    @property
    def text(self) -> str:
        """All characters in order."""
        return "".join(glyph.text for line in self.lines for glyph in line)

    @property
    def squeezed(self) -> list[str]:
        """The lines without blanks."""
        return [squeeze("".join(glyph.text for glyph in line)) for line in self.lines]


def read_blocks(pdf: Path) -> list[Block]:
    """The non-empty paragraphs of a tagged PDF, in the order of its structure tree."""
    glyphs = marked_glyphs(pdf)
    out = []
    for tags, marks in block_marks(pdf):
        found = [glyph for mark in marks for glyph in glyphs.get(mark, ())]
        if any(glyph.text.strip() for glyph in found):
            lines = (tuple(line) for line in lines_of(found))
            inked = tuple(line for line in lines if any(glyph.text.strip() for glyph in line))
            out.append(Block(tags, inked))
    return out


def lines_of(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs in reading order, split where the baseline changes; superscripts stay in the line."""
    line: list[Glyph] = []
    base = 0.0
    for glyph in glyphs:
        same = bool(line) and glyph.page == line[-1].page
        off = base - glyph.y if same else 0.0
        if same and abs(off) > SAME and LOWEST_RAISED < abs(off) < RAISED:
            raised = glyph.x > line[-1].x
            if off < 0 and raised:
                base = glyph.y
            same = raised
        elif abs(off) > SAME:
            same = False
        if line and not same:
            yield line
            line = []
        if not line:
            base = glyph.y
        line.append(glyph)
    if any(glyph.text.strip() for glyph in line):
        yield line


# ---- the structure tree --------------------------------------------------------------------------

Mark = tuple[int, int]  # page, number of the marked content


def block_marks(pdf: Path) -> list[tuple[tuple[str, ...], list[Mark]]]:
    """Every block of the structure tree with its own marked content."""
    with pikepdf.open(pdf) as document:
        pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(document.pages)}
        out: list[tuple[tuple[str, ...], list[Mark]]] = []
        walk(document.Root.StructTreeRoot, (), None, pages, out, [])
        return out


def walk(
    node: Any,
    tags: tuple[str, ...],
    page: int | None,
    pages: dict[Any, int],
    out: list[tuple[tuple[str, ...], list[Mark]]],
    marks: list[Mark],
) -> None:
    """Collect the blocks below a node; ``marks`` are those of the enclosing block."""
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, int):
            if page is not None:
                marks.append((page, child))
        elif "/S" in child:
            own = pages.get(child.Pg.objgen) if "/Pg" in child else page
            name = str(child.S).lstrip("/")
            inside = marks
            if name in BLOCKS and not (name == "LBody" and tags[-1:] == ("LI",)):
                inside = []
                out.append(((*tags, name), inside))
            walk(child, (*tags, name), own, pages, out, inside)
        elif "/MCID" in child:
            own = pages.get(child.Pg.objgen) if "/Pg" in child else page
            if own is not None:
                marks.append((own, int(child.MCID)))


# ---- the pages -----------------------------------------------------------------------------------


def marked_glyphs(pdf: Path) -> dict[Mark, list[Glyph]]:
    """The glyphs of every piece of marked content."""
    out: dict[Mark, list[Glyph]] = {}
    document = pdfium.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            for mark, glyph in page_glyphs(document[number], number):
                out.setdefault((number, mark), []).append(glyph)
    finally:
        document.close()
    return out


def page_glyphs(page: Any, number: int) -> Iterator[tuple[int, Glyph]]:
    """The glyphs of a page, each with its marked-content identifier."""
    for glyph, drawn in pdflines.drawn_glyphs(page):
        mark = raw.FPDFPageObj_GetMarkedContentID(drawn)
        piece = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        if mark >= 0:
            yield (
                mark,
                Glyph(
                    glyph.text,
                    glyph.x,
                    glyph.y,
                    glyph.right,
                    glyph.size,
                    glyph.colour,
                    glyph.font,
                    number,
                    piece,
                ),
            )
