"""Rebuild paragraphs from a tagged PDF alone: text, tabs, no-break spaces, bold, italic, indents.

A gap between two glyphs is a space.  A space that was drawn by itself, and has its natural width in
a line whose other spaces are stretched or shrunk, is a no-break space: Word never changes the width
of these.  A line ends with a space, unless it ends with a hyphen, dash or slash and Word drew no
blank after it.  The style is recognized by size, weight and position; its values are those of our
style, except for the indents, which are taken from the paragraph.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

from msgspec.structs import replace

from taggedpdf import Block, Glyph, read_blocks
from unassemble.styles import PAGE, Properties, letter_styles
from worddocx import Run, Source

GAP = 0.13  # em: a gap at least this wide is a blank
NATURAL = 0.305  # em: the apparent width of a no-break space (glyph boxes end before the spacing)
NEAR = 0.025  # em
APART = 0.04  # em: how far from natural the other spaces must be to recognize a no-break space
LABEL = 4.0
"""pt: text this far to the left of a paragraph is its number or its dash."""
TAB_STOPS = tuple(stop.position for stop in letter_styles().resolved("SingleTxt").tabs or ())
HANGING = {"FootnoteTxt", "HeadingHCh", "HeadingH1", "HeadingH23", "Bullet"}
COLUMN = PAGE.column_left - PAGE.left
CELL = 288.1  # pt: from the left margin to the second column of a letter to two organs


class Character(NamedTuple):
    """One character, the glyph that it comes from or follows, and its line."""

    text: str
    glyph: Glyph
    line: int
    raised: bool


class Paragraph(NamedTuple):
    """A paragraph as input for our line builder, and the lines that Word made of it."""

    source: Source
    blocks: tuple[Block, ...]
    lines: tuple[tuple[Glyph, ...], ...]


def read_paragraphs(pdf: Path) -> Iterator[Paragraph]:
    """The paragraphs of a UN document in known styles; those across two pages are joined."""
    blocks = read_blocks(pdf)
    two = any(left_of(block) > 340 and style_of(block) == "AgendaTitle" for block in blocks)
    waiting: list[Block] = []
    for block in blocks:
        style = style_of(block)
        if style == "SingleTxt" and waiting and continues(waiting[-1], block):
            waiting.append(block)
            continue
        if style != "FootnoteTxt":
            if waiting:
                yield paragraph(waiting, "SingleTxt", two)
            waiting = [block] if style == "SingleTxt" else []
        unknown = style == "AgendaTitle" and "TD" in block.tags and not two  # the width of a cell
        if style and style != "SingleTxt" and not unknown:
            yield paragraph([block], style, two)
    if waiting:
        yield paragraph(waiting, "SingleTxt", two)


def ink(line: Sequence[Glyph]) -> list[Glyph]:
    """The visible glyphs of a line."""
    return [glyph for glyph in line if glyph.text.strip()]


def left_of(block: Block) -> float:
    """The x of the first line of a block."""
    return ink(block.lines[0])[0].x


def rest_of(block: Block) -> float:
    """The x of the other lines of a block."""
    return min(ink(line)[0].x for line in block.lines[1:] or block.lines)


def right_of(line: Sequence[Glyph]) -> float:
    """The x of the end of a line."""
    return ink(line)[-1].right


def continues(block: Block, following: Block) -> bool:
    """Whether a block continues the last block of the page before."""
    over = following.lines[0][0].page == block.lines[-1][0].page + 1
    full = PAGE.column_right - right_of(block.lines[-1]) < 2.5
    return over and full and abs(left_of(following) - rest_of(block)) < 0.6


def style_of(block: Block) -> str:
    """The style by size, weight and position; empty if it is not one of ours."""
    glyphs = [glyph for line in block.lines for glyph in ink(line)]
    if not all("TimesNewRoman" in glyph.font for glyph in glyphs):
        return ""
    size = Counter(round(glyph.size * 2) / 2 for glyph in glyphs).most_common(1)[0][0]
    bold = sum("Bold" in glyph.font for glyph in glyphs) > len(glyphs) / 2
    first, rest = left_of(block), rest_of(block)
    if bold and size in (12, 14):
        return "HeadingH1" if size == 12 else "HeadingHCh"
    if bold and size == 10:
        aside = abs(first - PAGE.left) < 1 or first > 340
        return "AgendaTitle" if aside else "HeadingH23"
    if size == 8.5 and len(block.lines) > 1 and abs(rest - PAGE.column_left) < 1:
        return "FootnoteTxt"
    if size != 10 or bold:
        return ""
    if glyphs[0].text == "•":
        return "Bullet"
    column = PAGE.column_left - 1 < rest < 240 or abs(first - 147.1) < 1
    return "SingleTxt" if column and ragged(block) < 2.5 else ""


def ragged(block: Block) -> float:
    """The spread of the line ends, without the last line."""
    ends = [right_of(line) for line in block.lines[:-1]]
    return max(ends) - min(ends) if ends else 0.0


def paragraph(blocks: Sequence[Block], style: str, two: bool) -> Paragraph:
    """Build one paragraph."""
    lines = tuple(line for block in blocks for line in block.lines)
    whole = Block(blocks[0].tags, lines)
    properties = framed(whole, style, two)
    characters = list(with_blanks(whole, properties))
    if style == "FootnoteTxt":
        characters = with_mark(characters)
    runs = tuple(as_runs(characters, properties))
    width = CELL if style == "AgendaTitle" and two else PAGE.right - PAGE.left
    note = style == "FootnoteTxt"
    source = Source(style, properties, runs, width, cell=False, leaders=False, note=note)
    return Paragraph(source, tuple(blocks), lines)


def framed(block: Block, style: str, two: bool) -> Properties:
    """The properties of the style, with the indents of the paragraph."""
    name = "AgendaTitleColumn" if style == "AgendaTitle" and two else style
    own = letter_styles().resolved(name)
    if style in HANGING and (len(block.lines) > 1 or left_of(block) < PAGE.column_left - 1):
        return replace(own, right=COLUMN if style != "FootnoteTxt" else own.right)
    if style in ("SingleTxt", "HeadingH1", "HeadingHCh", "HeadingH23"):
        left = rest_of(block) - PAGE.left if len(block.lines) > 1 else COLUMN
        left = min((*TAB_STOPS, COLUMN), key=lambda stop: abs(stop - left))
        ends = [right_of(line) for line in block.lines[:-1]]
        right = COLUMN
        if style == "SingleTxt" and len(ends) > 1 and PAGE.column_right - max(ends) > 4:
            right = min(TAB_STOPS, key=lambda stop: abs(PAGE.right - stop - max(ends) - 0.6))
        first = left_of(block) - PAGE.left - left
        hanging = len(block.lines) > 1 and first < -LABEL
        return replace(own, left=left, right=right, first=first if hanging else 0.0)
    return own


# ---- text ----------------------------------------------------------------------------------------


def with_mark(characters: list[Character]) -> list[Character]:
    """The text of a note with the tab after its mark, which is a gap in the PDF."""
    start = next((n for n, one in enumerate(characters) if one.text != "\t"), 0)
    end = start
    while end < len(characters) and (characters[end].raised or characters[end].text == "*"):
        end += 1
    if end in (start, len(characters)):
        return characters
    rest = characters[end + 1 :] if characters[end].text in " \t" else characters[end:]
    tab = characters[end]._replace(text="\t", raised=False)
    return [*characters[:end], tab, *rest]


def with_blanks(block: Block, properties: Properties) -> Iterator[Character]:
    """The characters with spaces, no-break spaces and tabs between them."""
    first = ink(block.lines[0])[0]
    start = PAGE.left + (properties.left or 0.0) + (properties.first or 0.0)
    if first.x - start > 2:
        numbered = first.x < PAGE.left + (properties.left or 0.0) - 2
        hanging = (properties.first or 0.0) < 0 and not numbered
        yield from [Character("\t", first, 0, False)] * (2 if hanging else 1)
    justified = properties.align == "both"
    for number, line in enumerate(block.lines):
        last = number == len(block.lines) - 1
        yield from line_characters(line, number, justified and not last)
        if not last and needs_blank(line):
            yield Character(" ", ink(line)[-1], number, False)


def needs_blank(line: Sequence[Glyph]) -> bool:
    """Whether there is a space between a line and the next."""
    *_, before, last = ink(line)
    joins = last.text in "-\u2010\u2013\u2014/" and bool(line[-1].text.strip())
    return not joins or last.x - before.right > GAP * last.size


def line_characters(line: Sequence[Glyph], number: int, justified: bool) -> Iterator[Character]:
    """The characters of a line; in a justified line, no-break spaces are recognized."""
    glyphs = ink(line)
    base = max(glyph.y for glyph in glyphs)
    size = max(glyph.size for glyph in glyphs)
    gaps = [right.x - left.right for left, right in pairwise(glyphs)]
    wide = [gap for gap in gaps if GAP * size < gap < 0.9 * size]
    usual = median(wide) if wide else 0.0
    telling = justified and abs(usual - NATURAL * size) > APART * size
    drawn, alone = blanks_of(line)
    for index, glyph in enumerate(glyphs):
        raised = base - glyph.y > 2 and glyph.size < 0.8 * size
        gap = gaps[index - 1] if index else 0.0
        if index in drawn or (gap > GAP * size and not raised):
            text = " "
            if is_tab(line_start=index < 8 and number == 0, gap=gap, usual=usual, x=glyph.x):
                text = "\t"
            elif index in alone and (
                abs(gap - NATURAL * size) < NEAR * size if telling else is_bound(glyphs, index)
            ):
                text = "\u00a0"
            yield Character(text, glyphs[index - 1], number, False)
        yield Character(glyph.text, glyph, number, raised)


def blanks_of(line: Sequence[Glyph]) -> tuple[set[int], set[int]]:
    """The visible glyphs before which a blank was drawn together with words, or by itself.

    Word draws no-break spaces by themselves, and also other spaces where two runs meet.  PDFium
    drops such a blank, and the glyphs around it belong to two text objects.
    """
    drawn, alone, shown = set(), set(), 0
    for before, glyph in zip([line[0], *line], line, strict=False):
        if glyph.text.strip():
            if shown and not before.text.strip():
                drawn.add(shown)
            elif before.piece != glyph.piece:
                alone.add(shown)
            shown += 1
    return drawn, alone


def is_bound(glyphs: Sequence[Glyph], index: int) -> bool:
    """Whether a blank drawn by itself is between words that UN practice keeps together."""
    first = index - 1
    while first and glyphs[first].x - glyphs[first - 1].right < GAP * glyphs[first].size:
        first -= 1
    before, after = glyphs[index - 1].text, glyphs[index].text
    capitals = glyphs[first].text.isupper() and after.isupper()
    return before.isdigit() or after.isdigit() or capitals


def is_tab(line_start: bool, gap: float, usual: float, x: float) -> bool:
    """Whether a gap near the start of a first line ends at a tab stop."""
    at_stop = any(abs(PAGE.left + stop - x) < 0.5 for stop in TAB_STOPS)
    return line_start and at_stop and abs(gap - usual) > 0.5


def as_runs(characters: Sequence[Character], properties: Properties) -> Iterator[Run]:
    """Group characters of the same weight and slope into runs."""
    text, setting = "", (False, False, False)
    for character in characters:
        font = character.glyph.font
        blank = not character.text.strip()
        own = ("Bold" in font, "Italic" in font, character.raised)
        if text and own != setting and not blank:
            yield Run(text, run_setting(properties, setting))
            text = ""
        if not blank or not text:
            setting = own
        text += character.text
    if text:
        yield Run(text, run_setting(properties, setting))


def run_setting(properties: Properties, setting: tuple[bool, bool, bool]) -> Properties:
    """The properties of a run."""
    bold, italic, raised = setting
    return replace(properties, bold=bold, italic=italic, superscript=raised)
