"""Pieces → runs, hyperlinks and note marks of a paragraph.

The language of a run is written where it is not that of the document defaults: English, and for
East Asian text Chinese.  Chinese runs carry the East Asian hint, without which Word sets their
quotation marks, dashes and ellipses in the Latin font; emphasis in them is another font.

What runs from right to left is a run of its own, marked as such (``w:rtl``), with its spaces and
punctuation; Latin words and figures among it are not, and so keep their font and their order.  So
Word, which goes by the mark, and programs that go by the characters (UAX #9) show the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from unassemble.base.units import to_twips
from unassemble.languages import is_rtl
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
    without_typed_gaps,
)
from unassemble.story.items import MARK_STYLE
from unassemble.styles.chinese import is_chinese
from unassemble.text import bidi, scripts
from unassemble.text.spaces import as_no_break_spaces
from unassemble.writers.docx.package import Relations
from unassemble.writers.docx.properties import run_properties
from unassemble.writers.docx.xmltext import element, empty, escaped, run_text, value

LINE_END = "<w:r><w:br/></w:r>"
_DEFAULT_LANGUAGE = "en"
_FIELD = ("begin", "separate", "end")
_PLAIN = RunStyle()
_MARK = RunStyle(character_style=MARK_STYLE)
_SPECIAL = re.compile("([\u2011\u00ad\t\n])")
_ELEMENTS = {
    "\u2011": "<w:noBreakHyphen/>",
    "\u00ad": "<w:softHyphen/>",
    "\t": "<w:tab/>",
    "\n": "<w:br/>",
}
_END_OF_LINK = "</w:hyperlink>"


def paragraph(
    style: str,
    *content: str,
    language: str = _DEFAULT_LANGUAGE,
    keep_next: bool = False,
    keep_lines: bool = False,
    page_break_before: bool = False,
    line_spacing: float = 0.0,
    section: str = "",
) -> str:
    """A paragraph of a named style; ``section`` are the properties of the section it ends."""
    kept = keep_next, keep_lines
    properties = _paragraph_properties(style, language, kept, page_break_before, line_spacing)
    return f"<w:p><w:pPr>{properties}{section}</w:pPr>{''.join(content)}</w:p>"


@lru_cache(maxsize=512)
def _paragraph_properties(
    style: str, language: str, kept: tuple[bool, bool], breaks: bool, line_spacing: float
) -> str:
    """In the order of CT_PPr; ``kept``: with the next paragraph, and its lines together."""
    out = [value("w:pStyle", style)]
    if kept[0]:
        out.append("<w:keepNext/>")
    if kept[1]:
        out.append("<w:keepLines/>")
    if breaks:
        out.append("<w:pageBreakBefore/>")
    if is_rtl(language):
        out.append("<w:bidi/>")
    if line_spacing:
        lines = {"w:line": str(to_twips(line_spacing)), "w:lineRule": "exact"}
        out.append(empty("w:spacing", lines))
    return "".join(out)


def run(*content: str) -> str:
    """A run without properties."""
    return element("w:r", *content)


@lru_cache(maxsize=512)
def _run_start(
    style: RunStyle = _PLAIN,
    language: str = _DEFAULT_LANGUAGE,
    rtl: bool | None = None,
    within: str = "",
    more: str = "",
    script: str = "",
) -> str:
    """The start of a run up to its text.

    ``rtl`` says whether it runs from right to left; None: as its language does.  ``within`` is
    the style of its paragraph, where the run's properties depend on it; ``more`` stands at the end
    of its properties; ``script`` is the code of a script of names.
    """
    rtl = is_rtl(language) if rtl is None else rtl
    properties = run_properties(style, language, rtl, within, script)
    inner = "".join(properties) + more
    return f"<w:r><w:rPr>{inner}</w:rPr>" if inner else "<w:r>"


def characters(
    content: str,
    language: str = _DEFAULT_LANGUAGE,
    style: RunStyle = _PLAIN,
    rtl: bool | None = None,
    within: str = "",
    more: str = "",
    script: str = "",
) -> str:
    """A run of text; what Word has an element for becomes that element.  See `_run_start`."""
    if not content:
        return ""
    content = as_no_break_spaces(content)
    inner = run_text(content) if _SPECIAL.search(content) is None else _with_elements(content)
    return f"{_run_start(style, language, rtl, within, more, script)}{inner}</w:r>"


def _with_elements(content: str) -> str:
    parts = enumerate(_SPECIAL.split(content))
    return "".join(
        _ELEMENTS[part] if index % 2 else run_text(part) for index, part in parts if part
    )


def field(instruction: str, result: str, style: RunStyle = _PLAIN) -> str:
    """A field and the result it shows until Word works it out again."""
    start = _run_start(style)
    code = f'<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText>'
    kinds = {kind: f'<w:fldChar w:fldCharType="{kind}"/>' for kind in _FIELD}
    inner = (kinds["begin"], code, kinds["separate"], run_text(result), kinds["end"])
    return "".join(f"{start}{part}</w:r>" for part in inner)


def note_number(note: int) -> int:
    """The id of a footnote: -1 and 0 are the separators'."""
    return note + 1


class RunWriter(Struct, frozen=True):
    """Writes the pieces of one part's paragraphs.

    ``notes`` are all notes of the story, ``repeated`` those called more than once.  ``in_notes``
    is true in the footnotes part, where Word numbers the automatic marks itself.  ``marks`` are the
    printed marks of the notes; None where no paragraph has text from right to left.
    """

    relations: Relations
    notes: Sequence[StoryNote]
    repeated: frozenset[int] = frozenset()
    in_notes: bool = False
    marks: Sequence[str] | None = None

    def paragraph(self, source: StoryParagraph, breaks: bool = False, section: str = "") -> str:
        """A paragraph with its pieces; ``breaks``: it begins a page, ``section``: it ends one."""
        if source.language == "zh":
            source = replace(source, pieces=without_typed_gaps(source.pieces))
        levels = None if self.marks is None else levels_of(source, self.marks)
        if levels is None:
            content = self.pieces(source.pieces, source.style)
        else:
            content = self._mixed(source, levels)
        return paragraph(
            source.style,
            content,
            language=source.language,
            keep_next=source.keep_next,
            keep_lines=source.keep_lines,
            page_break_before=breaks,
            line_spacing=source.line_spacing,
            section=section,
        )

    def _mixed(self, source: StoryParagraph, levels: tuple[int, ...]) -> str:
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
                at += len(self.notes[piece.note].printed)
            else:
                directions.append(False)
                at += 1
        return self.pieces(pieces, source.style, directions)

    def pieces(
        self,
        pieces: Iterable[Piece],
        within: str,
        directions: Iterable[bool | None] = repeat(None),
    ) -> str:
        """The content of a paragraph; what has one address in sequence is one link.

        ``within`` is the paragraph's style, ``directions`` say of each piece whether it runs from
        right to left.
        """
        out: list[str] = []
        address, end_of_link = "", ""
        for piece, rtl in zip(pieces, directions, strict=False):
            match piece:
                case Characters(text=content, language=language, style=style):
                    if style.link != address:
                        address = style.link
                        relation = self.relations.link(address) if address else ""
                        out.append(end_of_link + _start_of_link(relation))
                        end_of_link = _END_OF_LINK if relation else ""
                    chinese = language == "zh" or is_chinese(within)
                    needed = within if rtl is not None or style.condensed or chinese else ""
                    for part, script in scripts.parts(content):
                        if script is None:
                            out.append(characters(part, language, style, rtl, needed))
                        else:
                            own = characters(part, language, style, rtl, within, "", script.code)
                            out.append(own)
                case Tab():
                    out.append("<w:r><w:tab/></w:r>")
                case LineEnd():
                    out.append(LINE_END)
                case NoteCall():
                    out.append(end_of_link + self._call(piece, bool(rtl)))
                    address = end_of_link = ""
                case NoteMark(note=note):
                    out.append(self._mark(note))
                case _:
                    assert_never(piece)
        out.append(end_of_link)
        return "".join(out)

    def _call(self, call: NoteCall, rtl: bool = False) -> str:
        mark = self.notes[call.note].mark
        automatic = isinstance(mark, AutoMark)
        if not call.first and automatic:
            style = _marked(call.style, call.language)
            again = field(f"NOTEREF {_bookmark(call.note)} \\f \\h", mark.text, style)
            return self._in_parentheses(call.note, again, _run_start(style))
        inner = run_text(mark.text)
        if call.first:
            number = {"w:id": str(note_number(call.note))}
            follows = {} if automatic else {"w:customMarkFollows": "1"}
            reference = empty("w:footnoteReference", number | follows)
            inner = reference if automatic else reference + inner
        marked = self._mark_run(call.note, inner, _marked(call.style, call.language), rtl)
        if not (call.first and automatic and call.note in self.repeated):
            return marked
        number = {"w:id": str(call.note)}
        start = empty("w:bookmarkStart", number | {"w:name": _bookmark(call.note)})
        return start + marked + empty("w:bookmarkEnd", number)

    def _mark(self, note: int) -> str:
        """The mark at the head of a note, and the space that Word sets after it."""
        mark = self.notes[note].mark
        numbered = self.in_notes and isinstance(mark, AutoMark)
        inner = "<w:footnoteRef/>" if numbered else run_text(mark.text)
        return self._mark_run(note, inner, in_note=True) + characters(" ")

    def _mark_run(
        self,
        note: int,
        inner: str,
        style: RunStyle = _MARK,
        rtl: bool = False,
        in_note: bool = False,
    ) -> str:
        """A run for a mark; asterisks are printed full size (16 letters of 2025)."""
        own = self.notes[note]
        level = own.is_asterisk or (in_note and own.in_parentheses)
        more = value("w:vertAlign", "baseline") if level else ""
        if rtl:
            # It follows a figure to the left, as it follows a word.
            more += "<w:rtl/>"
        start = _run_start(style, more=more)
        return self._in_parentheses(note, f"{start}{inner}</w:r>", start)

    def _in_parentheses(self, note: int, mark: str, start: str) -> str:
        """A mark with its parentheses, if it has any: runs of their own, as in CEDAW/C/BGD/6-7."""
        if not self.notes[note].in_parentheses:
            return mark
        before, after = (f"{start}{run_text(one)}</w:r>" for one in "()")
        return before + mark + after


def _marked(style: RunStyle, language: str) -> RunStyle:
    """The style of a mark called in a text; in Chinese it is neither bold nor italic."""
    return _MARK if language == "zh" else RunStyle(style.bold, style.italic, MARK_STYLE)


def _start_of_link(relation: str) -> str:
    if not relation:
        return ""
    return f'<w:hyperlink r:id="{relation}" w:history="1">'


def _bookmark(note: int) -> str:
    return f"_Note{note_number(note)}"
