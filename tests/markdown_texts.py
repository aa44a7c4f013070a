"""Markdown of a letter as texts for tests, and its blocks as words."""

from __future__ import annotations

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText, Span
from unassemble.letter import markup
from unassemble.model import Block, FootnoteCall, Heading, ImageData, List, Paragraph, plain


class Notes:
    """Takes every call; remembers the texts of inline notes."""

    def __init__(self) -> None:
        self.texts: list[SourceText] = []

    def call(self, id: str, span: Span) -> FootnoteCall:
        return FootnoteCall(len(id), "en", span)

    def inline(self, text: SourceText) -> FootnoteCall:
        self.texts.append(text)
        return FootnoteCall(99, "en", text.span)


class Pictures:
    def load(self, path: str, span: Span) -> ImageData:
        return ImageData(path.encode(), "png", (1, 1), 1, 1)


def text(value: str, language: str = "en") -> SourceText:
    lines = value.split("\n")
    anchors, offset = [], 0
    for number, line in enumerate(lines):
        anchors.append((offset, 10 + number, 5))
        offset += len(line) + 1
    return SourceText(value, Span("l.yaml", 10, 5), language, tuple(anchors))


def blocks(value: str, language: str = "en") -> tuple[Block, ...]:
    findings = Findings()
    made = markup.blocks(text(value, language), Notes(), Pictures(), findings)
    assert not findings.items, findings.items
    return made


def words(block: Block) -> str:
    assert isinstance(block, Paragraph | Heading)
    return plain(block.inlines)


def outline(block: Block) -> object:
    """A list as labels and texts."""
    if isinstance(block, List):
        return [(item.label, *map(outline, item.blocks)) for item in block.items]
    return words(block)
