"""Read the paragraphs and notes of a Chinese document that Word made, with Word's lines.

The text is that of the glyphs.  No space is typed between Chinese and Latin characters in such a
document: Word adds a gap by itself.  A blank between two Latin characters is a space, between two
figures a no-break space.  Paragraphs are told apart by their type and where they begin.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median

from taggedpdf import Glyph, read_blocks
from unassemble.styles import FIRST_HAN

LEFT, INDENT, LIST = 123.3, 144.7, 166.3
"""Where text of the column, its first lines and numbered text, and that of a list begin."""
STOPS = {"numbered": INDENT, "list": LIST, "note": LEFT}
NEAR = 0.6
FULL = 478.0
"""A line that ends right of this is full: its paragraph may go on overleaf."""
CLOSER = 0.992
"""Chinese characters nearer than this, in ems, were set closer by hand."""
NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Token:
    """A character and whether it is the call of a note; blanks between Latin words included."""

    text: str
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its kind, number, tokens line by line, and Word's glyphs.

    ``condensed``: its characters were set closer by hand.  ``tab``: a tab is after its number.
    """

    kind: str
    label: str
    lines: tuple[tuple[Token, ...], ...]
    glyphs: tuple[tuple[Glyph, ...], ...]
    condensed: bool
    tab: bool

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.glyphs[0][0].page + 1

    @property
    def words(self) -> list[str]:
        """Its lines without blanks."""
        return [squeezed(line) for line in self.lines]


def squeezed(tokens: Sequence[Token]) -> str:
    """Characters without blanks."""
    return "".join(token.text for token in tokens if token.text.strip())


def is_han(glyph: Glyph) -> bool:
    """Whether a glyph was drawn in the Chinese font."""
    return "SimSun" in glyph.font


def read_paragraphs(pdf: Path) -> list[Paragraph]:
    """The paragraphs of running text, lists, notes and summary; those across two pages joined."""
    out: list[Paragraph] = []
    waiting: list[tuple[Glyph, ...]] = []
    kind = ""
    for tags, lines in found(pdf):
        own = kind_of(tags, lines)
        if own == "more" and waiting and goes_on(waiting[-1], lines[0]):
            waiting += lines
            continue
        if own == "note":
            out.append(paragraph(own, lines))
            continue
        if waiting:
            out.append(paragraph(kind, waiting))
        waiting, kind = (lines, own) if own and own != "more" else ([], "")
    if waiting:
        out.append(paragraph(kind, waiting))
    return sorted(out, key=lambda one: (one.page, one.glyphs[0][0].y))


def found(pdf: Path) -> Iterator[tuple[tuple[str, ...], list[tuple[Glyph, ...]]]]:
    """The blocks set in the Chinese text face and Times, their lines without outer blanks."""
    for block in read_blocks(pdf):
        lines = [stripped(line) for line in block.lines]
        lines = [line for line in lines if line]
        fonts = {glyph.font for line in lines for glyph in line if glyph.text.strip()}
        others = any(name in font for font in fonts for name in ("SimHei", "KaiTi"))
        if lines and any("SimSun" in font for font in fonts) and not others:
            yield block.tags, lines


def stripped(line: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """A line without the blanks at its ends."""
    inked = [index for index, glyph in enumerate(line) if glyph.text.strip()]
    return tuple(line[inked[0] : inked[-1] + 1]) if inked else ()


def kind_of(tags: tuple[str, ...], lines: Sequence[tuple[Glyph, ...]]) -> str:
    """What a block is: "numbered", "list", "plain", "summary", "note", "more" or nothing."""
    first = lines[0][0]
    size = max(glyph.size for line in lines for glyph in line)
    if "Footnote" in tags or "Note" in tags:
        return "note"
    if tags[-1] != "P" or size < 10 or size > 11:
        return ""
    starts = {round(glyph.x, 1) for glyph in lines[0]}
    if "TD" in tags:
        return "summary" if abs(first.x - INDENT) < NEAR and len(lines) > 2 else ""
    if abs(first.x - LEFT) < NEAR:
        numbered = any(abs(x - INDENT) < NEAR for x in starts) and not is_han(first)
        return "numbered" if numbered and "." in text(lines[0][:4]) else "more"
    if abs(first.x - INDENT) < NEAR:
        return "list" if text(lines[0][:1]) == "(" else "plain"
    return ""


def text(glyphs: Sequence[Glyph]) -> str:
    """The characters of glyphs."""
    return "".join(glyph.text for glyph in glyphs)


def goes_on(last: Sequence[Glyph], first: Sequence[Glyph]) -> bool:
    """Whether a line at the head of a page goes on a paragraph of the page before."""
    return last[-1].right > FULL and first[0].page == last[0].page + 1


def paragraph(kind: str, lines: Sequence[tuple[Glyph, ...]]) -> Paragraph:
    """A paragraph of some lines of glyphs; its number is cut off."""
    label, body = labelled(kind, lines)
    tab = not label or abs(body[0][0].x - STOPS[kind]) < NEAR
    tokens = tuple(tuple(tokens_of(line)) for line in body)
    closer = any(is_closer(line) for line in body)
    return Paragraph(kind, label, tokens, tuple(body), closer, tab)


def labelled(kind: str, lines: Sequence[tuple[Glyph, ...]]) -> tuple[str, list[tuple[Glyph, ...]]]:
    """The number of a paragraph, and its lines without it."""
    if kind not in STOPS:
        return "", list(lines)
    first = lines[0]
    end = 1
    while not (first[end - 1].text in ".)" or (kind == "note" and first[end].y > first[0].y + 1)):
        end += 1
    while not first[end].text.strip():
        end += 1
    return text(first[:end]).strip(), [first[end:], *lines[1:]]


def tokens_of(line: Sequence[Glyph]) -> Iterator[Token]:
    """The tokens of a line: blanks only between Latin characters."""
    base = max(glyph.y for glyph in line)
    size = max(glyph.size for glyph in line)
    for index, glyph in enumerate(line):
        if glyph.text.strip():
            yield Token(glyph.text, base - glyph.y > 2 and glyph.size < 0.8 * size)
        elif glyph.text:
            before, after = line[index - 1], line[index + 1]
            both = before.text < FIRST_HAN and after.text < FIRST_HAN
            if both and not is_han(before) and not is_han(after) and before.text.strip():
                figures = before.text.isdigit() and after.text.isdigit()
                yield Token(NBSP if figures else " ")


def is_closer(line: Sequence[Glyph]) -> bool:
    """Whether the Chinese characters of a line were set closer by hand."""
    pairs = [(one, two) for one, two in pairwise(line) if is_ideograph(one) and is_ideograph(two)]
    steps = [two.x - one.x for one, two in pairs]
    if len(steps) < 3:
        return False
    nominal = 9.0 if pairs[0][0].size < 9.6 else 10.5
    return median(steps) < CLOSER * nominal


def is_ideograph(glyph: Glyph) -> bool:
    """Whether a glyph is a Chinese character and no mark."""
    return is_han(glyph) and "\u3400" <= glyph.text <= "\u9fff"


def runs(tokens: Sequence[Token]) -> Iterator[tuple[bool, str]]:
    """Tokens as texts: whether raised, and the characters."""
    for raised, group in groupby(tokens, key=lambda token: token.raised):
        yield raised, "".join(token.text for token in group)
