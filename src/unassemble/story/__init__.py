"""Document → Story: the document as styled paragraphs, one decision for both outputs.

A story is what Word calls one: paragraphs with named styles, tables and breaks, in order.  The
DOCX writer turns it into OOXML and `layout` breaks it into lines and pages, so that neither can
choose a style, a gap or a mark the other has not.
"""

from unassemble.story.build import build_story
from unassemble.story.direction import has_arabic, levels_of
from unassemble.story.head import page_note
from unassemble.story.items import (
    CellParagraphs,
    Characters,
    Element,
    LineEnd,
    NoteCall,
    NoteMark,
    Picture,
    Piece,
    RunStyle,
    Story,
    StoryItem,
    StoryNote,
    StoryParagraph,
    StoryTable,
    Tab,
    TableRow,
    all_paragraphs,
    paragraphs_of,
    spoken,
    with_signs,
)

__all__ = [
    "CellParagraphs",
    "Characters",
    "Element",
    "LineEnd",
    "NoteCall",
    "NoteMark",
    "Picture",
    "Piece",
    "RunStyle",
    "Story",
    "StoryItem",
    "StoryNote",
    "StoryParagraph",
    "StoryTable",
    "Tab",
    "TableRow",
    "all_paragraphs",
    "build_story",
    "has_arabic",
    "levels_of",
    "page_note",
    "paragraphs_of",
    "spoken",
    "with_signs",
]
