"""Document → Story: the document as styled paragraphs, one decision for both outputs.

A story is what Word calls one: paragraphs with named styles, tables and breaks, in order.  The
DOCX writer turns it into OOXML and `layout` breaks it into lines and pages, so that neither can
choose a style, a gap or a mark the other has not.
"""

from unassemble.story.build import build_story
from unassemble.story.direction import has_arabic, levels_of
from unassemble.story.furniture import (
    FirstFooter,
    FooterDrawing,
    Furniture,
    PageNumber,
    RunningLines,
    build_furniture,
)
from unassemble.story.gaps import without_typed_gaps
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
    StoryItem,
    StoryParagraph,
    StoryTable,
    Tab,
    TableRow,
    TableRules,
    has_held_spaces,
    paragraphs_of,
    spoken,
    with_signs,
)
from unassemble.story.looks import look_of
from unassemble.story.masthead import MastheadEmblem, StoryMasthead
from unassemble.story.story import Story, StoryNote, all_paragraphs, is_settled

__all__ = [
    "CellParagraphs",
    "Characters",
    "Element",
    "FirstFooter",
    "FooterDrawing",
    "Furniture",
    "LineEnd",
    "MastheadEmblem",
    "NoteCall",
    "NoteMark",
    "PageNumber",
    "Picture",
    "Piece",
    "RunStyle",
    "RunningLines",
    "Story",
    "StoryItem",
    "StoryMasthead",
    "StoryNote",
    "StoryParagraph",
    "StoryTable",
    "Tab",
    "TableRow",
    "TableRules",
    "all_paragraphs",
    "build_furniture",
    "build_story",
    "has_arabic",
    "has_held_spaces",
    "is_settled",
    "levels_of",
    "look_of",
    "paragraphs_of",
    "spoken",
    "with_signs",
    "without_typed_gaps",
]
