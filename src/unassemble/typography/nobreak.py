"""Document → Document whose spaces and hyphens that may not break are no-break ones.

Done once, before any output is made, so that all outputs break alike.  A space becomes one
no-break space and a hyphen one no-break hyphen: no length and no place changes.  Left alone: the
text of links, a part marked as received and the notes called in it, and all that is no running
text (symbols, numbers, marks).  What does not change is returned as the same object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from unassemble.languages import LANGUAGES
from unassemble.model import (
    AgendaTitle,
    Document,
    Emphasis,
    FootnoteCall,
    Inline,
    LineBreak,
    Link,
    Note,
    Part,
    SessionColumn,
    Strong,
    Text,
)
from unassemble.model.rewrite import each, rewritten
from unassemble.typography.rules import (
    NO_BREAK_HYPHEN,
    NO_BREAK_SPACE,
    Known,
    no_break_rules,
)

_OPAQUE = "\ufffc"

Place = Literal["titles", "text"]
Inlines = tuple[Inline, ...]


def hold_together(document: Document) -> Document:
    """The document after the no-break rules of each passage's own language."""
    pass_ = _Pass()
    parts = each(document.parts, pass_.part)
    received = pass_.received
    notes = tuple(
        note if index in received else pass_.note(note) for index, note in enumerate(document.notes)
    )
    return replace(
        document,
        session=each(document.session, pass_.column),
        parts=parts,
        notes=notes,
        page_notes=each(document.page_notes, pass_.note),
    )


class _Pass(Struct):
    """One walk over a document: the words met so far, and the notes to leave as received."""

    known: dict[str, Known] = field(default_factory=dict)
    received: set[int] = field(default_factory=set)

    def part(self, part: Part) -> Part:
        """A part; of one that stays as received only the heading, which the format makes."""
        heading = self.titles(part.heading)
        title, blocks = part.title, part.blocks
        if part.as_received:
            for block in blocks:
                rewritten(block, self.leave)
            self.leave(title)
        else:
            title = self.titles(title)
            blocks = each(blocks, lambda block: rewritten(block, self.text))
        if heading is part.heading and title is part.title and blocks is part.blocks:
            return part
        return replace(part, heading=heading, title=title, blocks=blocks)

    def note(self, note: Note) -> Note:
        """A note."""
        paragraphs = each(note.paragraphs, self.text)
        return note if paragraphs is note.paragraphs else replace(note, paragraphs=paragraphs)

    def column(self, column: SessionColumn) -> SessionColumn:
        """The agenda line and the titles of an organ's column."""
        agenda = self.text(column.agenda)
        titles = each(column.titles, self.agenda_title)
        if agenda is column.agenda and titles is column.titles:
            return column
        return replace(column, agenda=agenda, titles=titles)

    def agenda_title(self, title: AgendaTitle) -> AgendaTitle:
        """The title of an agenda item."""
        inlines = self.text(title.inlines)
        return title if inlines is title.inlines else replace(title, inlines=inlines)

    def leave(self, inlines: Inlines) -> Inlines:
        """Inlines that stay as received: their notes stay so too."""
        self.received.update(one.note for one in _leaves(inlines) if isinstance(one, FootnoteCall))
        return inlines

    def titles(self, inlines: Inlines) -> Inlines:
        """The inlines of a title."""
        return self._held(inlines, "titles")

    def text(self, inlines: Inlines) -> Inlines:
        """The inlines of running text."""
        return self._held(inlines, "text")

    def _held(self, inlines: Inlines, place: Place) -> Inlines:
        leaves = list(_leaves(inlines))
        new: list[Text] = []
        changed = False
        for run in _runs(leaves):
            for old, text in zip(run.texts, self._run(run, place), strict=True):
                if text == old.text:
                    new.append(old)
                else:
                    changed = True
                    new.append(replace(old, text=text))
        return _with(inlines, iter(new)) if changed else inlines

    def _run(self, run: _Run, place: Place) -> list[str]:
        """The texts of a run, held together."""
        if run.language not in LANGUAGES:
            return [text.text for text in run.texts]
        rules = no_break_rules(run.language)
        known = self.known.setdefault(run.language, Known())
        whole = "".join(run.pieces)
        held = rules.held(whole, known)
        words = rules.hyphens_of_titles if place == "titles" else rules.hyphens_of_text
        new = _hyphens(_spaces(whole, held), words)
        return [
            new[start : start + len(t.text)] for start, t in zip(run.starts, run.texts, strict=True)
        ]


class _Run(Struct):
    """Neighbouring texts of one language, read as one, with a sign for what is between."""

    language: str
    pieces: list[str] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    length: int = 0

    def add(self, piece: str, text: Text | None = None) -> None:
        """Add a text, or a sign for something else."""
        if text is not None:
            self.texts.append(text)
            self.starts.append(self.length)
        self.pieces.append(piece)
        self.length += len(piece)


def _leaves(inlines: Inlines) -> Iterator[Text | LineBreak | FootnoteCall | Link]:
    """What stands in a paragraph, in order; the text of a link is not looked into."""
    for inline in inlines:
        if isinstance(inline, Emphasis | Strong):
            yield from _leaves(inline.children)
        else:
            yield inline


def _runs(leaves: list[Text | LineBreak | FootnoteCall | Link]) -> Iterator[_Run]:
    """The texts of a paragraph, parted where the language changes."""
    run: _Run | None = None
    for leaf in leaves:
        if isinstance(leaf, Text):
            if run is None or run.language != leaf.language:
                if run is not None:
                    yield run
                run = _Run(leaf.language)
            run.add(leaf.text, leaf)
        elif run is not None:
            run.add("\n" if isinstance(leaf, LineBreak) else _OPAQUE)
    if run is not None:
        yield run


def _with(inlines: Inlines, texts: Iterator[Text]) -> Inlines:
    """The inlines with their texts replaced, in order."""
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            out.append(next(texts))
        elif isinstance(inline, Emphasis | Strong):
            out.append(replace(inline, children=_with(inline.children, texts)))
        else:
            out.append(inline)
    return tuple(out)


def _spaces(text: str, held: list[int]) -> str:
    """The text with no-break spaces at some offsets."""
    if not held:
        return text
    out = list(text)
    for offset in held:
        out[offset] = NO_BREAK_SPACE
    return "".join(out)


def _hyphens(text: str, words: tuple[str, ...]) -> str:
    """The text with no-break hyphens in some words, where they stand alone."""
    if "-" not in text:
        return text
    for word in words:
        if word in text:
            alone = rf"(?<![\w/.@-]){re.escape(word)}(?![\w/@-])"
            text = re.sub(alone, word.replace("-", NO_BREAK_HYPHEN), text)
    return text
