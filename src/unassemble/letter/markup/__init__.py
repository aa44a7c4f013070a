"""Markdown text → blocks and inlines.

CommonMark, parsed by markdown-it-py, with tables, footnotes inline (``^[…]``) and by id
(``[^id]``), numbered paragraphs that keep their numbers, and ``\\pagebreak``.
"""

from unassemble.letter.markup.blocks import blocks, heading, note_blocks
from unassemble.letter.markup.inlines import inlines
from unassemble.letter.markup.protocols import ImageLoader, NoteSink

__all__ = ["ImageLoader", "NoteSink", "blocks", "heading", "inlines", "note_blocks"]
