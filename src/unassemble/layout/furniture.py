"""Furniture of the story → its places on the pages: masthead, headers and footers, codes.

Positions are baselines measured in 97 letters of 2025 and in A/79/843, A/79/844 and A/79/870, in
points from the sheet's top left corner.  In an Arabic document all of it is mirrored; in an
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
_RECYCLE_RIGHT = PAGE.recycle[0] - 1.4
_RUNNING_Y, _RUNNING_PITCH = 59.0, 9.8
_RUNNING_RULE = Rule(59.3, 64.92, 492.8, 0.24)
_PAGE_NUMBER_Y, _RUNNING_JOB_Y = 755.3, 753.8


def furnish(pages: Sequence[Page], story: Story, typesetter: Typesetter) -> None:
    """Add the furniture to every page."""
    printer = _Printer(typesetter, is_rtl(story.document.language))
    furniture = story.furniture
    for page in pages:
        if page.number == 1:
            page.furniture.extend(_masthead(printer, furniture.masthead))
            page.furniture.extend(_first_footer(printer, furniture.first_footer))
        else:
            lines = furniture.running(page.number)
            page.furniture.extend(_running(printer, lines, page.number, len(pages)))


class _Printer(Struct, frozen=True):
    """Sets paragraphs of furniture; with ``rtl`` the page is mirrored."""

    typesetter: Typesetter
    rtl: bool

    def x(self, left: float, width: float) -> float:
        """The left edge of what is ``width`` wide and stands at ``left`` on an English page."""
        return PAGE.width - left - width if self.rtl else left

    def rule(self, rule: Rule) -> Rule:
        """A rule where it stands on this page."""
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
    yield from printer.line(head.nations, _NATIONS_Y, PAGE.column_left)
    yield from printer.lines(head.symbols, _SYMBOL_Y, (60.0, _EDGE))
    yield printer.rule(_UPPER_RULE)
    yield printer.rule(_LOWER_RULE)
    if head.emblem is not None:
        yield _emblem(printer, head.emblem)
    y = _ORGAN_Y
    for organ in head.organs:
        # On several lines where the cell is too narrow for the name.
        names = printer.lines(organ, y, (PAGE.column_left, _ORGAN_RIGHT), _ORGAN_PITCH)
        yield from names
        y += len(names) * _ORGAN_PITCH
    for index, line in enumerate(head.lines):
        # The cell's first line is a trifle higher than the pitch of the others gives.
        y = _CELL_Y if index == 0 else _DATE_Y + (index - 1) * _CELL_PITCH
        yield from _cell_line(printer, line, y)


def _cell_line(printer: _Printer, line: StoryParagraph, y: float) -> list[PlacedLine]:
    """A line of the right-hand cell: in Arabic documents it is on the left, and in English."""
    if printer.rtl:
        return printer.line(line, y, right=_CELL_RIGHT)
    return printer.line(line, y, _CELL_X)


def _emblem(printer: _Printer, emblem: MastheadEmblem) -> Fragment:
    """The emblem in the middle of its cell."""
    x = printer.x(_EMBLEM_X + (PAGE.emblem_width - emblem.width) / 2, emblem.width)
    box = (x, _EMBLEM_Y, emblem.width, emblem.height)
    if emblem.image is None:
        return PlacedMark("un-emblem", *box, emblem.alternative, emblem.path)
    return PlacedImage(emblem.image, *box, emblem.alternative, emblem.path)


def _first_footer(printer: _Printer, footer: FirstFooter) -> Iterator[Fragment]:
    yield from printer.line(footer.job_line, _JOB_Y, _JOB_X)
    yield from printer.line(footer.recycle, _RECYCLE_Y, _RECYCLE_X, _RECYCLE_RIGHT)
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
    yield printer.rule(_RUNNING_RULE)
    last = len(lines.symbols) - 1
    for index, symbol in enumerate(lines.symbols):
        y = _RUNNING_Y - (last - index) * _RUNNING_PITCH
        yield from printer.line(symbol, y, PAGE.left, _EDGE)
    page = lines.number.line(number, total)
    yield from printer.line(page, _PAGE_NUMBER_Y, PAGE.left, PAGE.right)
    yield from printer.line(lines.job, _RUNNING_JOB_Y, PAGE.left, PAGE.right)
