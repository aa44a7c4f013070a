"""What an operator set by hand and the letter file does not say, put into our story."""

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
ROOM = 0.5  # pt: between a line that reaches over the edge and where the edge was put
LABEL = 6  # characters: a number or mark before the text, with a tab after it


class Touch(Struct, frozen=True):
    """A paragraph touched by hand: its style and text, the original's lines of it, the measures.

    ``letters`` are how much closer (negative) the letters of each line stand than the style says,
    0 for those that are as it says; ``pitch`` is the distance of its lines and ``beyond`` how far
    they reach over the right edge, 0 where both are as the style says.  ``begin`` and ``end``
    enclose the characters set closer, blanks not counted.
    """

    style: str
    text: str
    lines: tuple[Line, ...]
    letters: tuple[float, ...]
    pitch: float = 0.0
    beyond: float = 0.0
    begin: int = 0
    end: int = 0

    def why(self, line: Line) -> str:
        """What was measured at one of its lines; empty where it is as the style says."""
        out = []
        if closer := self.letters[self.lines.index(line)]:
            out.append(f"letters {-closer:.2f} pt closer")
        if self.pitch:
            out.append(f"lines {self.pitch:.1f} pt apart")
        if self.beyond and line.right >= max(one.right for one in self.lines) - 0.1:
            out.append(f"reaches {self.beyond:.1f} pt over the edge")
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


def put(
    story: Story, styles: StyleSheet, found: Sequence[Touch], marks: Sequence[str]
) -> tuple[Story, StyleSheet]:
    """A story and its styles with what was set by hand."""
    by_text = {(touch.style, touch.text): touch for touch in found}
    sheet = styles

    def one(paragraph: StoryParagraph) -> StoryParagraph:
        nonlocal sheet
        touch = by_text.get((paragraph.style, squeeze(text_of(paragraph, marks))))
        if touch is None:
            return paragraph
        changed, sheet = put_one(paragraph, touch, sheet, marks)
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


def put_one(
    paragraph: StoryParagraph, touch: Touch, styles: StyleSheet, marks: Sequence[str]
) -> tuple[StoryParagraph, StyleSheet]:
    """A paragraph and its styles with what was set by hand: a style of its own, or a part of it."""
    own = styles.resolved(paragraph.style)
    styled, named = dict(styles.paragraphs), dict(styles.characters)
    spacing, pieces = own.spacing or 0.0, paragraph.pieces
    if closer := [gap for gap in touch.letters if gap]:
        spacing += round(median(closer) / STEP) * STEP
    right = (own.right or 0.0) - (touch.beyond + ROOM if touch.beyond else 0.0)
    changed = Properties(line=touch.pitch or own.line, right=right)
    whole = squeeze(text_of(paragraph, marks))
    if touch.end - touch.begin > len(whole) - LABEL:
        changed = replace(changed, spacing=spacing)
    elif closer:
        style = f"Closer {spacing:.2f}"
        named[style] = Character(style, style, Properties(spacing=spacing))
        pieces = tuple(marked(pieces, touch.begin, touch.end, style, marks))
    name = f"{paragraph.style} {changed.line:.2f} {right:.2f} {changed.spacing}"
    base = styles.paragraphs[paragraph.style]
    styled[name] = replace(base, id=name, own=changed, based_on=paragraph.style)
    return replace(paragraph, style=name, pieces=pieces), StyleSheet(styled, named)


def marked(
    pieces: Sequence[Piece], begin: int, end: int, style: str, marks: Sequence[str]
) -> Iterator[Piece]:
    """Pieces with a character style from one character to another, blanks not counted."""
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
    """Where in a text the character stands that has ``count`` before it, blanks not counted."""
    for index, character in enumerate(text):
        if squeeze(character):
            if count <= 0:
                return index
            count -= 1
    return len(text)
