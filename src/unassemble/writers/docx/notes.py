"""Notes of the story → the footnotes part (ISO/IEC 29500-1, 17.11)."""

from __future__ import annotations

from collections.abc import Sequence

from unassemble.story import Story
from unassemble.writers.docx.elements import Element, child, root
from unassemble.writers.docx.package import FOOTNOTES, DocxPackage, Links, TreePart
from unassemble.writers.docx.runs import RunWriter, characters, note_number, paragraph

SEPARATOR = "_" * 18
"""What the UN's template prints above the notes, also above those continued."""
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


def footnotes_part(
    package: DocxPackage, document: TreePart, story: Story, marks: Sequence[str] | None
) -> None:
    """The footnotes part, with relationships of its own for the links in notes.

    ``marks``: see `RunWriter`.
    """
    part = package.add("/word/footnotes.xml", FOOTNOTES, root("w:footnotes"), document)
    for kind, number in _SEPARATORS:
        footnote = _footnote(part.tree, number, kind)
        # A paragraph: it begins where lines do, in an Arabic document at the right.
        rule = paragraph(footnote, "FootnoteRule", story.document.language)
        characters(rule, SEPARATOR)
    writer = RunWriter(Links(part), story.notes, in_notes=True, marks=marks)
    for index, note in enumerate(story.notes):
        footnote = _footnote(part.tree, note_number(index))
        for source in note.paragraphs:
            writer.paragraph(footnote, source)


def _footnote(parent: Element, number: int, kind: str = "") -> Element:
    attributes = {"w:type": kind} if kind else {}
    return child(parent, "w:footnote", {**attributes, "w:id": str(number)})
