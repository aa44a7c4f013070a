"""The context of assembling one letter, with helpers for its texts."""

from __future__ import annotations

from msgspec import Struct

from unassemble.assemble.notes import Registry, Scope
from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText
from unassemble.letter import markup
from unassemble.letter.markup import ImageLoader
from unassemble.letter.records import LetterRecord, Notes
from unassemble.model import Block, Heading, Inline, Text


class Context(Struct, frozen=True):
    """The letter, the notes met so far, the pictures, the findings."""

    letter: LetterRecord
    registry: Registry
    images: ImageLoader
    findings: Findings

    def scope(self, language: str, *chain: Notes) -> Scope:
        """Where calls of a text look for their notes: ``chain`` outermost first, then the file."""
        notes = (*reversed(chain), self.letter.notes)
        return Scope(self.registry, language, notes, not self.letter.lacks_notes)

    def inlines(self, text: SourceText, scope: Scope) -> tuple[Inline, ...]:
        """Inline Markdown of a title, a name, a place."""
        return markup.inlines(text, scope, self.findings)

    def blocks(self, text: SourceText, scope: Scope) -> tuple[Block, ...]:
        """Markdown of a text."""
        return markup.blocks(text, scope, self.images, self.findings)

    def heading(self, text: SourceText, level: int, scope: Scope) -> Heading:
        """A heading with its number set apart."""
        return markup.heading(text, level, scope, self.findings)


def words(text: str, language: str) -> tuple[Inline, ...]:
    """Words of the format itself: no Markdown, no place in the letter file."""
    return (Text(text, language),)
