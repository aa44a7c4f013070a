"""Story → Pages: paragraphs into lines, lines and notes into pages, furniture around them."""

from __future__ import annotations

from unassemble.languages import is_rtl
from unassemble.layout.fragments import Pages
from unassemble.layout.furniture import furnish
from unassemble.layout.notes import set_notes
from unassemble.layout.pages.collect import collect_rows
from unassemble.layout.pages.fill import fill_pages
from unassemble.layout.signatures import keep_with_signatures
from unassemble.layout.typesetter import Typesetter
from unassemble.story import Story
from unassemble.styles.places import places

__all__ = ["Pages", "Typesetter", "lay_out"]


def lay_out(story: Story, typesetter: Typesetter) -> Pages:
    """Lay out a story.

    A character that no face covers is set as the missing glyph; see `coverage`.
    """
    language = story.document.language
    notes = set_notes(story, typesetter)
    rows = collect_rows(keep_with_signatures(story, typesetter), typesetter)
    pages = fill_pages(rows, notes, places(language), is_rtl(language))
    furnish(pages, story, typesetter)
    return Pages(tuple(pages))
