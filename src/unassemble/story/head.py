"""The session and agenda block of page 1.

One organ: paragraphs at the page's left edge.  Two organs: two columns in the order of the
symbols, each headed by the organ's name (92 letters of 2025).  One item has its title directly
below the agenda line; several have a spacer before each title (55 letters of 2025).
"""

from __future__ import annotations

from unassemble.model import AgendaTitle, Document, SessionColumn
from unassemble.story.items import (
    CellParagraphs,
    Characters,
    Element,
    StoryItem,
    StoryParagraph,
    StoryTable,
    TableRow,
)
from unassemble.story.pieces import Keys, pieces
from unassemble.styles.chinese import for_language

COLUMN_WIDTHS = (288.1, 203.9)
"""The two columns: the second stands at x 348.1 (92 letters of 2025)."""


def session_block(document: Document, section: Element, keys: Keys) -> list[StoryItem]:
    """The block, or nothing for the Security Council alone."""
    columns = document.session
    if not columns:
        return []
    if len(columns) == 1:
        return list(_column(columns[0], document.language, section, keys, "AgendaTitle"))
    rows = []
    for start in range(0, len(columns), 2):
        pair = columns[start : start + 2]
        cells = [
            CellParagraphs(
                tuple(_column(column, document.language, section, keys, "AgendaTitleColumn"))
            )
            for column in pair
        ]
        cells += [CellParagraphs(())] * (2 - len(cells))
        rows.append(TableRow(tuple(cells)))
    return [StoryTable("session", 0.0, COLUMN_WIDTHS, tuple(rows), (section,))]


def _column(
    column: SessionColumn, language: str, section: Element, keys: Keys, title_style: str
) -> list[StoryParagraph]:
    def line(style: str, text: str) -> StoryParagraph:
        path = (section, Element("P", keys.next(), language))
        characters = (Characters(text, language),)
        return StoryParagraph(for_language(style, language), characters, language, path)

    out = []
    if column.organ:
        out.append(line("Session", column.organ))
    out += [line("Session", text) for text in column.session]
    out += [line("SessionDates", text) for text in column.dates]
    if column.committee:
        out.append(line("Session", column.committee))
    if column.agenda:
        path = (section, Element("P", keys.next(), language))
        name = "AgendaLine" if title_style == "AgendaTitle" else "AgendaItemNormal"
        style = for_language(name, language)
        out.append(StoryParagraph(style, pieces(column.agenda), language, path))
    out += _titles(column.titles, language, section, keys, for_language(title_style, language))
    return out


def _titles(
    titles: tuple[AgendaTitle, ...], language: str, section: Element, keys: Keys, style: str
) -> list[StoryParagraph]:
    out = []
    for title in titles:
        if len(titles) > 1:
            out.append(StoryParagraph("SpacerAgenda", (), language))
        path = (section, Element("P", keys.next(), language))
        out.append(StoryParagraph(style, pieces(title.inlines), language, path, span=title.span))
    return out
