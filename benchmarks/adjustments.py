"""Apply manual adjustments of the original, which the letter file does not have, to our story."""

from collections.abc import Iterator, Sequence
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from pdflines import Line, squeeze
from unassemble.story import (
    CellParagraphs,
    Characters,
    NoteCall,
    NoteMark,
    Piece,
    Story,
    StoryItem,
    StoryNote,
    StoryParagraph,
    StoryTable,
    TableRow,
)
from unassemble.styles import Character, Properties, StyleSheet

STEP = 0.05  # pt: Word's unit of character spacing, a twip
ROOM = 0.5  # pt: between the end of a line that extends over the edge and the moved edge
LABEL = 6  # characters: a number or mark before the text, with a tab after it


class Adjustment(Struct, frozen=True):
    """A paragraph adjusted by hand: its style and text, its original lines, and the measurements.

    ``letters`` has the change in letter spacing of each line (negative), 0 for lines without one.
    ``pitch`` is the line spacing, and ``beyond`` how far lines extend over the right edge; 0 if
    they are not adjusted.  ``begin`` and ``end`` enclose the characters set closer; blanks are not
    counted.  Lengths are in points.
    """

    style: str
    text: str
    lines: tuple[Line, ...]
    letters: tuple[float, ...]
    pitch: float = 0.0
    beyond: float = 0.0
    begin: int = 0
    end: int = 0

    def describe(self, line: Line) -> str:
        """What was measured in one of its lines; empty if the line is not adjusted."""
        out = []
        if closer := self.letters[self.lines.index(line)]:
            out.append(f"letters {-closer:.2f} pt closer")
        if self.pitch:
            out.append(f"lines {self.pitch:.1f} pt apart")
        if self.beyond and line.right >= max(one.right for one in self.lines) - 0.1:
            out.append(f"extends {self.beyond:.1f} pt over the edge")
        return ", ".join(out)


def text_of(paragraph: StoryParagraph, marks: Sequence[str]) -> str:
    """All characters of a paragraph."""
    return "".join(characters(piece, marks) for piece in paragraph.pieces)


def characters(piece: Piece, marks: Sequence[str]) -> str:
    """The characters of a piece."""
    match piece:
        case Characters(text=text):
            return text
        case NoteCall(note=note) | NoteMark(note=note):
            return marks[note]
        case _:
            return ""


def apply_adjustments(
    story: Story, styles: StyleSheet, found: Sequence[Adjustment], marks: Sequence[str]
) -> tuple[Story, StyleSheet]:
    """A story and its styles with all adjustments applied."""
    by_text = {(adjustment.style, adjustment.text): adjustment for adjustment in found}
    sheet = styles

    def one(paragraph: StoryParagraph) -> StoryParagraph:
        nonlocal sheet
        adjustment = by_text.get((paragraph.style, squeeze(text_of(paragraph, marks))))
        if adjustment is None:
            return paragraph
        changed, sheet = apply_adjustment(paragraph, adjustment, sheet, marks)
        return changed

    def item(it: StoryItem) -> StoryItem:
        match it:
            case StoryParagraph():
                return one(it)
            case StoryTable():
                return replace(it, rows=tuple(map(row, it.rows)))
            case _:
                return it

    def row(it: TableRow) -> TableRow:
        cells = (tuple(map(one, cell.paragraphs)) for cell in it.cells)
        return replace(it, cells=tuple(map(CellParagraphs, cells)))

    def note(it: StoryNote) -> StoryNote:
        return replace(it, paragraphs=tuple(map(one, it.paragraphs)))

    changed = replace(
        story,
        items=tuple(map(item, story.items)),
        notes=tuple(map(note, story.notes)),
        page_notes=tuple(map(note, story.page_notes)),
    )
    return changed, sheet


def apply_adjustment(
    paragraph: StoryParagraph, adjustment: Adjustment, styles: StyleSheet, marks: Sequence[str]
) -> tuple[StoryParagraph, StyleSheet]:
    """A paragraph and the styles with its adjustment, as a new paragraph or character style."""
    own = styles.resolved(paragraph.style)
    styled, named = dict(styles.paragraphs), dict(styles.characters)
    spacing, pieces = own.spacing or 0.0, paragraph.pieces
    if closer := [gap for gap in adjustment.letters if gap]:
        spacing += round(median(closer) / STEP) * STEP
    right = (own.right or 0.0) - (adjustment.beyond + ROOM if adjustment.beyond else 0.0)
    changed = Properties(line=adjustment.pitch or own.line, right=right)
    whole = squeeze(text_of(paragraph, marks))
    if adjustment.end - adjustment.begin > len(whole) - LABEL:
        changed = replace(changed, spacing=spacing)
    elif closer:
        style = f"Closer {spacing:.2f}"
        named[style] = Character(style, style, Properties(spacing=spacing))
        pieces = tuple(marked(pieces, adjustment.begin, adjustment.end, style, marks))
    name = f"{paragraph.style} {changed.line:.2f} {right:.2f} {changed.spacing}"
    base = styles.paragraphs[paragraph.style]
    styled[name] = replace(base, id=name, own=changed, based_on=paragraph.style)
    return replace(paragraph, style=name, pieces=pieces), StyleSheet(styled, named)


def marked(
    pieces: Sequence[Piece], begin: int, end: int, style: str, marks: Sequence[str]
) -> Iterator[Piece]:
    """The pieces with a character style applied from ``begin`` to ``end``, not counting blanks."""
    at = 0
    for piece in pieces:
        length = len(squeeze(characters(piece, marks)))
        if not isinstance(piece, Characters) or piece.style.character_style:
            yield piece
        else:
            first, last = (place(piece.text, count - at) for count in (begin, end))
            look = replace(piece.style, character_style=style)
            for text, own in (
                (piece.text[:first], piece.style),
                (piece.text[first:last], look),
                (piece.text[last:], piece.style),
            ):
                if text:
                    yield replace(piece, text=text, style=own)
        at += length


def place(text: str, count: int) -> int:
    """The index of the character in a text after ``count`` others, not counting blanks."""
    for index, character in enumerate(text):
        if squeeze(character):
            if count <= 0:
                return index
            count -= 1
    return len(text)
