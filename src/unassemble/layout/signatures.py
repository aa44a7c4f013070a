"""Story → the same story with enough text kept above each signature.

Of 32 signatures in letters of 2025 none stands alone on a page, and each has three lines above it
at least.  Word can keep a paragraph with what follows (``w:keepNext``) and its lines together
(``w:keepLines``), but no number of lines: which paragraphs need it, their lines tell.
"""

from __future__ import annotations

from msgspec.structs import replace

from unassemble.layout.typesetter import Typesetter
from unassemble.story import Story, StoryItem, StoryParagraph

_LEAST = 3
"""Lines above a signature, at least."""
_LONGEST_WHOLE = 5
"""Lines of a paragraph that is kept whole, so that not only two of them stand overleaf.

Of a longer one two lines may: to keep it whole would leave much of a page empty, and no letter
shows that.  (The last paragraph of A/80/141 has four lines and stands whole above the signature.)
"""


def keep_with_signatures(story: Story, typesetter: Typesetter) -> Story:
    """Keep at least three lines with each signature, or two of a paragraph of six lines or more.

    Args:
        story: the story; the paragraph above each signature is kept with it already.
        typesetter: breaks its paragraphs into lines.

    Returns:
        The story, with more paragraphs kept with the next one or whole; the same if none needs it.
    """
    items = list(story.items)
    for index, item in enumerate(items):
        if isinstance(item, StoryParagraph) and item.signed:
            _keep_above(items, index, typesetter)
    return replace(story, items=tuple(items))


def _keep_above(items: list[StoryItem], index: int, typesetter: Typesetter) -> None:
    """Keep enough lines with the signature below ``items[index]``."""
    lines = 0
    while index >= 0 and lines < _LEAST:
        item = items[index]
        if not isinstance(item, StoryParagraph) or not item.pieces:
            return
        own = len(typesetter.lines(item))
        whole = not lines and _LEAST < own <= _LONGEST_WHOLE
        items[index] = replace(item, keep_next=True, keep_lines=item.keep_lines or whole)
        if item.page_break_before:
            return
        lines += own
        index -= 1
