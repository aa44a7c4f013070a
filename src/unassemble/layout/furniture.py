"""What stands around the text: masthead, running headers and footers, codes.

Positions are baselines measured in 97 letters of 2025 and in A/79/843, A/79/844 and A/79/870, in
points from the sheet's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec import Struct, field

from unassemble.fonts import FontBook
from unassemble.layout.codes import code39_bars, qr_bars
from unassemble.layout.fragments import (
    Bars,
    Fragment,
    MissingGlyph,
    Page,
    PlacedImage,
    PlacedLine,
    PlacedMark,
    Rule,
)
from unassemble.layout.paragraph import set_paragraph
from unassemble.model import Document
from unassemble.story import (
    Characters,
    Element,
    NoteCall,
    Piece,
    RunStyle,
    Story,
    StoryParagraph,
    page_note,
)
from unassemble.styles import PAGE, StyleSheet
from unassemble.styles.variants import for_language

_EDGE = 552.1
_NATIONS_Y, _SYMBOL_Y = 57.8, 54.5
_UPPER_RULE = Rule(60.0, 65.06, 492.5, 0.48)
_LOWER_RULE = Rule(59.3, 209.6, 492.7, 1.45)
_EMBLEM_X, _EMBLEM_Y = 64.7, 71.3
_ORGAN_Y, _ORGAN_PITCH = 86.4, 19.6
_CELL_X, _CELL_Y, _CELL_PITCH = 397.05, 86.7, 12.0
_DATE_Y = 98.4
_JOB_X, _JOB_Y = 65.35, 747.6
_RECYCLE_X, _RECYCLE_Y = 417.1, 752.9
_RUNNING_Y, _RUNNING_PITCH = 59.0, 9.8
_RUNNING_RULE = Rule(59.3, 64.92, 492.8, 0.24)
_PAGE_NUMBER_Y, _RUNNING_JOB_Y = 755.3, 753.8
_LETTERS = frozenset("ASE")


def furnish(
    pages: Sequence[Page],
    story: Story,
    styles: StyleSheet,
    fonts: FontBook,
    marks: Sequence[str],
    missing: list[MissingGlyph],
) -> None:
    """Add the furniture to every page; ``marks`` are the printed marks of all notes."""
    printer = _Printer(story, styles, fonts, marks, missing)
    for page in pages:
        if page.number == 1:
            page.furniture.extend(_masthead(printer))
            page.furniture.extend(_first_footer(printer))
        else:
            page.furniture.extend(_running(printer, page.number, len(pages)))


class _Printer(Struct, frozen=True):
    story: Story
    styles: StyleSheet
    fonts: FontBook
    marks: Sequence[str]
    missing: list[MissingGlyph]
    keys: Iterator[int] = field(default_factory=lambda: count(-1, -1))
    """Of elements: the story's own count from one."""

    @property
    def document(self) -> Document:
        return self.story.document

    def element(self, tag: str, language: str, alternative: str = "") -> tuple[Element, ...]:
        """The path of a new element of the masthead."""
        return (*self.story.head, Element(tag, next(self.keys), language, alternative))

    def pieces(
        self,
        style: str,
        pieces: tuple[Piece, ...],
        y: float,
        language: str,
        x: float,
        right: float,
        path: tuple[Element, ...] = (),
    ) -> PlacedLine:
        paragraph = StoryParagraph(style, pieces, language)
        area = (x, right)
        lines = set_paragraph(paragraph, self.styles, self.fonts, self.marks, self.missing, area)
        return PlacedLine(lines[0], y, path, language, role="furniture")

    def text(
        self,
        style: str,
        text: str,
        y: float,
        language: str = "en",
        x: float = PAGE.left,
        right: float = 10_000.0,
        read: bool = False,
    ) -> PlacedLine:
        """A line of furniture from ``x``; a right-aligned style ends it at ``right``.

        With ``read`` it is a paragraph of the masthead, not decoration.
        """
        path = self.element("P", language) if read else ()
        return self.pieces(style, (Characters(text, language),), y, language, x, right, path)


def _masthead(printer: _Printer) -> list[Fragment]:
    """In reading order: the top row, then emblem, organs and the right-hand cell below it."""
    head = printer.document.masthead
    language = printer.document.language
    left = PAGE.column_left
    nations = for_language("MastheadNations", language)
    symbol = _symbol(printer.document)
    # A symbol is the same in all languages: it is read in the document's.
    path = printer.element("P", language)
    out: list[Fragment] = [
        printer.text(nations, head.united_nations, _NATIONS_Y, language, left, read=True),
        printer.pieces("MastheadSymbol", symbol, _SYMBOL_Y, "en", 60.0, _EDGE, path),
        _UPPER_RULE,
        _LOWER_RULE,
        *_emblem(printer),
    ]
    organ_style = for_language("MastheadOrgan", language)
    for index, organ in enumerate(head.organs):
        y = _ORGAN_Y + index * _ORGAN_PITCH
        out.append(printer.text(organ_style, organ, y, language, left, read=True))
    lines = [head.distribution, head.date, head.language_line, *head.original_lines]
    for index, line in enumerate(lines):
        if line:
            # The cell's first line is a trifle higher than the pitch of the others gives.
            y = _CELL_Y if index == 0 else _DATE_Y + (index - 1) * _CELL_PITCH
            out.append(printer.text("MastheadLine", line, y, head.language, _CELL_X, read=True))
    return out


def _symbol(document: Document) -> tuple[Piece, ...]:
    """Organ letters in 20 points, the rest in 10; the asterisks call the note of the reissue."""
    symbols, joiner = document.masthead.symbols, document.masthead.joiner
    large = RunStyle(character_style="SymbolLetter")
    out: list[Piece] = []
    for index, symbol in enumerate(symbols):
        if index:
            out.append(Characters(joiner, "en"))
        text = symbol.text
        if text[:1] in _LETTERS and text[1:2] == "/":
            out.append(Characters(text[0], "en", large))
            text = text[1:]
        if text:
            out.append(Characters(text, "en"))
        note = page_note(document, symbol.stars)
        if note >= 0:
            out.append(NoteCall(note, "en", first=False))
        elif symbol.stars:
            out.append(Characters(symbol.stars, "en"))
    return tuple(out)


def _emblem(printer: _Printer) -> list[Fragment]:
    emblem = printer.document.masthead.emblem
    width, height = PAGE.emblem_width, PAGE.emblem_height
    if emblem.kind == "none" or (emblem.kind == "file" and emblem.image is None):
        return []
    path = printer.element("Figure", printer.document.language, emblem.alternative)
    if emblem.image is None:
        box = (_EMBLEM_X, _EMBLEM_Y, width, height)
        return [PlacedMark("un-emblem", *box, emblem.alternative, path)]
    image = emblem.image
    factor = min(width / image.width, height / image.height)
    wide, tall = image.width * factor, image.height * factor
    x = _EMBLEM_X + (width - wide) / 2
    return [PlacedImage(image, x, _EMBLEM_Y, wide, tall, emblem.alternative, path)]


def _first_footer(printer: _Printer) -> list[Fragment]:
    footer = printer.document.footer
    out: list[Fragment] = []
    if footer.release_line:
        out.append(printer.text("ReleaseDate0", footer.release_line, _JOB_Y, "en", _JOB_X))
    if footer.job_number:
        digits = footer.job_digits
        out.append(Bars("code39", code39_bars(digits, PAGE.barcode), f"*{digits}*"))
    if footer.recycle:
        language = printer.document.language
        style = for_language("FooterRecycle", language)
        mark_left = PAGE.recycle[0]
        line_box = printer.text(style, footer.recycle, _RECYCLE_Y, language, 300, mark_left - 1.4)
        out.append(line_box)
        out.append(PlacedMark("recycle", *PAGE.recycle))
    if footer.web_address:
        boxes = qr_bars(footer.web_address, PAGE.code)
        out.append(Bars("qr", boxes, footer.web_address))
    return out


def _running(printer: _Printer, number: int, total: int) -> list[Fragment]:
    document = printer.document
    odd = number % 2 == 1
    symbols = [symbol.text for symbol in document.masthead.symbols]
    out: list[Fragment] = [_RUNNING_RULE]
    for index, symbol in enumerate(symbols):
        y = _RUNNING_Y - (len(symbols) - 1 - index) * _RUNNING_PITCH
        style = "RunningSymbolRight" if odd else "RunningSymbol"
        out.append(printer.text(style, symbol, y, "en", PAGE.left, _EDGE))
    style = "FooterPageRight" if odd else "FooterPage"
    out.append(
        printer.text(style, f"{number}/{total}", _PAGE_NUMBER_Y, "en", PAGE.left, PAGE.right)
    )
    if document.footer.job_number:
        style = "FooterJob" if odd else "FooterJobRight"
        job = document.footer.job_number
        out.append(printer.text(style, job, _RUNNING_JOB_Y, "en", PAGE.left, PAGE.right))
    return out
