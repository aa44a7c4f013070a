"""Story → the same story with its held spaces settled, for a writer that breaks no lines."""

from __future__ import annotations

from msgspec.structs import replace

from unassemble.layout.paragraph.held import settled
from unassemble.layout.typesetter import Typesetter
from unassemble.story import Story, StoryParagraph, has_held_spaces


def settle_spaces(story: Story, typesetter: Typesetter) -> Story:
    """Make each held space of the justified text a usual space, or a no-break space.

    It is a no-break space where a line would end there, by the lines of the layout.  Those of all
    other text are left as they are: a writer makes no-break spaces of them, whose width matters
    only in justified lines.
    """

    def settle(paragraph: StoryParagraph) -> StoryParagraph:
        if not has_held_spaces(paragraph) or not typesetter.justifies(paragraph):
            return paragraph
        return settled(paragraph, typesetter.lines(paragraph), typesetter.marks)

    items = tuple(
        settle(item) if isinstance(item, StoryParagraph) else item for item in story.items
    )
    return replace(story, items=items)
