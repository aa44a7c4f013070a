"""Story → DOCX and PDF.

A `Renderer` owns the caches that one build leaves for the next.  The libraries of an output are
imported when it is first made: a command loads only what it uses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, assert_never

from msgspec import Struct

from unassemble.base.diagnostics import Findings
from unassemble.base.errors import LetterError
from unassemble.base.formats import Format
from unassemble.base.source import Span
from unassemble.story import Story, StoryTable, is_settled
from unassemble.styles import StyleSheet, letter_styles

if TYPE_CHECKING:
    from unassemble.layout.cache import ParagraphCache
    from unassemble.layout.coverage import MissingPassage
    from unassemble.layout.fragments import Pages
    from unassemble.layout.typesetter import Typesetter
    from unassemble.text.fonts import FontBook
    from unassemble.writers.pdf import StreamCache

_MOST_CACHED = 3000
"""Items of the longest story whose lines and streams are cached: some hundred pages."""


_LONGEST = 40
"""Most characters of a passage that a finding quotes."""


class RenderedFile(Struct, frozen=True):
    """The bytes of an output, and its number of pages (0 for a DOCX, which Word paginates)."""

    data: bytes
    pages: int = 0


class Renderer:
    """Makes the outputs of stories in one style sheet.

    The lines of paragraphs and the streams of pages are cached for the next build; the bytes of an
    output do not depend on it.  Not thread-safe: one renderer serves one thread at a time.
    """

    def __init__(self, styles: StyleSheet | None = None) -> None:
        self.styles = styles or letter_styles()
        self._setting: tuple[Story, Typesetter] | None = None

    @cached_property
    def lines(self) -> ParagraphCache:
        """The lines of the paragraphs of the last builds."""
        from unassemble.layout.cache import ParagraphCache

        return ParagraphCache()

    @cached_property
    def _streams(self) -> StreamCache:
        from unassemble.writers.pdf import StreamCache

        return StreamCache()

    def render(
        self,
        story: Story,
        formats: Sequence[Format],
        name: str,
        done: Callable[[], None] = lambda: None,
    ) -> dict[Format, RenderedFile]:
        """Make the outputs of a story; ``done`` is called after each.

        ``name`` is the letter file's name, for findings.

        Raises:
            LetterError: a character has no glyph in any font of the PDF.
        """
        out: dict[Format, RenderedFile] = {}
        for format in formats:
            out[format] = self.output(format, story, name)
            done()
        return out

    def output(self, format: Format, story: Story, name: str) -> RenderedFile:
        """Make one output.

        Raises:
            LetterError: a character has no glyph in any font of the PDF.
        """
        match format:
            case "docx":
                from unassemble.writers.docx import write_docx

                return RenderedFile(write_docx(self._settled(story)))
            case "pdf":
                pages = self.pages(story, name)
                return RenderedFile(self.pdf(pages, story), len(pages.pages))
            case _:
                assert_never(format)

    def pages(self, story: Story, name: str) -> Pages:
        """Lay out the pages of the PDF.

        Raises:
            LetterError: a character has no glyph in any font.
        """
        from unassemble.layout import lay_out
        from unassemble.layout.coverage import missing_passages

        findings = Findings()
        report_missing(missing_passages(story, self.styles, _fonts()), name, findings)
        if findings.has_errors:
            raise LetterError(findings.ordered())
        return lay_out(story, self._typesetter(story))

    def _settled(self, story: Story) -> Story:
        """The story with what only its lines can tell: where a space must be a no-break space, and
        what is kept with a signature.

        A story with neither is written without the layout.
        """
        if is_settled(story):
            return story
        from unassemble.layout.signatures import keep_with_signatures
        from unassemble.layout.spaces import settle_spaces

        typesetter = self._typesetter(story)
        return settle_spaces(keep_with_signatures(story, typesetter), typesetter)

    def _typesetter(self, story: Story) -> Typesetter:
        """What breaks the paragraphs of a story, the same for all its outputs."""
        if self._setting is None or self._setting[0] is not story:
            from unassemble.layout.typesetter import Typesetter

            cache = self.lines if _is_cached(story) else None
            self._setting = story, Typesetter(self.styles, _fonts(), story.marks, cache)
        return self._setting[1]

    def pdf(self, pages: Pages, story: Story) -> bytes:
        """Write pages as a PDF."""
        from unassemble.writers.pdf import write_pdf

        return write_pdf(pages, story, self._streams if _is_cached(story) else None)

    def text(self, story: Story, name: str) -> str:
        """The pages as plain text, each line roughly in its place.

        Raises:
            LetterError: a character has no glyph in any font.
        """
        from unassemble.writers.plain import pages_as_text

        return pages_as_text(self.pages(story, name))

    def page_pdf(self, pages: Pages, index: int, story: Story) -> bytes:
        """Write one page as a PDF of its own, in a tenth of the time of the whole."""
        from unassemble.layout.fragments import Pages
        from unassemble.writers.pdf import write_pdf

        return write_pdf(Pages((pages.pages[index],)), story)


def _is_cached(story: Story) -> bool:
    return len(story.items) <= _MOST_CACHED


def report_uncovered(story: Story, styles: StyleSheet, name: str, findings: Findings) -> None:
    """Report the characters of a story that no font has."""
    from unassemble.layout.coverage import missing_passages

    report_missing(missing_passages(story, styles, _fonts()), name, findings)


def report_broken(story: Story, styles: StyleSheet, name: str, findings: Findings) -> None:
    """Report the words and figures that columns of tables are too narrow for."""
    from unassemble.layout.broken import broken_words
    from unassemble.layout.typesetter import Typesetter

    if not any(isinstance(item, StoryTable) and item.narrow for item in story.items):
        return
    for found in broken_words(story, Typesetter(styles, _fonts(), story.marks)):
        place = found.span or Span(name, 1, 1)
        message = (
            f"column {found.column} of table {found.table} is too narrow for “{found.word}”,"
            " which is broken at the end of a line"
        )
        hint = "give the table fewer columns or shorter words, or make two tables of it"
        if found.is_figure:
            findings.error("broken-figure", place, message, hint)
        else:
            findings.warning("broken-word", place, message, hint)


def report_missing(missing: Iterable[MissingPassage], name: str, findings: Findings) -> None:
    """Report passages that no font can print."""
    from unassemble.text.scripts import names_of

    for passage in missing:
        scripts = names_of(passage.missing)
        findings.error(
            "missing-glyph",
            passage.span or Span(name, 1, 1),
            f"no font of the PDF has {_quoted(passage, scripts)}",
            "write it in other characters (`unassemble explain missing-glyph` lists the scripts "
            "that the fonts have), or build the DOCX alone (`--format docx`): Word has its own",
        )


def _quoted(passage: MissingPassage, scripts: Sequence[str]) -> str:
    """A passage, shortened, with the scripts of the characters that are missing."""
    text, one = passage.text, passage.missing[0]
    kinds = " and ".join(scripts)
    if len(text) == 1:
        shown = f"the character “{text}” (U+{ord(one):04X}, {kinds})"
    elif len(text) > _LONGEST:
        shown = f"the characters of “{text[:_LONGEST]}…” ({kinds})"
    else:
        shown = f"the characters of “{text}” ({kinds})"
    return shown if passage.times == 1 else f"{shown}, {passage.times} times in the letter"


@cache
def _fonts() -> FontBook:
    """The shipped fonts, opened once per process."""
    from unassemble.text.fonts import open_fonts

    return open_fonts()
