"""A token of Markdown text: what blocks and inlines are read from."""

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
