"""Furniture of the story → its places on the pages: masthead, headers and footers, codes.

The places are those of `styles.places`.  In an Arabic document all of it is mirrored; in an
English one with an Arabic annex nothing is (A/79/876).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec import Struct

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
from unassemble.story import (
    FirstFooter,
    FooterDrawing,
    MastheadEmblem,
    RunningLines,
    Story,
    StoryMasthead,
    StoryParagraph,
)
from unassemble.styles import PAGE
from unassemble.styles.places import Box, Places, places

_ORGAN_RIGHT = PAGE.column_left + twips(5227)
"""The right edge of the cell of the organs' names (A/79/843)."""
_CELL_X, _CELL_RIGHT = 397.05, 551.85
_RECYCLE_X = 200.0
"""The words end at the mark; Russian has most, and they begin at about x 280."""


def furnish(pages: Sequence[Page], story: Story, typesetter: Typesetter) -> None:
    """Add the furniture to every page."""
    language = story.document.language
    printer = _Printer(typesetter, is_rtl(language), places(language))
    furniture = story.furniture
    for page in pages:
        if page.number == 1:
            page.furniture.extend(_masthead(printer, furniture.masthead))
            page.furniture.extend(_first_footer(printer, furniture.first_footer))
        else:
            lines = furniture.running(page.number)
            page.furniture.extend(_running(printer, lines, page.number, len(pages)))


class _Printer(Struct, frozen=True):
    """Sets paragraphs of furniture where they stand; with ``rtl`` the page is mirrored."""

    typesetter: Typesetter
    rtl: bool
    at: Places

    def x(self, left: float, width: float) -> float:
        """The left edge of what is ``width`` wide and stands at ``left`` on an English page."""
        return PAGE.width - left - width if self.rtl else left

    def rule(self, place: Box) -> Rule:
        """A rule where it stands on this page."""
        rule = Rule(*place)
        return rule.mirrored() if self.rtl else rule

    def lines(
        self, paragraph: StoryParagraph, y: float, edges: tuple[float, float], pitch: float = 0.0
    ) -> list[PlacedLine]:
        """A paragraph between two edges, its lines ``pitch`` apart.

        On a mirrored page the edges count from the sheet's right edge.
        """
        left, right = edges
        area = (PAGE.width - right, PAGE.width - left) if self.rtl else edges
        return [
            PlacedLine(
                line, y + index * pitch, paragraph.path, paragraph.language, role="furniture"
            )
            for index, line in enumerate(self.typesetter.lines(paragraph, area))
        ]

    def line(
        self, paragraph: StoryParagraph, y: float, x: float = PAGE.left, right: float = 10_000.0
    ) -> list[PlacedLine]:
        """The line of a short paragraph from ``x``; a right-aligned style ends it at ``right``.

        An empty paragraph has none.
        """
        return self.lines(paragraph, y, (x, right))[:1] if paragraph.pieces else []


def _masthead(printer: _Printer, head: StoryMasthead) -> Iterator[Fragment]:
    """In reading order: the top row, then emblem, organs and the right-hand cell below it."""
    yield from printer.line(head.nations, printer.at.nations_y, PAGE.column_left)
    yield from printer.lines(head.symbols, printer.at.symbol_y, (60.0, printer.at.edge))
    yield printer.rule(printer.at.upper_rule)
    yield printer.rule(printer.at.lower_rule)
    if head.emblem is not None:
        yield _emblem(printer, head.emblem)
    y = printer.at.organ_y
    for organ in head.organs:
        # On several lines where the cell is too narrow for the name.
        names = printer.lines(organ, y, (PAGE.column_left, _ORGAN_RIGHT), printer.at.organ_pitch)
        yield from names
        y += len(names) * printer.at.organ_pitch
    for index, line in enumerate(head.lines):
        # The cell's first line is a trifle higher than the pitch of the others gives.
        y = (
            printer.at.cell_y
            if index == 0
            else printer.at.date_y + (index - 1) * printer.at.cell_pitch
        )
        yield from _cell_line(printer, line, y)


def _cell_line(printer: _Printer, line: StoryParagraph, y: float) -> list[PlacedLine]:
    """A line of the right-hand cell: in Arabic documents it is on the left, and in English."""
    if printer.rtl:
        return printer.line(line, y, right=_CELL_RIGHT)
    return printer.line(line, y, _CELL_X)


def _emblem(printer: _Printer, emblem: MastheadEmblem) -> Fragment:
    """The emblem in the middle of its cell."""
    left, top = printer.at.emblem
    x = printer.x(left + (PAGE.emblem_width - emblem.width) / 2, emblem.width)
    box = (x, top, emblem.width, emblem.height)
    if emblem.image is None:
        return PlacedMark("un-emblem", *box, emblem.alternative, emblem.path)
    return PlacedImage(emblem.image, *box, emblem.alternative, emblem.path)


def _first_footer(printer: _Printer, footer: FirstFooter) -> Iterator[Fragment]:
    yield from printer.line(footer.job_line, printer.at.job[1], printer.at.job[0])
    yield from printer.line(
        footer.recycle, printer.at.recycle_y, _RECYCLE_X, printer.at.recycle_right
    )
    yield from map(_drawing, footer.drawings)


def _drawing(drawing: FooterDrawing) -> Fragment:
    match drawing.kind:
        case "code39":
            bars = code39_bars(drawing.content, drawing.box)
            return Bars("code39", bars, drawing.alternative)
        case "qr":
            return Bars("qr", qr_bars(drawing.content, drawing.box), drawing.alternative)
        case "recycle":
            return PlacedMark("recycle", *drawing.box)
        case _:
            assert_never(drawing.kind)


def _running(printer: _Printer, lines: RunningLines, number: int, total: int) -> Iterator[Fragment]:
    yield printer.rule(printer.at.running_rule)
    last = len(lines.symbols) - 1
    for index, symbol in enumerate(lines.symbols):
        y = printer.at.running_y - (last - index) * printer.at.running_pitch
        yield from printer.line(symbol, y, PAGE.left, printer.at.edge)
    page = lines.number.line(number, total)
    yield from printer.line(page, printer.at.page_number_y, PAGE.left, PAGE.right)
    yield from printer.line(lines.job, printer.at.running_job_y, PAGE.left, PAGE.right)
