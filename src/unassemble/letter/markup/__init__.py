"""Markdown text → blocks and inlines.

CommonMark, read by markdown-it-py, with footnotes inline (``^[…]``) and by id (``[^id]``), tables,
numbered paragraphs whose numbers are kept as written, and ``\\pagebreak``.
"""

from unassemble.letter.markup.blocks import blocks, heading, note_paragraphs
from unassemble.letter.markup.inlines import inlines
from unassemble.letter.markup.protocols import ImageLoader, NoteSink

__all__ = ["ImageLoader", "NoteSink", "blocks", "heading", "inlines", "note_paragraphs"]
