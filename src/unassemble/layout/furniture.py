"""What stands around the text: masthead, running headers and footers, codes.

Positions are baselines measured in 97 letters of 2025 and in A/79/843, A/79/844 and A/79/870, in
points from the sheet's top left corner.  In an Arabic document all of it is mirrored; in an
English one with an Arabic annex nothing is (A/79/876).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec import Struct, field

from unassemble.base.units import twips
from unassemble.languages import is_rtl
from unassemble.layout.codes import code39_bars, qr_bars
from unassemble.layout.fragments import (
    Bars,
    Fragment,
    Page,
    PlacedImage,
    PlacedLine,
    PlacedMark,
    Rule,
)
from unassemble.layout.typesetter import Typesetter
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
from unassemble.styles import PAGE
from unassemble.styles.variants import for_language

_EDGE = 552.1
_NATIONS_Y, _SYMBOL_Y = 57.8, 54.5
_UPPER_RULE = Rule(60.0, 65.06, 492.5, 0.48)
_LOWER_RULE = Rule(59.3, 209.6, 492.7, 1.45)
_EMBLEM_X, _EMBLEM_Y = 64.7, 71.3
_ORGAN_Y, _ORGAN_PITCH = 86.4, 19.6
_ORGAN_RIGHT = PAGE.column_left + twips(5227)
"""The right edge of the cell of the organs' names (A/79/843)."""
_CELL_X, _CELL_Y, _CELL_PITCH = 397.05, 86.7, 12.0
_CELL_RIGHT = 551.85
_DATE_Y = 98.4
_JOB_X, _JOB_Y = 65.35, 747.6
_RECYCLE_X, _RECYCLE_Y = 200.0, 752.9
"""The words end at the mark; Russian has most, and they begin at about x 280."""
_RUNNING_Y, _RUNNING_PITCH = 59.0, 9.8
_RUNNING_RULE = Rule(59.3, 64.92, 492.8, 0.24)
_PAGE_NUMBER_Y, _RUNNING_JOB_Y = 755.3, 753.8
_LETTERS = frozenset("ASE")


def furnish(pages: Sequence[Page], story: Story, typesetter: Typesetter) -> None:
    """Add the furniture to every page."""
    printer = _Printer(story, typesetter)
    for page in pages:
        if page.number == 1:
            page.furniture.extend(_masthead(printer))
            page.furniture.extend(_first_footer(printer))
        else:
            page.furniture.extend(_running(printer, page.number, len(pages)))


class _Printer(Struct, frozen=True):
    story: Story
    typesetter: Typesetter
    keys: Iterator[int] = field(default_factory=lambda: count(-1, -1))
    """Of elements: the story's own count from one."""

    @property
    def document(self) -> Document:
        return self.story.document

    @property
    def rtl(self) -> bool:
        """Whether the page is mirrored."""
        return is_rtl(self.document.language)

    def x(self, left: float, width: float) -> float:
        """The left edge of what is ``width`` wide and stands at ``left`` on an English page."""
        return PAGE.width - left - width if self.rtl else left

    def box(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A box, left, top, width and height, where it stands on this page."""
        return (self.x(box[0], box[2]), *box[1:])

    def rule(self, rule: Rule) -> Rule:
        """A rule where it stands on this page."""
        return rule.mirrored() if self.rtl else rule

    def style(self, style: str, ends_right: bool) -> str:
        """A style or, where the line ends at the right on this page, that with "Right"."""
        return f"{style}Right" if ends_right != self.rtl else style

    def element(self, tag: str, language: str, alternative: str = "") -> tuple[Element, ...]:
        """The path of a new element of the masthead."""
        return (*self.story.head, Element(tag, next(self.keys), language, alternative))

    def lines(
        self,
        style: str,
        pieces: tuple[Piece, ...],
        y: float,
        language: str,
        edges: tuple[float, float],
        path: tuple[Element, ...] = (),
        pitch: float = 0.0,
    ) -> list[PlacedLine]:
        """A paragraph of furniture between two edges, its lines ``pitch`` apart."""
        left, right = edges
        paragraph = StoryParagraph(style, pieces, language)
        area = (PAGE.width - right, PAGE.width - left) if self.rtl else edges
        lines = self.typesetter.lines(paragraph, area)
        return [
            PlacedLine(line, y + index * pitch, path, language, role="furniture")
            for index, line in enumerate(lines)
        ]

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

        On a mirrored page both count from the sheet's right edge.
        With ``read`` it is a paragraph of the masthead, not decoration.
        """
        path = self.element("P", language) if read else ()
        pieces = (Characters(text, language),)
        return self.lines(style, pieces, y, language, (x, right), path)[0]


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
        *printer.lines(
            for_language("MastheadSymbol", language), symbol, _SYMBOL_Y, "en", (60.0, _EDGE), path
        ),
        printer.rule(_UPPER_RULE),
        printer.rule(_LOWER_RULE),
        *_emblem(printer),
    ]
    y = _ORGAN_Y
    for organ in head.organs:
        names = _organ(printer, organ, y)
        out.extend(names)
        y += len(names) * _ORGAN_PITCH
    lines = [head.distribution, head.date, head.language_line, *head.original_lines]
    for index, line in enumerate(lines):
        if line:
            # The cell's first line is a trifle higher than the pitch of the others gives.
            y = _CELL_Y if index == 0 else _DATE_Y + (index - 1) * _CELL_PITCH
            out.append(_cell_line(printer, line, y))
    return out


def _organ(printer: _Printer, organ: str, y: float) -> list[PlacedLine]:
    """An organ's name, on several lines where its cell is too narrow for it."""
    language = printer.document.language
    style = for_language("MastheadOrgan", language)
    name = (Characters(organ, language),)
    path = printer.element("P", language)
    edges = (PAGE.column_left, _ORGAN_RIGHT)
    return printer.lines(style, name, y, language, edges, path, _ORGAN_PITCH)


def _cell_line(printer: _Printer, line: str, y: float) -> PlacedLine:
    """A line of the right-hand cell: in Arabic documents it is on the left, and in English."""
    language = printer.document.masthead.language
    if not printer.rtl:
        return printer.text("MastheadLine", line, y, language, _CELL_X, read=True)
    return printer.text("MastheadLine", line, y, language, right=_CELL_RIGHT, read=True)


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
        box = printer.box((_EMBLEM_X, _EMBLEM_Y, width, height))
        return [PlacedMark("un-emblem", *box, emblem.alternative, path)]
    image = emblem.image
    factor = min(width / image.width, height / image.height)
    wide, tall = image.width * factor, image.height * factor
    x = printer.x(_EMBLEM_X + (width - wide) / 2, wide)
    return [PlacedImage(image, x, _EMBLEM_Y, wide, tall, emblem.alternative, path)]


def _first_footer(printer: _Printer) -> list[Fragment]:
    footer = printer.document.footer
    out: list[Fragment] = []
    language = printer.document.language
    if footer.release_line:
        text = footer.mirrored_line if printer.rtl else footer.release_line
        style = for_language("ReleaseDate0", language)
        line = printer.text(style, text, _JOB_Y, "en", _JOB_X)
        out.append(line)
    if footer.job_number:
        digits = footer.job_digits
        out.append(Bars("code39", code39_bars(digits, printer.box(PAGE.barcode)), f"*{digits}*"))
    if footer.recycle:
        style = for_language("FooterRecycle", language)
        box = (_RECYCLE_X, PAGE.recycle[0] - 1.4)
        out.append(printer.text(style, footer.recycle, _RECYCLE_Y, language, *box))
        out.append(PlacedMark("recycle", *printer.box(PAGE.recycle)))
    if footer.web_address:
        boxes = qr_bars(footer.web_address, printer.box(PAGE.code))
        out.append(Bars("qr", boxes, footer.web_address))
    return out


def _running(printer: _Printer, number: int, total: int) -> list[Fragment]:
    document = printer.document
    odd = number % 2 == 1
    symbols = [symbol.text for symbol in document.masthead.symbols]
    out: list[Fragment] = [printer.rule(_RUNNING_RULE)]
    for index, symbol in enumerate(symbols):
        y = _RUNNING_Y - (len(symbols) - 1 - index) * _RUNNING_PITCH
        style = printer.style("RunningSymbol", odd)
        out.append(printer.text(style, symbol, y, "en", PAGE.left, _EDGE))
    style = printer.style("FooterPage", odd)
    out.append(
        printer.text(style, f"{number}/{total}", _PAGE_NUMBER_Y, "en", PAGE.left, PAGE.right)
    )
    if document.footer.job_number:
        style = printer.style("FooterJob", not odd)
        job = document.footer.job_number
        out.append(printer.text(style, job, _RUNNING_JOB_Y, "en", PAGE.left, PAGE.right))
    return out
