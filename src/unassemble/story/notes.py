"""Notes → story notes: paragraphs, lists and quotations in the footnote styles."""

from __future__ import annotations

from msgspec import Struct, field

from unassemble.languages import is_rtl
from unassemble.model import Block, BlockQuote, List, Note, Paragraph
from unassemble.story.items import (
    Characters,
    Element,
    NoteMark,
    Piece,
    RunStyle,
    StoryParagraph,
    Tab,
)
from unassemble.story.lists import BULLET, list_numbering
from unassemble.story.pieces import Keys, pieces
from unassemble.story.story import StoryNote
from unassemble.styles.variants import for_language

_LABEL = RunStyle(label=True)
_FIRST, _MORE = "FootnoteTxt", "FootnoteMore"
_BULLETS = {1: "FootnoteBullet", 2: "FootnoteBullet2"}
_BULLETS_MORE = {1: "FootnoteBulletMore", 2: "FootnoteBullet2More"}


def story_note(note: Note, index: int, keys: Keys) -> StoryNote:
    """A note; the first of its paragraphs begins with its mark, which has one of its own before a
    list or a quotation."""
    builder = _NoteBuilder(note, index, keys)
    element = Element("Note", keys.next(), note.language)
    blocks = note.blocks
    if not isinstance(blocks[0], Paragraph):
        blocks = (Paragraph((), note.language, note.span), *blocks)
    for block in blocks:
        builder.block(block, (element,), _MORE, 0)
    paragraphs = tuple(builder.paragraphs)
    return StoryNote(note.mark, paragraphs, note.is_asterisk, _in_parentheses(note))


def printed_mark(note: Note) -> str:
    """The mark of a note as it is printed, before it is built."""
    return f"({note.mark.text})" if _in_parentheses(note) else note.mark.text


def _in_parentheses(note: Note) -> bool:
    return is_rtl(note.language) and not note.is_asterisk


class _NoteBuilder(Struct):
    note: Note
    index: int
    keys: Keys
    paragraphs: list[StoryParagraph] = field(default_factory=list)

    def block(self, block: Block, path: tuple[Element, ...], style: str, depth: int) -> None:
        """Add a block; ``style`` is that of a paragraph there, ``depth`` that of the list."""
        match block:
            case Paragraph():
                self.paragraph(block, path, style)
            case List():
                self.list(block, path, depth + 1)
            case BlockQuote():
                quote = Element("BlockQuote", self.keys.next(), block.language)
                for child in block.blocks:
                    self.block(child, (*path, quote), "FootnoteQuote", depth)
            case _:
                pass  # the reader has refused it

    def paragraph(
        self,
        block: Paragraph,
        path: tuple[Element, ...],
        style: str,
        start: tuple[Piece, ...] = (),
    ) -> None:
        """Add a paragraph, the first with the mark of the note."""
        if not self.paragraphs:
            style, start = _FIRST, (Tab(), NoteMark(self.index), Tab())
        own = Element("P", self.keys.next(), block.language)
        self.paragraphs.append(
            StoryParagraph(
                for_language(style, block.language),
                (*start, *pieces(block.inlines)),
                block.language,
                (*path, own),
                span=block.span or self.note.span,
            )
        )

    def list(self, block: List, path: tuple[Element, ...], depth: int) -> None:
        """Add a list: bullets hang, numbers stand a tab step further in for each level."""
        language, level = block.language, min(depth, 2)
        numbering = list_numbering(block)
        whole = Element("L", self.keys.next(), language, attribute=numbering)
        bulleted = block.kind == "bullet"
        style = _BULLETS[level] if bulleted else _MORE
        more = _BULLETS_MORE[level] if bulleted else _MORE
        for item in block.items:
            entry = (*path, whole, Element("LI", self.keys.next(), language))
            body = (*entry, Element("LBody", self.keys.next(), language))
            label = Characters(item.label or BULLET, language, _LABEL, item.span)
            tabs = () if bulleted else tuple(Tab() for _ in range(depth - 1))
            head, rest = item.blocks[:1], item.blocks[1:]
            first = head[0] if head and isinstance(head[0], Paragraph) else None
            if first is None:
                first, rest = Paragraph((), language, item.span), item.blocks
            self.paragraph(first, body, style, (*tabs, label, Tab()))
            for child in rest:
                self.block(child, body, more, depth)
