"""Pieces → runs, hyperlinks and note marks of a paragraph.

The language of a run is written where it is not that of the document defaults: English, and for
East Asian text Chinese.  Chinese runs carry the East Asian hint, without which Word sets their
quotation marks, dashes and ellipses in the Latin font.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import assert_never, cast

from msgspec import Struct

from unassemble.languages import Language, is_rtl, language_tag
from unassemble.model import AutoMark
from unassemble.story import (
    Characters,
    LineEnd,
    NoteCall,
    NoteMark,
    Piece,
    RunStyle,
    StoryNote,
    StoryParagraph,
    Tab,
)
from unassemble.writers.docx.elements import Element, child, text, value
from unassemble.writers.docx.package import Links

MARK_STYLE = "FootnoteReference"
_DEFAULT_LANGUAGE = "en"
_PLAIN = RunStyle()
_SPECIAL = re.compile("([\u2011\u00ad\t\n])")
_ELEMENTS = {
    "\u2011": "w:noBreakHyphen",
    "\u00ad": "w:softHyphen",
    "\t": "w:tab",
    "\n": "w:br",
}


def paragraph(parent: Element, style: str, language: str = _DEFAULT_LANGUAGE) -> Element:
    """A new paragraph of a named style."""
    element = child(parent, "w:p")
    properties = child(element, "w:pPr")
    value(properties, "w:pStyle", style)
    if is_rtl(cast(Language, language)):
        child(properties, "w:bidi")
    return element


def run(parent: Element, style: RunStyle = _PLAIN, language: str = _DEFAULT_LANGUAGE) -> Element:
    """A new run."""
    element = child(parent, "w:r")
    if style != _PLAIN or language != _DEFAULT_LANGUAGE:
        _properties(child(element, "w:rPr"), style, language)
    return element


def _properties(element: Element, style: RunStyle, language: str) -> None:
    chinese = language == "zh"
    if style.character_style:
        value(element, "w:rStyle", style.character_style)
    if chinese:
        child(element, "w:rFonts", {"w:hint": "eastAsia"})
    if style.bold:
        child(element, "w:b")
    if style.italic:
        child(element, "w:i")
    if language == _DEFAULT_LANGUAGE:
        return
    tag = language_tag(cast(Language, language))
    if is_rtl(cast(Language, language)):
        child(element, "w:rtl")
        child(element, "w:lang", {"w:bidi": tag})
    else:
        child(element, "w:lang", {"w:eastAsia" if chinese else "w:val": tag})


def characters(
    parent: Element, content: str, language: str = _DEFAULT_LANGUAGE, style: RunStyle = _PLAIN
) -> None:
    """A run of text; what Word has an element for becomes that element."""
    if not content:
        return
    element = run(parent, style, language)
    for index, part in enumerate(_SPECIAL.split(content)):
        if index % 2:
            child(element, _ELEMENTS[part])
        elif part:
            text(element, part)


def field(parent: Element, instruction: str, result: str, style: RunStyle = _PLAIN) -> None:
    """A field and the result it shows until Word works it out again."""
    for kind in ("begin", "instruction", "separate", "result", "end"):
        element = run(parent, style)
        if kind == "instruction":
            code = child(element, "w:instrText", {"xml:space": "preserve"})
            code.text = f" {instruction} "
        elif kind == "result":
            text(element, result)
        else:
            child(element, "w:fldChar", {"w:fldCharType": kind})


def note_number(note: int) -> int:
    """The id of a footnote: -1 and 0 are the separators'."""
    return note + 1


class RunWriter(Struct, frozen=True):
    """Writes the pieces of one part's paragraphs.

    ``notes`` are all notes of the story, ``repeated`` those called more than once.  ``in_notes``
    is true in the footnotes part, where Word numbers the automatic marks itself.
    """

    links: Links
    notes: Sequence[StoryNote]
    repeated: frozenset[int] = frozenset()
    in_notes: bool = False

    def paragraph(self, parent: Element, source: StoryParagraph) -> Element:
        """A new paragraph with its pieces."""
        element = paragraph(parent, source.style, source.language)
        self.write(element, source.pieces)
        return element

    def write(self, parent: Element, pieces: Iterable[Piece]) -> None:
        """Append the pieces to a paragraph; what has one address in sequence is one link."""
        place, address = parent, ""
        for piece in pieces:
            match piece:
                case Characters(text=content, language=language, style=style):
                    if style.link != address:
                        address = style.link
                        place = self._link(parent, address)
                    characters(place, content, language, style)
                case Tab():
                    child(run(place), "w:tab")
                case LineEnd():
                    child(run(place), "w:br")
                case NoteCall():
                    place, address = parent, ""
                    self._call(parent, piece)
                case NoteMark(note=note):
                    self._mark(parent, note)
                case _:
                    assert_never(piece)

    def _link(self, parent: Element, address: str) -> Element:
        relation = self.links.relation(address) if address else ""
        if not relation:
            return parent
        return child(parent, "w:hyperlink", {"r:id": relation, "w:history": "1"})

    def _call(self, parent: Element, call: NoteCall) -> None:
        mark = self.notes[call.note].mark
        automatic = isinstance(mark, AutoMark)
        if call.first:
            marked = automatic and call.note in self.repeated
            if marked:
                name = {"w:id": str(call.note), "w:name": _bookmark(call.note)}
                child(parent, "w:bookmarkStart", name)
            element = self._mark_run(parent, call.note, call.style)
            attributes = {"w:id": str(note_number(call.note))}
            if not automatic:
                attributes["w:customMarkFollows"] = "1"
            child(element, "w:footnoteReference", attributes)
            if not automatic:
                text(element, mark.text)
            if marked:
                child(parent, "w:bookmarkEnd", {"w:id": str(call.note)})
        elif automatic:
            style = RunStyle(call.style.bold, call.style.italic, MARK_STYLE)
            field(parent, f"NOTEREF {_bookmark(call.note)} \\f \\h", mark.text, style)
        else:
            text(self._mark_run(parent, call.note, call.style), mark.text)

    def _mark(self, parent: Element, note: int) -> None:
        """The mark at the head of a note, and the space that Word sets after it."""
        mark = self.notes[note].mark
        element = self._mark_run(parent, note)
        if self.in_notes and isinstance(mark, AutoMark):
            child(element, "w:footnoteRef")
        else:
            text(element, mark.text)
        text(run(parent), " ")

    def _mark_run(self, parent: Element, note: int, style: RunStyle = _PLAIN) -> Element:
        """A run for a mark; asterisks are printed full size (16 letters of 2025)."""
        element = run(parent, RunStyle(style.bold, style.italic, MARK_STYLE))
        if self.notes[note].is_asterisk:
            value(element[0], "w:vertAlign", "baseline")
        return element


def _bookmark(note: int) -> str:
    return f"_Note{note_number(note)}"
