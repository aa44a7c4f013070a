"""Story → Pages: paragraphs into lines, lines and notes into pages, furniture around them."""

from __future__ import annotations

from unassemble.fonts import FontBook
from unassemble.languages import is_rtl
from unassemble.layout.fragments import MissingGlyph, Pages
from unassemble.layout.furniture import furnish
from unassemble.layout.notes import set_notes
from unassemble.layout.pages.collect import collect_rows
from unassemble.layout.pages.fill import fill_pages
from unassemble.layout.paragraph import SetLines, learn_breaks, set_paragraph
from unassemble.story import Story, all_paragraphs
from unassemble.styles import StyleSheet

__all__ = ["Pages", "SetLines", "lay_out", "set_paragraph"]


def lay_out(
    story: Story, styles: StyleSheet, fonts: FontBook, set_lines: SetLines = set_paragraph
) -> Pages:
    """Set a story: the pages with everything in its place.

    ``set_lines`` breaks paragraphs into lines: `set_paragraph`, or what remembers its answers.

    Characters without a glyph are listed in ``Pages.missing``; nothing is raised for them.
    """
    missing: list[MissingGlyph] = []
    marks = story.marks
    learn_breaks(all_paragraphs(story), marks)
    notes = set_notes(story, styles, fonts, marks, missing, set_lines)
    rows = collect_rows(story, styles, fonts, marks, missing, set_lines)
    pages = fill_pages(rows, notes, is_rtl(story.document.language))
    furnish(pages, story, styles, fonts, marks, missing, set_lines)
    return Pages(tuple(pages), tuple(missing))
