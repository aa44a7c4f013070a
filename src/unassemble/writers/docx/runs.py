"""Pieces → runs, hyperlinks and note marks of a paragraph.

The language of a run is written where it is not that of the document defaults: English, and for
East Asian text Chinese.  Chinese runs carry the East Asian hint, without which Word sets their
quotation marks, dashes and ellipses in the Latin font.

What runs from right to left is a run of its own, marked as such (``w:rtl``), with its spaces and
punctuation; Latin words and figures among it are not, and so keep their font and their order.  So
Word, which goes by the mark, and programs that go by the characters (UAX #9) show the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from unassemble import bidi
from unassemble.languages import is_rtl, language_tag
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
    levels_of,
)
from unassemble.styles import letter_styles
from unassemble.styles.arabic import is_arabic
from unassemble.units import to_half_points
from unassemble.writers.docx.elements import Element, child, text, value
from unassemble.writers.docx.package import Links
from unassemble.writers.docx.styles import ARABIC_FONT

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
    if is_rtl(language):
        child(properties, "w:bidi")
    return element


def run(
    parent: Element,
    style: RunStyle = _PLAIN,
    language: str = _DEFAULT_LANGUAGE,
    rtl: bool | None = None,
    within: str = "",
) -> Element:
    """A new run.

    ``rtl`` says whether it runs from right to left; None: as its language does.  ``within`` is
    the style of its paragraph, where that is not one for Arabic.
    """
    element = child(parent, "w:r")
    rtl = is_rtl(language) if rtl is None else rtl
    if rtl:
        _properties_from_right(child(element, "w:rPr"), style, within)
    elif is_rtl(language):
        if style != _PLAIN:
            _properties(child(element, "w:rPr"), style, _DEFAULT_LANGUAGE)
    elif style != _PLAIN or language != _DEFAULT_LANGUAGE:
        _properties(child(element, "w:rPr"), style, language)
    return element


def _properties_from_right(element: Element, style: RunStyle, within: str) -> None:
    """Bold for complex scripts too; no italics, which Arabic has not."""
    own = None if not within or is_arabic(within) else letter_styles().resolved(within)
    if style.character_style:
        value(element, "w:rStyle", style.character_style)
    if own:
        child(element, "w:rFonts", {"w:cs": ARABIC_FONT})
    if style.bold:
        child(element, "w:b")
    if style.bold or (own and own.bold):
        child(element, "w:bCs")
    if own:
        value(element, "w:szCs", to_half_points(own.arabic_size))
    child(element, "w:rtl")
    child(element, "w:lang", {"w:bidi": language_tag("ar")})


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
    child(element, "w:lang", {"w:eastAsia" if chinese else "w:val": language_tag(language)})


def characters(
    parent: Element,
    content: str,
    language: str = _DEFAULT_LANGUAGE,
    style: RunStyle = _PLAIN,
    rtl: bool | None = None,
    within: str = "",
) -> None:
    """A run of text; what Word has an element for becomes that element."""
    if not content:
        return
    element = run(parent, style, language, rtl, within)
    for index, part in enumerate(_SPECIAL.split(content)):
        if index % 2:
            child(element, _ELEMENTS[part])
        elif part:
            text(element, part)


def add_field(parent: Element, instruction: str, result: str, style: RunStyle = _PLAIN) -> None:
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
    is true in the footnotes part, where Word numbers the automatic marks itself.  ``marks`` are the
    printed marks of the notes, gathered once.
    """

    links: Links
    notes: Sequence[StoryNote]
    repeated: frozenset[int] = frozenset()
    in_notes: bool = False
    marks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.marks.extend(note.mark.text for note in self.notes)

    def paragraph(self, parent: Element, source: StoryParagraph) -> Element:
        """A new paragraph with its pieces."""
        element = paragraph(parent, source.style, source.language)
        levels = levels_of(source, self.marks)
        if levels is None:
            self.write(element, source.pieces)
        else:
            self._write_mixed(element, source, levels)
        return element

    def _write_mixed(
        self, parent: Element, source: StoryParagraph, levels: tuple[int, ...]
    ) -> None:
        """The pieces of a paragraph that has text from right to left, cut where that ends."""
        pieces: list[Piece] = []
        directions: list[bool] = []
        at = 0
        for piece in source.pieces:
            if isinstance(piece, Characters):
                end = at + len(piece.text)
                for first, last, level in bidi.stretches(levels[at:end]):
                    pieces.append(replace(piece, text=piece.text[first:last]))
                    directions.append(level % 2 == 1)
                at = end
                continue
            pieces.append(piece)
            if isinstance(piece, NoteCall | NoteMark):
                directions.append(levels[at] % 2 == 1)
                at += len(self.notes[piece.note].mark.text)
            else:
                directions.append(False)
                at += 1
        self.write(parent, pieces, directions, source.style)

    def write(
        self,
        parent: Element,
        pieces: Iterable[Piece],
        directions: Iterable[bool | None] = repeat(None),
        within: str = "",
    ) -> None:
        """Append the pieces to a paragraph; what has one address in sequence is one link.

        ``directions`` say of each whether it runs from right to left, ``within`` is the
        paragraph's style.
        """
        place, address = parent, ""
        for piece, rtl in zip(pieces, directions, strict=False):
            match piece:
                case Characters(text=content, language=language, style=style):
                    if style.link != address:
                        address = style.link
                        place = self._link(parent, address)
                    characters(place, content, language, style, rtl, within)
                case Tab():
                    child(run(place), "w:tab")
                case LineEnd():
                    child(run(place), "w:br")
                case NoteCall():
                    place, address = parent, ""
                    self._call(parent, piece, bool(rtl))
                case NoteMark(note=note):
                    self._mark(parent, note)
                case _:
                    assert_never(piece)

    def _link(self, parent: Element, address: str) -> Element:
        relation = self.links.relation(address) if address else ""
        if not relation:
            return parent
        return child(parent, "w:hyperlink", {"r:id": relation, "w:history": "1"})

    def _call(self, parent: Element, call: NoteCall, rtl: bool = False) -> None:
        mark = self.notes[call.note].mark
        automatic = isinstance(mark, AutoMark)
        if call.first:
            marked = automatic and call.note in self.repeated
            if marked:
                name = {"w:id": str(call.note), "w:name": _bookmark(call.note)}
                child(parent, "w:bookmarkStart", name)
            element = self._mark_run(parent, call.note, call.style, rtl)
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
            add_field(parent, f"NOTEREF {_bookmark(call.note)} \\f \\h", mark.text, style)
        else:
            text(self._mark_run(parent, call.note, call.style, rtl), mark.text)

    def _mark(self, parent: Element, note: int) -> None:
        """The mark at the head of a note, and the space that Word sets after it."""
        mark = self.notes[note].mark
        element = self._mark_run(parent, note)
        if self.in_notes and isinstance(mark, AutoMark):
            child(element, "w:footnoteRef")
        else:
            text(element, mark.text)
        text(run(parent), " ")

    def _mark_run(
        self, parent: Element, note: int, style: RunStyle = _PLAIN, rtl: bool = False
    ) -> Element:
        """A run for a mark; asterisks are printed full size (16 letters of 2025)."""
        element = run(parent, RunStyle(style.bold, style.italic, MARK_STYLE))
        if self.notes[note].is_asterisk:
            value(element[0], "w:vertAlign", "baseline")
        if rtl:
            # It follows a figure to the left, as it follows a word.
            child(element[0], "w:rtl")
        return element


def _bookmark(note: int) -> str:
    return f"_Note{note_number(note)}"
