"""Masthead → what stands at the head of page 1: its words, their styles and their order.

The places of the lines are each output's own: cells of a table in Word, measured baselines in the
PDF.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from unassemble.languages import raised_endings
from unassemble.model import Document, ImageData
from unassemble.story.head import page_note
from unassemble.story.items import Characters, Element, NoteCall, Piece, RunStyle, StoryParagraph
from unassemble.story.pieces import Keys
from unassemble.styles import PAGE
from unassemble.styles.variants import for_language

_RAISED = RunStyle(vertical="superscript")
_LARGE = RunStyle(character_style="SymbolLetter")
_ORGAN_LETTERS = frozenset("ASE")
_SPREAD_NAME = 2
_SPREAD = 19.2
"""Points between the characters of 大会 (A/75/836, where two blanks are typed there: letter spacing
looks the same, and the word is still found and read as one)."""
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
            path = self.path("P", language)
            name = tuple(_organ_name(organ, language))
            yield StoryParagraph(for_language(style, language), name, language, path)
            style = "MastheadOrgan"

    def lines(self) -> Iterator[StoryParagraph]:
        """Distribution, date and languages, in the language of the cell."""
        head, language = self.document.masthead, self.document.language
        lines = (
            ("MastheadDistribution", head.distribution),
            ("MastheadLine", head.date),
            ("MastheadLanguage", head.language_line),
            *(("MastheadLine", line) for line in head.original_lines),
        )
        for style, line in lines:
            yield self.line(for_language(style, language), line, head.language)


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


def _organ_name(name: str, language: str) -> Iterator[Piece]:
    """An organ's name; one of two Chinese characters is spread over the width of three."""
    if language == "zh" and len(name) == _SPREAD_NAME:
        yield Characters(name[0], language, RunStyle(condensed=-_SPREAD))
        name = name[1:]
    if name:
        yield Characters(name, language)


def text_line(
    style: str, text: str, language: str, path: tuple[Element, ...] = ()
) -> StoryParagraph:
    """A paragraph of one text; an empty text is an empty paragraph."""
    return StoryParagraph(style, tuple(_characters(text, language)), language, path)


def _characters(text: str, language: str) -> Iterator[Characters]:
    """A text, the endings of its ordinals raised: "1er mai 2020"."""
    start = 0
    for first, end in raised_endings(text, language):
        yield Characters(text[start:first], language)
        yield Characters(text[first:end], language, _RAISED)
        start = end
    if start < len(text):
        yield Characters(text[start:], language)


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
