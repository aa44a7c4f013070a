"""The session and agenda block of page 1.

One organ: paragraphs at the page's left edge.  Two organs: two columns in the order of the
symbols, each headed by the organ's name (92 letters of 2025).  One item has its title directly
below the agenda line; several have a spacer before each title (55 letters of 2025).
"""

from __future__ import annotations

from msgspec.structs import replace

from unassemble.languages import is_rtl
from unassemble.model import AgendaTitle, Document, SessionColumn
from unassemble.story.items import (
    CellParagraphs,
    Characters,
    Element,
    NoteCall,
    Piece,
    StoryItem,
    StoryParagraph,
    StoryTable,
    TableRow,
)
from unassemble.story.pieces import Keys, pieces
from unassemble.styles.variants import for_language

COLUMN_WIDTHS = (288.1, 203.9)
"""The two columns: the second stands at x 348.1 (92 letters of 2025)."""


def session_block(document: Document, sections: tuple[Element, ...], keys: Keys) -> list[StoryItem]:
    """The block, or nothing for the Security Council alone."""
    columns = document.session
    if not columns:
        return []
    if len(columns) == 1:
        return list(_column(columns[0], document, sections, keys, "AgendaTitle"))
    rows = []
    for start in range(0, len(columns), 2):
        pair = columns[start : start + 2]
        cells = [
            CellParagraphs(tuple(_column(column, document, sections, keys, "AgendaTitleColumn")))
            for column in pair
        ]
        cells += [CellParagraphs(())] * (2 - len(cells))
        rows.append(TableRow(tuple(cells)))
    rtl = is_rtl(document.language)
    return [StoryTable("session", 0.0, COLUMN_WIDTHS, tuple(rows), sections, rtl=rtl)]


def _column(
    column: SessionColumn,
    document: Document,
    sections: tuple[Element, ...],
    keys: Keys,
    title_style: str,
) -> list[StoryParagraph]:
    language = document.language

    def line(style: str, text: str) -> StoryParagraph:
        path = (*sections, Element("P", keys.next(), language))
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
        path = (*sections, Element("P", keys.next(), language))
        name = "AgendaLine" if title_style == "AgendaTitle" else "AgendaItemNormal"
        style = for_language(name, language)
        line_pieces = _with_call(pieces(column.agenda), column.call, document)
        out.append(StoryParagraph(style, line_pieces, language, path))
    out += _titles(column.titles, language, sections, keys, for_language(title_style, language))
    return out


def _with_call(line: tuple[Piece, ...], call: str, document: Document) -> tuple[Piece, ...]:
    """The agenda line with its asterisks as the call of a note of the page."""
    note = page_note(document, call)
    if note < 0:
        return line
    out: list[Piece] = []
    for piece in line:
        if isinstance(piece, Characters) and call in piece.text:
            before, after = piece.text.split(call, 1)
            out.append(replace(piece, text=before))
            out.append(NoteCall(note, piece.language, first=False))
            out.append(replace(piece, text=after))
        else:
            out.append(piece)
    return tuple(piece for piece in out if not isinstance(piece, Characters) or piece.text)


def page_note(document: Document, mark: str) -> int:
    """The note of the page that has a mark, as calls count them; -1 if there is none."""
    marks = [note.mark.text for note in document.page_notes]
    return len(document.notes) + marks.index(mark) if mark in marks else -1


def _titles(
    titles: tuple[AgendaTitle, ...],
    language: str,
    sections: tuple[Element, ...],
    keys: Keys,
    style: str,
) -> list[StoryParagraph]:
    out = []
    for title in titles:
        if len(titles) > 1:
            out.append(StoryParagraph("SpacerAgenda", (), language))
        path = (*sections, Element("P", keys.next(), language))
        out.append(StoryParagraph(style, pieces(title.inlines), language, path, span=title.span))
    return out
