"""Document → what stands around the text: masthead, running headers and footers, codes.

Which words, in which style, language and order: both outputs print the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from unassemble.languages import is_rtl
from unassemble.model import Document
from unassemble.story.items import Characters, Element, RunStyle, StoryParagraph
from unassemble.story.masthead import StoryMasthead, build_masthead, text_line
from unassemble.story.pieces import Keys
from unassemble.styles import PAGE
from unassemble.styles.places import Box, places
from unassemble.styles.variants import for_language

_LATIN = "en"
"""The language of symbols, numbers of pages and job numbers."""


class PageNumber(Struct, frozen=True):
    """The number of a page and that of all pages, "3/12"; Word counts them itself."""

    style: str
    separator: str = "/"
    language: str = _LATIN

    def line(self, number: int, total: int) -> StoryParagraph:
        """The paragraph on one page."""
        return text_line(self.style, f"{number}{self.separator}{total}", self.language)


class RunningLines(Struct, frozen=True):
    """The head and the foot of all even pages or of all odd pages but the first.

    ``symbols`` are one paragraph for each document symbol.  They and the page number stand on the
    outer side of the page, the job number, which can be empty, on the inner.
    """

    is_odd: bool
    symbols: tuple[StoryParagraph, ...]
    number: PageNumber
    job: StoryParagraph


class FooterDrawing(Struct, frozen=True):
    """A bar code, the recycling mark or a QR code; ``content`` is what a code encodes."""

    kind: Literal["code39", "recycle", "qr"]
    content: str
    alternative: str
    box: Box


class FirstFooter(Struct, frozen=True):
    """The foot of page 1 but for its notes.

    ``job_line`` has the job number and the date codes, ``recycle`` the words beside the recycling
    mark; both can be empty.
    """

    job_line: StoryParagraph
    recycle: StoryParagraph
    drawings: tuple[FooterDrawing, ...]


class Furniture(Struct, frozen=True):
    """What stands around the text."""

    masthead: StoryMasthead
    even: RunningLines
    odd: RunningLines
    first_footer: FirstFooter

    def running(self, number: int) -> RunningLines:
        """The lines of a page, by its number."""
        return self.odd if number % 2 else self.even

    def paragraphs(self) -> Iterator[StoryParagraph]:
        """All paragraphs but the numbers of pages."""
        yield from self.masthead.paragraphs()
        for lines in (self.even, self.odd):
            yield from (*lines.symbols, lines.job)
        yield from (self.first_footer.job_line, self.first_footer.recycle)


def build_furniture(
    document: Document, head: tuple[Element, ...] = (), keys: Keys | None = None
) -> Furniture:
    """The furniture of a document; ``head`` are the structure elements around the masthead."""
    return Furniture(
        masthead=build_masthead(document, head, keys or Keys()),
        even=_running(document, is_odd=False),
        odd=_running(document, is_odd=True),
        first_footer=_first_footer(document),
    )


def _running(document: Document, is_odd: bool) -> RunningLines:
    # The outer side is where lines end on odd pages, and where they begin on even ones.
    outer_right = is_odd != is_rtl(document.language)
    outer, inner = ("Right", "") if outer_right else ("", "Right")
    symbols = document.masthead.symbols
    return RunningLines(
        is_odd=is_odd,
        symbols=tuple(
            text_line(f"RunningSymbol{outer}", symbol.text, _LATIN) for symbol in symbols
        ),
        number=PageNumber(for_language(f"FooterPage{outer}", document.language)),
        job=text_line(f"FooterJob{inner}", document.footer.job_number, _LATIN),
    )


def _first_footer(document: Document) -> FirstFooter:
    footer, language = document.footer, document.language
    job = footer.mirrored_line if is_rtl(language) else footer.release_line
    return FirstFooter(
        job_line=_job_line(for_language("ReleaseDate0", language), job, language),
        recycle=text_line(for_language("FooterRecycle", language), footer.recycle, language),
        drawings=tuple(_drawings(document)),
    )


def _job_line(style: str, job: str, language: str) -> StoryParagraph:
    """Job number and date codes; in Chinese documents the blanks between them are wide ones."""
    if language != "zh" or not job:
        return text_line(style, job, _LATIN)
    first, *others = re.split("( {2,})", job)
    made = [Characters(first, _LATIN)]
    for blanks, code in zip(others[::2], others[1::2], strict=True):
        made += [Characters(blanks, language, RunStyle(wide=True)), Characters(code, _LATIN)]
    return StoryParagraph(style, tuple(made), _LATIN)


def _drawings(document: Document) -> Iterator[FooterDrawing]:
    footer, rtl = document.footer, is_rtl(document.language)
    at = places(document.language)
    if footer.job_number:
        digits = footer.job_digits
        yield FooterDrawing("code39", digits, f"*{digits}*", _side(at.barcode, rtl))
    if footer.recycle:
        yield FooterDrawing("recycle", "", footer.recycle, _side(at.recycle, rtl))
    if footer.web_address:
        address = footer.web_address
        yield FooterDrawing("qr", address, address, _side(at.code, rtl))


def _side(box: Box, rtl: bool) -> Box:
    """A box on its side of the page: pages from right to left are mirrored."""
    left, top, width, height = box
    return (PAGE.width - left - width if rtl else left, top, width, height)
