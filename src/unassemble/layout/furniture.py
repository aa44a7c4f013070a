"""What stands around the text: masthead, running headers and footers, codes.

Positions are baselines measured in 97 letters of 2025 and in A/79/843, A/79/844 and A/79/870, in
points from the sheet's top left corner.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

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
from unassemble.model import Document, Symbol
from unassemble.story import Characters, Piece, RunStyle, StoryParagraph
from unassemble.styles import PAGE, StyleSheet
from unassemble.styles.chinese import for_language

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
    document: Document,
    styles: StyleSheet,
    fonts: FontBook,
    missing: list[MissingGlyph],
) -> None:
    """Add the furniture to every page."""
    printer = _Printer(document, styles, fonts, missing)
    for page in pages:
        if page.number == 1:
            page.furniture.extend(_masthead(printer))
            page.furniture.extend(_first_footer(printer))
        else:
            page.furniture.extend(_running(printer, page.number, len(pages)))


class _Printer(Struct, frozen=True):
    document: Document
    styles: StyleSheet
    fonts: FontBook
    missing: list[MissingGlyph]

    def pieces(
        self, style: str, pieces: tuple[Piece, ...], y: float, language: str, x: float, right: float
    ) -> PlacedLine:
        paragraph = StoryParagraph(style, pieces, language)
        area = (x, right)
        lines = set_paragraph(paragraph, self.styles, self.fonts, (), self.missing, area)
        return PlacedLine(lines[0], y, (), language, role="furniture")

    def text(
        self,
        style: str,
        text: str,
        y: float,
        language: str = "en",
        x: float = PAGE.left,
        right: float = 10_000.0,
    ) -> PlacedLine:
        """A line of furniture from ``x``; a right-aligned style ends it at ``right``."""
        return self.pieces(style, (Characters(text, language),), y, language, x, right)


def _masthead(printer: _Printer) -> list[Fragment]:
    head = printer.document.masthead
    language = printer.document.language
    left = PAGE.column_left
    nations = for_language("MastheadNations", language)
    out: list[Fragment] = [
        printer.text(nations, head.united_nations, _NATIONS_Y, language, left),
        printer.pieces(
            "MastheadSymbol", _symbol(head.symbols, head.joiner), _SYMBOL_Y, "en", 60.0, _EDGE
        ),
        _UPPER_RULE,
        _LOWER_RULE,
    ]
    organ_style = for_language("MastheadOrgan", language)
    for index, organ in enumerate(head.organs):
        y = _ORGAN_Y + index * _ORGAN_PITCH
        out.append(printer.text(organ_style, organ, y, language, left))
    lines = [head.distribution, head.date, head.language_line, *head.original_lines]
    for index, line in enumerate(lines):
        if line:
            # The cell's first line is a trifle higher than the pitch of the others gives.
            y = _CELL_Y if index == 0 else _DATE_Y + (index - 1) * _CELL_PITCH
            out.append(printer.text("MastheadLine", line, y, head.language, _CELL_X))
    out.extend(_emblem(printer))
    return out


def _symbol(symbols: Sequence[Symbol], joiner: str) -> tuple[Piece, ...]:
    """Organ letters in 20 points, the rest in 10."""
    large = RunStyle(character_style="SymbolLetter")
    out: list[Piece] = []
    for index, symbol in enumerate(symbols):
        if index:
            out.append(Characters(joiner, "en"))
        text = symbol.printed
        if text[:1] in _LETTERS and text[1:2] == "/":
            out.append(Characters(text[0], "en", large))
            text = text[1:]
        if text:
            out.append(Characters(text, "en"))
    return tuple(out)


def _emblem(printer: _Printer) -> list[Fragment]:
    emblem = printer.document.masthead.emblem
    width, height = PAGE.emblem_width, PAGE.emblem_height
    if emblem.kind == "un":
        return [PlacedMark("un-emblem", _EMBLEM_X, _EMBLEM_Y, width, height)]
    if emblem.kind == "none" or emblem.image is None:
        return []
    image = emblem.image
    factor = min(width / image.width, height / image.height)
    wide, tall = image.width * factor, image.height * factor
    x = _EMBLEM_X + (width - wide) / 2
    return [PlacedImage(image, x, _EMBLEM_Y, wide, tall, emblem.alternative)]


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
