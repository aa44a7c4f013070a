"""The pieces of a story.

Names follow OOXML (ISO/IEC 29500): story, paragraph, run, tab, style; and ISO 32000 for the
structure elements that tagged PDF needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, assert_never

from msgspec import Struct

from unassemble.base.source import Lines, Span
from unassemble.languages import is_rtl
from unassemble.model import ImageData, NoteNumbering
from unassemble.text.spaces import HELD_SPACE

MARK_STYLE = "FootnoteReference"
"""The character style of calls of notes, and of the comma between two."""


Vertical = Literal["", "superscript", "subscript"]
"""Where characters stand beside their line (ISO/IEC 29500-1, 17.18.96)."""


class RunStyle(Struct, frozen=True):
    """How characters differ from their paragraph's style.

    ``character_style`` is a style id ("Hyperlink") or empty; ``link`` an address or empty;
    ``label`` marks the number or bullet of a list item, which no look tells from its text;
    ``condensed`` is how many points closer letters are set than the styles say; ``latin`` marks an
    apostrophe in a Latin word, which takes that word's font in Chinese text too; ``wide`` marks a
    blank of the Chinese font, half an em wide.  ``vertical`` says that they are small and raised or
    lowered.
    """

    bold: bool = False
    italic: bool = False
    character_style: str = ""
    link: str = ""
    label: bool = False
    condensed: float = 0.0
    latin: bool = False
    vertical: Vertical = ""
    underline: bool = False
    strike: bool = False
    wide: bool = False


class Characters(Struct, frozen=True):
    """Characters of one language and one look; ``lines`` as in `model.Text`."""

    text: str
    language: str
    style: RunStyle = RunStyle()
    span: Span | None = None
    lines: Lines = ()


class Tab(Struct, frozen=True):
    """A tab: the next tab stop of the paragraph's style."""


class LineEnd(Struct, frozen=True):
    """A line break inside a paragraph."""


class NoteCall(Struct, frozen=True):
    """The call of a footnote in the text: an index into ``Story.notes``."""

    note: int
    language: str
    first: bool = True
    style: RunStyle = RunStyle()
    span: Span | None = None


class NoteMark(Struct, frozen=True):
    """The mark at the head of a footnote's own text."""

    note: int


Piece = Characters | Tab | LineEnd | NoteCall | NoteMark


class Element(Struct, frozen=True):
    """A structure element of tagged PDF (ISO 32000-1, 14.8.4) that encloses an item.

    Items that follow each other with equal elements (same ``key``) stand in one element.
    ``attribute`` is its standard attribute (14.8.5): of L its ListNumbering, of TH its Scope;
    ``spans`` are the ColSpan and RowSpan of TH and TD.
    """

    tag: str
    key: int
    language: str = ""
    alternative: str = ""
    attribute: str = ""
    spans: tuple[int, int] = (1, 1)


class StoryParagraph(Struct, frozen=True):
    """A paragraph: a style id of `styles`, its pieces and its language.

    ``path`` are the structure elements around it, outermost first; the last is its own (an
    empty path makes it an artifact: spacers, rules).  ``outline`` is the level of a bookmark,
    0 for none.  ``page_break_before`` starts a new page; ``numbering`` says that the counting of
    notes changes there (a new section in Word); ``keep_next`` that it stays with what follows,
    whatever its style says, and ``keep_lines`` that its lines stay together; ``signed`` that a
    signature stands below it.  ``rule`` is the length in points of a
    rule drawn in place of text (the end rule), 0 for none; ``line_spacing`` the distance of its
    lines in points, 0 for the style's.
    """

    style: str
    pieces: tuple[Piece, ...]
    language: str
    path: tuple[Element, ...] = ()
    outline: int = 0
    page_break_before: bool = False
    numbering: NoteNumbering | None = None
    keep_next: bool = False
    keep_lines: bool = False
    signed: bool = False
    rule: float = 0.0
    span: Span | None = None
    line_spacing: float = 0.0

    @property
    def rtl(self) -> bool:
        """Whether it runs from right to left: it begins at the right, and indents mirror."""
        return is_rtl(self.language)


class CellParagraphs(Struct, frozen=True):
    """A table cell: its paragraphs, one after another, over some ``columns`` and ``rows``."""

    paragraphs: tuple[StoryParagraph, ...]
    columns: int = 1
    rows: int = 1


class TableRow(Struct, frozen=True):
    """The cells that begin in a row; header rows are repeated at the top of each page.

    A ``tall`` row, which no page has room for, goes on overleaf; with ``keep`` it stays with the
    next, under one cell.
    """

    cells: tuple[CellParagraphs, ...]
    header: bool = False
    tall: bool = False
    keep: bool = False


class TableRules(Struct, frozen=True):
    """The rules across a table, above and below its header and at its end: points, 0 for none.

    ``below_spanner`` is that below a heading of several columns, above their own headings.
    """

    above_head: float = 0.0
    below_head: float = 0.0
    end: float = 0.0
    below_spanner: float = 0.0


class StoryTable(Struct, frozen=True):
    """A table at a left indent, with column widths in points.

    ``kind`` "session" is the frameless two-column block of page 1; "grid" a table of the text.
    ``gap`` are the points at the end of each cell that its text leaves free.  With ``rtl`` its
    first column stands at the right, and it is indented from there.  It is ``narrow`` if a word
    may be wider than its column.
    """

    kind: Literal["session", "grid"]
    left: float
    widths: tuple[float, ...]
    rows: tuple[TableRow, ...]
    path: tuple[Element, ...] = ()
    span: Span | None = None
    rtl: bool = False
    rules: TableRules = TableRules()
    gap: float = 0.0
    narrow: bool = False


class Picture(Struct, frozen=True):
    """A picture of the text, centred in the body column; the size it is printed in, in points."""

    image: ImageData
    width: float
    height: float
    alternative: str
    path: tuple[Element, ...] = ()
    span: Span | None = None


StoryItem = StoryParagraph | StoryTable | Picture


def spoken(pieces: Iterable[Piece]) -> str:
    """The words of a paragraph on one line, as a bookmark has them: no marks of notes."""
    words = []
    for piece in pieces:
        match piece:
            case Characters(text=text, style=style):
                words.append("" if style.character_style == MARK_STYLE else text)
            case Tab() | LineEnd():
                words.append(" ")
            case NoteCall() | NoteMark():
                pass
            case _:
                assert_never(piece)
    return " ".join("".join(words).split())


def has_held_spaces(paragraph: StoryParagraph) -> bool:
    """Whether a no-break rule holds any of its spaces (`HELD_SPACE`)."""
    return any(
        isinstance(piece, Characters) and HELD_SPACE in piece.text for piece in paragraph.pieces
    )


def paragraphs_of(item: StoryItem) -> Iterator[StoryParagraph]:
    """The paragraphs of an item, those of a table's cells row by row."""
    match item:
        case StoryParagraph():
            yield item
        case StoryTable():
            for row in item.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        case Picture():
            return
        case _:
            assert_never(item)


def with_signs(paragraph: StoryParagraph, marks: Sequence[str], line_end: str, mark: str) -> str:
    """A paragraph's characters, with a tab for each tab, ``line_end`` for each line end, and
    ``mark`` for each character of a note's mark; ``marks`` are those of all notes."""
    out = []
    for piece in paragraph.pieces:
        match piece:
            case Characters(text=text):
                out.append(text)
            case Tab():
                out.append("\t")
            case LineEnd():
                out.append(line_end)
            case NoteCall(note=note) | NoteMark(note=note):
                out.append(mark * len(marks[note]))
            case _:
                assert_never(piece)
    return "".join(out)
