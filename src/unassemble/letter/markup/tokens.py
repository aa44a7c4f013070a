"""Markdown text → tokens: what the blocks and inlines are read from.

Most texts of a letter have no markup but footnotes and addresses: `quick` reads these.  Where a
text has more, or may have, markdown-it reads it, which takes longer to load than the rest of the
letter takes to be made.  Both say the same of every text that `quick` takes (tests compare them).
"""

from __future__ import annotations

from msgspec import Struct, field


class Token(Struct):
    """A token as markdown-it names and fills them, less what nobody reads."""

    type: str
    content: str = ""
    tag: str = ""
    info: str = ""
    map: list[int] | None = None
    attrs: dict[str, str | int | float] = field(default_factory=dict)
    label: str = ""
    indent: int = 0
    at: int = 0


def block_tokens(text: str) -> list[Token]:
    """The tokens of a text's blocks."""
    from unassemble.letter.markup.quick import quick_blocks

    found = quick_blocks(text)
    if found is None:
        from unassemble.letter.markup.commonmark import all_blocks

        found = all_blocks(text)
    return found


def inline_tokens(content: str) -> list[Token]:
    """The tokens inside a paragraph."""
    from unassemble.letter.markup.quick import quick_inlines

    found = quick_inlines(content)
    if found is None:
        from unassemble.letter.markup.commonmark import all_inlines

        found = all_inlines(content)
    return found
