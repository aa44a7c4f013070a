"""Footnotes: the only place that gives marks, in the order of the calls.

Numbers run through the whole document; custom marks do not count.  A second call of a note repeats
its mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field

from unassemble.base.diagnostics import Findings, closest
from unassemble.base.source import SourceText, Span
from unassemble.letter import markup
from unassemble.letter.records import Annex, LetterRecord, Notes, NoteText
from unassemble.model import AutoMark, CustomMark, FootnoteCall, Mark, Note

MAX_NOTES = 20_000
_OWN_MARKS = frozenset("*†")


class Registry(Struct):
    """The notes of the document, in the order of their first calls."""

    findings: Findings
    notes: list[Note] = field(default_factory=list)
    style: Literal["numbers", "letters"] = "numbers"
    count: int = 0
    _called: dict[int, int] = field(default_factory=dict)

    def start(self, style: Literal["numbers", "letters"], restart: bool) -> None:
        """Change the form of the numbers from here on, and restart them at one if asked to."""
        self.style = style
        if restart:
            self.count = 0

    def add(self, text: SourceText, mark: str | None) -> int:
        """Add a note and return its index."""
        index = len(self.notes)
        if index == MAX_NOTES:
            self.findings.error(
                "too-many-notes",
                text.span,
                f"the letter has more than {MAX_NOTES:,} footnotes",
                "divide it into several letters",
            )
        settled: Mark
        if mark is None:
            self.count += 1
            settled = AutoMark(self.count, printed(self.count, self.style))
        else:
            settled = CustomMark(mark)
        blocks = markup.note_blocks(text, self.findings)
        self.notes.append(Note(settled, blocks, text.language, text.span))
        return index

    def call(self, note: NoteText, identifier: str) -> tuple[int, bool]:
        """The index of a defined note, and whether this is its first call."""
        known = self._called.get(id(note))
        if known is not None:
            return known, False
        mark = note.mark
        if mark is None and identifier and set(identifier) <= _OWN_MARKS:
            mark = identifier
        index = self._called[id(note)] = self.add(note.text, mark)
        return index, True

    def report_uncalled(self, letter: LetterRecord) -> None:
        """Report notes that are never called: their texts would be lost."""
        if letter.lacks_text:  # which may have called them
            return
        for notes in _scopes(letter):
            for identifier, note in notes.items():
                if id(note) not in self._called:
                    self.findings.error(
                        "note-not-called",
                        note.span,
                        f"the note “{identifier}” is never called, so its text would be lost",
                        f"write [^{identifier}] where it belongs, or delete it",
                    )


class Scope(Struct, frozen=True):
    """Where the calls of one text look for their notes: innermost first.

    ``whole`` is false where some notes could not be read, which is told already.
    """

    registry: Registry
    language: str
    chain: tuple[Notes, ...]
    whole: bool = True

    def call(self, id: str, span: Span) -> FootnoteCall | None:
        """The call of a defined note."""
        for notes in self.chain:
            note = notes.get(id)
            if note is not None:
                index, first = self.registry.call(note, id)
                return FootnoteCall(index, self.language, span, first)
        if not self.whole:
            return None
        known = {identifier for notes in self.chain for identifier in notes}
        close = closest(id, known)
        hint = f"did you mean [^{close}]?" if close else "write its text under `notes:`"
        self.registry.findings.error(
            "note-not-defined", span, f"the note “{id}” is called but has no text", hint
        )
        return None

    def inline(self, text: SourceText) -> FootnoteCall:
        """The call of a note written where it is called."""
        return FootnoteCall(self.registry.add(text, None), self.language, text.span)


def printed(number: int, style: Literal["numbers", "letters"]) -> str:
    """An automatic mark as printed; after "z" letters double, as Word's do (ST_NumberFormat)."""
    if style == "numbers":
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _scopes(letter: LetterRecord) -> Iterator[Notes]:
    yield letter.notes
    yield letter.letter.notes
    for annex in letter.annexes:
        yield from _annex_scopes(annex)


def _annex_scopes(annex: Annex) -> Iterator[Notes]:
    yield annex.notes
    for section in annex.sections:
        yield section.notes
        for entry in section.entries:
            yield entry.notes
            for statement in entry.statements:
                yield statement.notes
    for enclosure in annex.enclosures:
        yield from _annex_scopes(enclosure)
