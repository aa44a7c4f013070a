"""Document → Document with held spaces, no-break hyphens and raised endings of ordinals.

Done once, before any output is made, so that all outputs break alike.  One character replaces one:
no length and no place changes.  Left unchanged are the text of links, parts marked as received and
the notes called in them, and anything that is not running text (symbols, numbers, marks).  An
unchanged element is returned as the same object.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from unassemble.base.source import part_of
from unassemble.languages import LANGUAGES, raised_endings
from unassemble.model import (
    AgendaTitle,
    Document,
    Inline,
    Note,
    Part,
    SessionColumn,
    Superscript,
    Text,
)
from unassemble.model.rewrite import each, rewritten
from unassemble.model.runs import Inlines, Run, leaves, received_notes, runs, with_texts
from unassemble.text.spaces import HELD_SPACE, NO_BREAK_SPACE
from unassemble.typography.rules import WordBits, no_break_rules

Place = Literal["titles", "agenda titles", "text"]


def apply_no_break(document: Document) -> Document:
    """Apply the no-break rules to a document, each passage by those of its own language."""
    pass_ = _Pass(narrow=len(document.session) > 1)
    received = received_notes(document.parts)
    notes = tuple(
        note if index in received else pass_.note(note) for index, note in enumerate(document.notes)
    )
    return replace(
        document,
        session=each(document.session, pass_.column),
        parts=each(document.parts, pass_.part),
        notes=notes,
        page_notes=each(document.page_notes, pass_.note),
    )


class _Pass(Struct):
    """One pass over a document.

    ``narrow``: agenda titles are set in a narrow column, beside that of another organ.  ``known``:
    the words seen so far, by language.
    """

    narrow: bool
    known: dict[str, WordBits] = field(default_factory=dict)

    def part(self, part: Part) -> Part:
        """A part; of one printed as received only the heading, which the format makes."""
        heading = self.titles(part.heading)
        title, blocks = part.title, part.blocks
        if not part.as_received:
            title = self.titles(title)
            blocks = each(blocks, lambda block: rewritten(block, self.text))
        if heading is part.heading and title is part.title and blocks is part.blocks:
            return part
        return replace(part, heading=heading, title=title, blocks=blocks)

    def note(self, note: Note) -> Note:
        """A note."""
        blocks = each(note.blocks, lambda block: rewritten(block, self.text))
        return note if blocks is note.blocks else replace(note, blocks=blocks)

    def column(self, column: SessionColumn) -> SessionColumn:
        """The agenda line and the titles of an organ's column."""
        agenda = self.text(column.agenda)
        place: Place = "agenda titles" if self.narrow else "text"
        titles = each(column.titles, lambda title: self.agenda_title(title, place))
        if agenda is column.agenda and titles is column.titles:
            return column
        return replace(column, agenda=agenda, titles=titles)

    def agenda_title(self, title: AgendaTitle, place: Place) -> AgendaTitle:
        """The title of an agenda item."""
        inlines = self._changed(title.inlines, place)
        return title if inlines is title.inlines else replace(title, inlines=inlines)

    def titles(self, inlines: Inlines) -> Inlines:
        """The inlines of a title."""
        return self._changed(inlines, "titles")

    def text(self, inlines: Inlines) -> Inlines:
        """The inlines of running text."""
        return self._changed(inlines, "text")

    def _changed(self, inlines: Inlines, place: Place) -> Inlines:
        new: list[Inlines] = []
        changed = False
        for run in runs(leaves(inlines)):
            for old, text in zip(run.texts, self._texts(run, place), strict=True):
                made = old if text == old.text else replace(old, text=text)
                parts = tuple(_with_raised(made))
                changed = changed or parts != (old,)
                new.append(parts)
        return with_texts(inlines, iter(new)) if changed else inlines

    def _texts(self, run: Run, place: Place) -> list[str]:
        """The texts of a run after the rules."""
        if run.language not in LANGUAGES:
            return [text.text for text in run.texts]
        rules = no_break_rules(run.language)
        known = self.known.setdefault(run.language, WordBits())
        whole = "".join(run.pieces)
        title = place == "titles"
        held = rules.with_spaces(whole, known, title)
        hyphens = rules.hyphens_of_titles if title else rules.hyphens_of_text
        new = hyphens.applied(held)
        if place == "agenda titles" and rules.last_words:
            new = _last_words(new)
        return [
            new[start : start + len(t.text)] for start, t in zip(run.starts, run.texts, strict=True)
        ]


def _with_raised(text: Text) -> Iterator[Inline]:
    """A text with the endings of its ordinals raised."""
    start = 0
    for first, end in raised_endings(text.text, text.language):
        yield _part_of(text, start, first)
        yield Superscript((_part_of(text, first, end),))
        start = end
    if start < len(text.text):
        yield _part_of(text, start, len(text.text)) if start else text


def _part_of(text: Text, start: int, end: int) -> Text:
    span, lines = part_of(start, text.span, text.lines)
    return replace(text, text=text.text[start:end], span=span, lines=lines)


def _last_words(text: str) -> str:
    """The title with its last word held to the one before, unless the author broke its lines.

    A title whose last two words are held together already stays as it is.
    """
    before, _, last = text.rpartition(" ")
    held = NO_BREAK_SPACE in last or HELD_SPACE in last
    whole = " " in before and "\n" not in text and not held
    return f"{before}{HELD_SPACE}{last}" if whole else text
