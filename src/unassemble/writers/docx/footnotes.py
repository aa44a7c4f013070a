"""Notes of the story → the footnotes part (ISO/IEC 29500-1, 17.11)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.story import StoryPart

from unassemble.story import Story
from unassemble.writers.docx.package import Pictures, Relations
from unassemble.writers.docx.runs import RunWriter, characters, note_number, paragraph
from unassemble.writers.docx.template import fill
from unassemble.writers.docx.xmltext import element

SEPARATOR = "_" * 18
"""What the UN's template prints above the notes, also above those continued."""
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


class FootnotesPart(StoryPart):
    """The footnotes of a document, for which python-docx has no part: it opens them as bytes."""

    @classmethod
    def of(cls, document: WordDocument) -> Self:
        """The footnotes part of the template, opened as a part with text."""
        (relationship,) = (
            each
            for each in document.part.rels.values()
            if each.reltype == RELATIONSHIP_TYPE.FOOTNOTES
        )
        unread = relationship.target_part
        part: Self = cls.load(
            unread.partname, unread.content_type, unread.blob, document.part.package
        )
        document.part.load_rel(relationship.reltype, part, relationship.rId)
        return part


def write_footnotes(
    document: WordDocument, pictures: Pictures, story: Story, marks: Sequence[str] | None
) -> None:
    """Write the notes, with relationships of their own for the links in them.

    ``marks``: see `RunWriter`.
    """
    part = FootnotesPart.of(document)
    writer = RunWriter(Relations(part, pictures), story.notes, in_notes=True, marks=marks)
    notes = [
        _footnote(note_number(index), *map(writer.paragraph, note.paragraphs))
        for index, note in enumerate(story.notes)
    ]
    fill(part, "".join((separators(story.document.language), *notes)))


def separators(language: str) -> str:
    """The rules above notes and above notes continued.

    Each is a paragraph: it begins where lines do, in an Arabic document at the right.
    """
    rule = paragraph("FootnoteRule", characters(SEPARATOR), language=language)
    return "".join(_footnote(number, rule, kind=kind) for kind, number in _SEPARATORS)


def _footnote(number: int, *content: str, kind: str = "") -> str:
    attributes = {"w:type": kind} if kind else {}
    return element("w:footnote", *content, attributes={**attributes, "w:id": str(number)})
