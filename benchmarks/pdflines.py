"""Turn a PDF into positioned lines: the origin of the first glyph, the baseline, the words.

Only drawn glyphs are used: characters that PDFium adds by itself (line ends, blanks between words)
have no position and are left out, and gaps between glyphs become blanks.  Positions are in points
from the left and top edge of the page.  Superscript note numbers are joined with their line.
"""

import argparse
import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

GAP = 0.17  # em: a gap at least this wide between two glyphs is a blank
COLUMN = 12.0  # pt: a gap at least this wide separates two columns
SAME = 0.6  # pt: baselines no further apart than this are the same
HYPHENS = {0x02: "-", 0xFFFE: "-"}  # how PDFium reports a hyphen at the end of a line
RAISED = 4.5  # pt: the greatest height of a superscript above the baseline


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn character."""

    text: str
    x: float
    y: float
    right: float
    size: float
    colour: tuple[int, int, int]
    font: str


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text on one baseline, in one column."""

    page: int
    x: float
    y: float
    right: float
    size: float
    text: str
    glyphs: tuple[Glyph, ...]

    @property
    def squeezed(self) -> str:
        """The text without blanks and with one kind of hyphen, by which lines are compared."""
        return squeeze(self.text)


def squeeze(text: str) -> str:
    """Text without blanks and soft hyphens, and with one kind of hyphen."""
    text = text.replace("\u2011", "-").replace("\u2010", "-")
    text = text.replace("\ufb01", "fi").replace("\ufb02", "fl")
    return re.sub(r"[\s\u00a0\u00ad\u200b]+", "", text)


def read_lines(pdf: Path | bytes) -> list[list[Line]]:
    """The lines of every page, from top to bottom and left to right."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [page_lines(document[number], number + 1) for number in range(len(document))]
    finally:
        document.close()


def page_lines(page: Any, number: int) -> list[Line]:
    """The lines of one page."""
    glyphs = list(page_glyphs(page))
    bases: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.y, g.x)):
        if bases and glyph.y - bases[-1][0].y <= SAME:
            bases[-1].append(glyph)
        else:
            bases.append([glyph])
    rows = join_superscripts(bases)
    return [line for row in rows for line in split_columns(row, number)]


def join_superscripts(bases: list[list[Glyph]]) -> list[list[Glyph]]:
    """Move small raised glyphs into the line that they belong to."""
    rows: list[list[Glyph]] = []
    raised: list[Glyph] = []
    for base in bases:
        taken: list[Glyph] = []
        for small in raised:
            above = 0 <= base[0].y - small.y <= RAISED
            near = any(abs(g.x - small.right) < 6 or abs(small.x - g.right) < 3 for g in base)
            if above and near and small.size < base[0].size:
                taken.append(small)
        raised = [small for small in raised if small not in taken]
        rows.append(base + taken)
        if all(g.size < 7.5 and (g.text.isdigit() or not g.text.strip()) for g in base):
            raised.extend(base)
    moved = {id(g) for row in rows for g in row if g.y != row[0].y}
    kept = [[g for g in row if g.y != row[0].y or id(g) not in moved] for row in rows]
    return [row for row in kept if row]


def split_columns(row: list[Glyph], page: int) -> Iterator[Line]:
    """Split a row at wide gaps, and make a line of each part."""
    row = sorted(row, key=lambda g: g.x)
    part: list[Glyph] = []
    end = 0.0
    for glyph in row:
        if part and glyph.text.strip() and glyph.x - end > COLUMN:
            yield make_line(part, page)
            part = []
        if glyph.text.strip():
            end = glyph.right
        if part or glyph.text.strip():
            part.append(glyph)
    if part:
        yield make_line(part, page)


def make_line(glyphs: list[Glyph], page: int) -> Line:
    """A line made of glyphs."""
    ink = [glyph for glyph in glyphs if glyph.text.strip()]
    text = ""
    for before, glyph in zip([glyphs[0], *glyphs], glyphs, strict=False):
        wide = glyph.x - before.right > GAP * max(glyph.size, before.size)
        if wide and not text.endswith(" ") and glyph.text.strip():
            text += " "
        text += glyph.text if glyph.text.strip() else " "
    body = max(ink, key=lambda g: g.size)
    words = " ".join(text.split())
    return Line(page, ink[0].x, body.y, ink[-1].right, body.size, words, tuple(ink))


def page_glyphs(page: Any) -> Iterator[Glyph]:
    """Every drawn character of a page."""
    for glyph, _ in drawn_glyphs(page):
        yield glyph


def drawn_glyphs(page: Any) -> Iterator[tuple[Glyph, Any]]:
    """Every drawn character of a page, with its text object in PDFium."""
    height = page.get_height()
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(text)):
        if raw.FPDFText_IsGenerated(text, index):
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        size, tilt = font_size(text, index)
        if tilt:
            continue
        code = raw.FPDFText_GetUnicode(text, index)
        glyph = Glyph(
            HYPHENS.get(code) or chr(code),
            x.value,
            height - y.value,
            box.right,
            size,
            colour(text, index),
            font_name(text, index),
        )
        yield glyph, raw.FPDFText_GetTextObject(text, index)


def font_size(text: Any, index: int) -> tuple[float, bool]:
    """The font size of a character, and whether it is rotated."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    return raw.FPDFText_GetFontSize(text, index) * abs(matrix.d or 1.0), abs(matrix.b) > 1e-3


def colour(text: Any, index: int) -> tuple[int, int, int]:
    """The colour of a character as red, green and blue."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    return red.value, green.value, blue.value


def font_name(text: Any, index: int) -> str:
    """The font name of a character."""
    buffer = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, buffer, 256, flags)
    return buffer.value.decode("utf-8", "replace")


def reference_parser(doc: str, holds: str) -> argparse.ArgumentParser:
    """An option parser with ``--reference``; ``doc`` is the docstring of the benchmark."""
    parser = argparse.ArgumentParser(description=doc.partition("\n")[0])
    parser.add_argument("--reference", type=Path, metavar="DIR", help=f"folder with {holds}")
    return parser


def without_reference(folder: Path | None, files: list[str]) -> bool:
    """Print what is missing if no folder of reference documents is given or it lacks files."""
    if folder is None:
        print(f"needs --reference DIR, a folder with {', '.join(files)} (see benchmarks/README.md)")
        return True
    missing = [name for name in files if not (folder / name).is_file()]
    if missing:
        print(f"not in {folder}: {', '.join(missing)} (see benchmarks/README.md)")
    return bool(missing)
