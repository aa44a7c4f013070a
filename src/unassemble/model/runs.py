"""A paragraph's inlines → runs: neighbouring texts as one string, each with its offset in it.

Rules about words apply to what a reader sees, not to how it is marked up: "resolution **822**
(1993)" is one citation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from unassemble.model.document import Part
from unassemble.model.inlines import (
    FootnoteCall,
    Formatted,
    Inline,
    LineBreak,
    Link,
    Text,
    plain,
)
from unassemble.model.rewrite import rewritten

OPAQUE = "\ufffc"
"""Stands in a run for an inline that is not text (U+FFFC, object replacement character)."""

Leaf = Text | LineBreak | FootnoteCall | Link
Inlines = tuple[Inline, ...]


class Run(Struct):
    """Neighbouring texts of one language, with a placeholder for each inline between them.

    ``pieces`` make up the string; ``texts`` begin in it at ``starts``, placeholders not among them.
    """

    language: str
    pieces: list[str] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    length: int = 0

    def add(self, piece: str, text: Text | None = None) -> None:
        """Add a text, or a placeholder if ``text`` is None."""
        if text is not None:
            self.texts.append(text)
            self.starts.append(self.length)
        self.pieces.append(piece)
        self.length += len(piece)


def leaves(inlines: Iterable[Inline]) -> Iterator[Leaf]:
    """The inlines of a paragraph without their formats, in order; a link counts as one."""
    for inline in inlines:
        if isinstance(inline, Formatted):
            yield from leaves(inline.children)
        else:
            yield inline


def runs(found: Iterable[Leaf], link_words: bool = False) -> Iterator[Run]:
    """The runs of a paragraph, split where the language changes.

    With ``link_words`` the words of a link are part of the string, though not of ``texts``.
    """
    run: Run | None = None
    for leaf in found:
        if isinstance(leaf, Text):
            if run is None or run.language != leaf.language:
                if run is not None:
                    yield run
                run = Run(leaf.language)
            run.add(leaf.text, leaf)
        elif run is not None:
            if isinstance(leaf, LineBreak):
                run.add("\n")
            else:
                words = link_words and isinstance(leaf, Link)
                run.add(plain((leaf,)) if words else OPAQUE)
    if run is not None:
        yield run


def with_texts(inlines: Inlines, texts: Iterator[Inlines]) -> Inlines:
    """The inlines with each text in them replaced by the next inlines of ``texts``."""
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            out.extend(next(texts))
        elif isinstance(inline, Formatted):
            out.append(replace(inline, children=with_texts(inline.children, texts)))
        else:
            out.append(inline)
    return tuple(out)


def calls_of(part: Part) -> frozenset[int]:
    """The notes called in a part's own title and blocks: indexes into the document's notes."""
    found: set[int] = set()

    def collect(inlines: Inlines) -> Inlines:
        found.update(leaf.note for leaf in leaves(inlines) if isinstance(leaf, FootnoteCall))
        return inlines

    collect(part.title)
    for block in part.blocks:
        rewritten(block, collect)
    return frozenset(found)


def received_notes(parts: Iterable[Part]) -> frozenset[int]:
    """The notes called in parts that are printed as received: they are too."""
    return frozenset().union(*(calls_of(part) for part in parts if part.as_received))
