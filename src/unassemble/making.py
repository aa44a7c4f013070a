"""Story → one output, each with its own libraries, loaded when it is first made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, assert_never

from msgspec import Struct

from unassemble.diagnostics import Findings
from unassemble.errors import LetterError
from unassemble.formats import Format
from unassemble.model import AutoMark, Document, Emblem, Footer, Masthead
from unassemble.source import Span
from unassemble.story import (
    Characters,
    Element,
    NoteCall,
    NoteMark,
    Story,
    StoryNote,
    StoryParagraph,
    Tab,
)
from unassemble.styles import StyleSheet, letter_styles

if TYPE_CHECKING:
    from unassemble.fonts import FontBook
    from unassemble.layout import SetLines
    from unassemble.layout.fragments import MissingGlyph, Pages
    from unassemble.layout.memo import ParagraphMemo
    from unassemble.writers.pdf import Apart, Memory

_MOST_ITEMS = 3000
"""Items of a story, those of some hundred pages, of which what was made is remembered."""


Begin = Callable[[Format, Story, str], Callable[[], "Made"]]
"""Begins to make an output of a story, the letter file's name beside it; gives what ends it."""


@cache
def _fonts() -> FontBook:
    """The shipped fonts, with what they remember, for all documents of a process."""
    from unassemble.fonts import open_fonts

    return open_fonts()


class Made(Struct, frozen=True):
    """A file, and its number of pages where they are known."""

    data: bytes
    pages: int = 0


@cache
def prepare(format: Format) -> None:
    """Load what a format needs, before there is anything to make, and make a few words.

    So fonts are opened, and the interpreter learns what it does often.
    """
    match format:
        case "pdf":
            from unassemble.layout import coverage  # noqa: F401
            from unassemble.writers import pdf  # noqa: F401
        case "docx":
            from unassemble.writers import docx  # noqa: F401
        case _:
            assert_never(format)
    make(format, _sample(), letter_styles(), "")


def _sample() -> Story:
    """A letter of a few words, for `prepare`."""
    head = Masthead("", (), "", (), "", "", "", (), "en", Emblem("none"))
    document = Document("en", "", "2020-01-01", head, (), (), (), (), Footer())
    words = "The quick brown fox jumps over the lazy dog, and so on and so forth: “V” (A/79/843). "
    body = Element("P", 1)
    note = Element("Note", 2, "en")
    text = Characters(words * 8, "en")
    paragraph = StoryParagraph("SingleTxt", (text, NoteCall(0, "en"), text), "en", (body,))
    noted = StoryParagraph("FootnoteText", (Tab(), NoteMark(0), Tab(), text), "en", (note,))
    notes = (StoryNote(AutoMark(1, "1"), (noted,)),)
    return Story(document, (paragraph,), notes, ())


def make(
    format: Format,
    story: Story,
    styles: StyleSheet,
    name: str,
    again: bool = False,
    apart: Apart | None = None,
) -> Made:
    """Make an output; ``name`` is the letter file's, for findings.

    ``again``: this process may be asked for the next version of the letter.  What was made of the
    parts of this one is then remembered; it changes no byte of the next.  ``apart`` as in
    `writers.pdf.write_pdf`.

    Raises:
        LetterError: a character has no glyph in any font of the PDF.
    """
    match format:
        case "pdf":
            return _pdf(story, styles, name, again, apart)
        case "docx":
            from unassemble.writers.docx import write_docx

            return Made(write_docx(story, styles))
        case _:
            assert_never(format)


def here(styles: StyleSheet | None = None) -> Begin:
    """Outputs are made in this process, each when it is asked for."""
    sheet = styles or letter_styles()

    def begin(format: Format, story: Story, name: str) -> Callable[[], Made]:
        return lambda: make(format, story, sheet, name, again=True)

    return begin


def _pdf(story: Story, styles: StyleSheet, name: str, again: bool, apart: Apart | None) -> Made:
    from unassemble.writers.pdf import one_by_one, write_pdf

    paragraphs, streams = None, None
    if again and len(story.items) <= _MOST_ITEMS:
        paragraphs, streams = _remembered()
        paragraphs.begin()
    pages = make_pages(story, styles, name, paragraphs)
    return Made(write_pdf(pages, story, streams, apart or one_by_one), len(pages.pages))


@cache
def _remembered() -> tuple[ParagraphMemo, Memory]:
    """What the last PDF of this process leaves for the next."""
    from unassemble.layout.memo import ParagraphMemo
    from unassemble.writers.pdf import Memory

    return ParagraphMemo(), Memory()


def make_pages(
    story: Story, styles: StyleSheet, name: str, set_lines: SetLines | None = None
) -> Pages:
    """Lay out the pages of the PDF; ``set_lines`` as in `lay_out`.

    Raises:
        LetterError: a character has no glyph in any font.
    """
    from unassemble.layout import lay_out, set_paragraph
    from unassemble.layout.coverage import missing_glyphs

    fonts, findings = _fonts(), Findings()
    report_missing(missing_glyphs(story, fonts), name, findings)
    setter = set_lines or set_paragraph
    pages = lay_out(story, styles, fonts, setter) if not findings.items else None
    if pages is None or pages.missing:
        report_missing(pages.missing if pages else (), name, findings)
        raise LetterError(findings.ordered())
    return pages


def report_missing(missing: Iterable[MissingGlyph], name: str, findings: Findings) -> None:
    """Report characters that no font has."""
    for one in missing:
        findings.error(
            "missing-glyph",
            one.span or Span(name, 1, 1),
            f"no font has the character “{one.character}” (U+{ord(one.character):04X})",
            "replace it with another character",
        )
