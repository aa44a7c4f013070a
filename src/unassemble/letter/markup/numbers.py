"""Numbered paragraphs → nested lists, by the form of their numbers.

``(a)`` after ``1.`` is one level deeper, ``(i)`` after it another; a form that came before returns
to its level.  The numbers are kept as the sender wrote them, in whatever order.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

from unassemble.base.source import Span
from unassemble.letter.markup.commonmark import Token
from unassemble.letter.markup.sequence import shape_of
from unassemble.model import Block, List, ListItem

_ROMAN = re.compile(r"[ivxlc]+")


class _Item(Struct):
    label: str
    blocks: list[Block]
    span: Span
    below: _Level | None = None


class _Level(Struct):
    shape: str
    indent: int
    items: list[_Item] = field(default_factory=list)


class Numbering:
    """Collects consecutive numbered paragraphs."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.levels: list[_Level] = []

    def continues(self, indent: int) -> bool:
        """Whether a block with this indentation belongs to the last number."""
        return bool(self.levels) and indent > self.levels[-1].indent

    def extend(self, blocks: list[Block]) -> None:
        """Add blocks to the last number."""
        self.levels[-1].items[-1].blocks.extend(blocks)

    def add(self, token: Token, blocks: list[Block], span: Span) -> None:
        """Add a numbered paragraph."""
        label, indent = token.meta["label"], token.meta["indent"]
        shape = self._shape(label)
        known = [level.shape for level in self.levels]
        if shape in known:
            del self.levels[known.index(shape) + 1 :]
        else:
            level = _Level(shape, indent)
            if self.levels:
                self.levels[-1].items[-1].below = level
            self.levels.append(level)
        self.levels[-1].items.append(_Item(label, blocks, span))

    def _shape(self, label: str) -> str:
        shape = shape_of(label)
        inner = label.strip("()（）.")
        if shape in ("(a)", "a)") and _ROMAN.fullmatch(inner) and self._is_roman(shape, inner):
            return f"{shape} roman"
        return shape

    def _is_roman(self, shape: str, inner: str) -> bool:
        """Whether (i), (v) … is roman: not where it continues letters, as (i) after (h)."""
        for level in self.levels:
            if level.shape == f"{shape} roman":
                return True
            if level.shape == shape:
                last = level.items[-1].label.strip("()（）.")
                return not (len(last) == len(inner) == 1 and ord(inner) - ord(last) == 1)
        return inner.startswith("i") or len(inner) > 1

    def close(self, out: list[Block]) -> None:
        """End the list and append it to ``out``."""
        if self.levels:
            out.append(self._list(self.levels[0]))
            self.levels = []

    def _list(self, level: _Level) -> List:
        items = []
        for item in level.items:
            below = (self._list(item.below),) if item.below else ()
            items.append(ListItem(item.label, (*item.blocks, *below), item.span))
        return List("number", tuple(items), self.language, level.items[0].span)
