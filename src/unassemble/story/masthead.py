"""Masthead → what stands at the head of page 1: its words, their styles and their order.

The places of the lines are each output's own: cells of a table in Word, measured baselines in the
PDF.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from unassemble.model import Document, ImageData
from unassemble.story.head import page_note
from unassemble.story.items import Characters, Element, NoteCall, Piece, RunStyle, StoryParagraph
from unassemble.story.pieces import Keys
from unassemble.styles import PAGE
from unassemble.styles.variants import for_language

_LARGE = RunStyle(character_style="SymbolLetter")
_ORGAN_LETTERS = frozenset("ASE")
_SYMBOL_LANGUAGE = "en"
"""Symbols are set in Latin letters in all languages."""


class MastheadEmblem(Struct, frozen=True):
    """The emblem in the size it is printed in, in points; ``image`` is None for the UN's own."""

    image: ImageData | None
    width: float
    height: float
    alternative: str
    path: tuple[Element, ...] = ()


class StoryMasthead(Struct, frozen=True):
    """The head of page 1, in the order in which it is read.

    ``nations`` is the name of the United Nations, ``symbols`` one line of all document symbols;
    both stand in the top row.  Below are the emblem, the names of the organs, one paragraph each,
    and the lines of the right-hand cell, of which some can be empty.
    """

    nations: StoryParagraph
    symbols: StoryParagraph
    emblem: MastheadEmblem | None
    organs: tuple[StoryParagraph, ...]
    lines: tuple[StoryParagraph, ...]

    def paragraphs(self) -> Iterator[StoryParagraph]:
        """All its paragraphs."""
        yield from (self.nations, self.symbols, *self.organs, *self.lines)


class _Builder(Struct, frozen=True):
    """``head`` are the structure elements around the masthead."""

    document: Document
    head: tuple[Element, ...]
    keys: Keys

    def path(self, tag: str, language: str, alternative: str = "") -> tuple[Element, ...]:
        return (*self.head, Element(tag, self.keys.next(), language, alternative))

    def line(self, style: str, text: str, language: str) -> StoryParagraph:
        return text_line(style, text, language, self.path("P", language))

    def symbols(self) -> StoryParagraph:
        """A symbol is the same in all languages: it is read in the document's."""
        language = self.document.language
        style = for_language("MastheadSymbol", language)
        pieces = tuple(_symbol_pieces(self.document))
        return StoryParagraph(style, pieces, _SYMBOL_LANGUAGE, self.path("P", language))

    def emblem(self) -> MastheadEmblem | None:
        """The emblem, as large as its cell allows."""
        emblem = self.document.masthead.emblem
        width, height = float(PAGE.emblem_width), float(PAGE.emblem_height)
        if emblem.kind == "none" or (emblem.kind == "file" and emblem.image is None):
            return None
        image = emblem.image
        if image is not None:
            factor = min(width / image.width, height / image.height)
            width, height = image.width * factor, image.height * factor
        path = self.path("Figure", self.document.language, emblem.alternative)
        return MastheadEmblem(image, width, height, emblem.alternative, path)

    def organs(self) -> Iterator[StoryParagraph]:
        language = self.document.language
        style = "MastheadOrganFirst"
        for organ in self.document.masthead.organs:
            yield self.line(for_language(style, language), organ, language)
            style = "MastheadOrgan"

    def lines(self) -> Iterator[StoryParagraph]:
        """Distribution, date and languages, in the language of the cell."""
        head = self.document.masthead
        style = "MastheadDistribution"
        for line in (head.distribution, head.date, head.language_line, *head.original_lines):
            yield self.line(style, line, head.language)
            style = "MastheadLine"


def build_masthead(document: Document, head: tuple[Element, ...], keys: Keys) -> StoryMasthead:
    """The masthead of a document; ``head`` are the structure elements around it."""
    builder = _Builder(document, head, keys)
    language = document.language
    return StoryMasthead(
        nations=builder.line(
            for_language("MastheadNations", language), document.masthead.united_nations, language
        ),
        symbols=builder.symbols(),
        emblem=builder.emblem(),
        organs=tuple(builder.organs()),
        lines=tuple(builder.lines()),
    )


def text_line(
    style: str, text: str, language: str, path: tuple[Element, ...] = ()
) -> StoryParagraph:
    """A paragraph of one text; an empty text is an empty paragraph."""
    pieces = (Characters(text, language),) if text else ()
    return StoryParagraph(style, pieces, language, path)


def _symbol_pieces(document: Document) -> Iterator[Piece]:
    """Organ letters in 20 points, the rest in 10; the asterisks call the note of the reissue."""
    for index, symbol in enumerate(document.masthead.symbols):
        if index:
            yield Characters(document.masthead.joiner, _SYMBOL_LANGUAGE)
        text, note = symbol.text, page_note(document, symbol.stars)
        if text[:1] in _ORGAN_LETTERS and text[1:2] == "/":
            yield Characters(text[0], _SYMBOL_LANGUAGE, _LARGE)
            text = text[1:]
        if note < 0:
            text += symbol.stars
        if text:
            yield Characters(text, _SYMBOL_LANGUAGE)
        if note >= 0:
            yield NoteCall(note, _SYMBOL_LANGUAGE, first=False)
