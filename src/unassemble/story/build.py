"""Document → Story: the parts in order, their gaps, and the rule at the end.

Gaps are spacer paragraphs of 6 points, as the house makes them (A/80/590 and the letters of
2025): three before the letter's title, two after it, two before a signature.
"""

from __future__ import annotations

from msgspec.structs import replace

from unassemble.model import Document, Part
from unassemble.story.blocks import PartBuilder
from unassemble.story.furniture import build_furniture
from unassemble.story.head import session_block
from unassemble.story.items import Element, StoryItem, StoryParagraph
from unassemble.story.notes import printed_mark, story_note
from unassemble.story.pieces import Keys
from unassemble.story.story import Story
from unassemble.styles.variants import for_language

RULE_LENGTH = 72.0
"""Length of the end rule, in points [92 letters of 2025]."""


def build_story(document: Document) -> Story:
    """The document as styled paragraphs."""
    keys = Keys()
    items: list[StoryItem] = []
    head: tuple[Element, ...] = ()
    sections: tuple[Element, ...] = ()
    marks = tuple(map(printed_mark, document.notes))
    for part in document.parts:
        # An enclosure stands inside its annex; letter and annexes stand side by side.
        outer = sections[: max(part.level - 1, 0)]
        sections = (*outer, Element("Sect", keys.next(), part.language))
        if part.kind == "letter":
            head = (*sections, Element("Div", keys.next(), document.language))
        items.extend(_part(document, part, sections, keys, marks))
    if items and isinstance(items[-1], StoryParagraph):
        # The end rule never stands alone on a page.
        items[-1] = replace(items[-1], keep_next=True)
    end = for_language("EndRule", document.language)
    items.append(StoryParagraph(end, (), document.language, rule=RULE_LENGTH))
    notes = tuple(story_note(note, index, keys) for index, note in enumerate(document.notes))
    first = len(notes)
    page_notes = tuple(
        story_note(note, first + index, keys) for index, note in enumerate(document.page_notes)
    )
    furniture = build_furniture(document, head, keys)
    return Story(document, tuple(items), notes, page_notes, furniture)


def _part(
    document: Document,
    part: Part,
    sections: tuple[Element, ...],
    keys: Keys,
    marks: tuple[str, ...],
) -> list[StoryItem]:
    builder = PartBuilder(part, sections, keys, marks)
    if part.kind == "letter":
        block = session_block(document, sections, keys)
        builder.items.extend(block)
        builder.title(part.heading, spacers_before=3 if block else 0, page_break=False)
    else:
        builder.title(part.heading, spacers_before=0, page_break=True)
    builder.original_line()
    builder.part_title()
    for child in part.blocks:
        builder.block(child)
    return builder.items
