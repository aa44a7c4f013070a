"""Document → Document: citations become links, where the United Nations' own documents have them.

Links stand in paragraphs, lists, quotations, tables and notes (A/79/843, A/79/997, A/80/590); not
in the masthead, running headers, titles and signatures, nor in a part that stays as received (the
annexes of A/79/870).  The document's own symbols are not linked.  A link without an address
(``#``) whose words are a citation gets one, wherever it stands.  Words, spaces and their order do
not change, so lines and pages stay as they are.  Unchanged parts are returned as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from unassemble.base.source import part_of
from unassemble.citations.address import LINK_BASE, address_of
from unassemble.citations.find import citation_of, citations_in
from unassemble.citations.symbols import Citation
from unassemble.model import (
    Block,
    Dateline,
    Document,
    Formatted,
    Heading,
    Inline,
    Link,
    Note,
    Part,
    SignatureBlock,
    SignedDate,
    Text,
    plain,
)
from unassemble.model.inlines import DEAD_TARGET
from unassemble.model.rewrite import each, rewritten
from unassemble.model.runs import Inlines, Run, leaves, received_notes, runs, with_texts


def link_citations(document: Document, base: str = LINK_BASE) -> Document:
    """The document with its citations linked to ``base``; without one dead links become text."""
    linker = Linker(base, own_symbols(document), bool(base))
    received = received_notes(document.parts)
    notes = tuple(linker.note(note, index in received) for index, note in enumerate(document.notes))
    return replace(
        document,
        parts=each(document.parts, linker.part),
        notes=notes,
        page_notes=each(document.page_notes, linker.note),
    )


def own_symbols(document: Document) -> frozenset[str]:
    """The symbols of the document itself."""
    return frozenset(symbol.text for symbol in document.masthead.symbols)


class Linker(Struct, frozen=True):
    """Links citations to pages under ``base``, except the document's ``own`` symbols."""

    base: str
    own: frozenset[str]
    on: bool = True

    def part(self, part: Part) -> Part:
        """A part with its citations linked; kept as received, only its dead links change."""
        change = self.repaired if part.as_received else self.linked
        blocks = each(
            part.blocks,
            lambda block: rewritten(block, self.repaired if _is_title(block) else change),
        )
        title, heading = self.repaired(part.title), self.repaired(part.heading)
        same = blocks is part.blocks and title is part.title and heading is part.heading
        return part if same else replace(part, blocks=blocks, title=title, heading=heading)

    def note(self, note: Note, received: bool = False) -> Note:
        """A note with its citations linked, as in `part`."""
        change = self.repaired if received else self.linked
        blocks = each(note.blocks, lambda block: rewritten(block, change))
        return note if blocks is note.blocks else replace(note, blocks=blocks)

    def repaired(self, inlines: Inlines) -> Inlines:
        """The inlines, their dead links given an address or turned into plain text."""
        return self._alive(inlines) if _has_dead(inlines) else inlines

    def _alive(self, inlines: Inlines) -> Inlines:
        out: list[Inline] = []
        for inline in inlines:
            if isinstance(inline, Link) and inline.target == DEAD_TARGET:
                out.extend(self._dead(inline))
            elif isinstance(inline, Formatted):
                out.append(replace(inline, children=self._alive(inline.children)))
            else:
                out.append(inline)
        return tuple(out)

    def linked(self, inlines: Inlines) -> Inlines:
        """The inlines with their citations linked."""
        inlines = self.repaired(inlines)
        if not self.on or not _may_cite(inlines):
            return inlines
        new: list[Inlines] = []
        for run in runs(leaves(inlines), link_words=True):
            new.extend(self._run(run))
        if all(isinstance(one, Text) for texts in new for one in texts):
            return inlines
        return with_texts(inlines, iter(new))

    def _run(self, run: Run) -> Iterator[Inlines]:
        """The texts of a run, each cut at the citations in it."""
        found = [
            one
            for one in citations_in("".join(run.pieces), run.language)
            if self.own.isdisjoint(one.symbols)
        ]
        for start, text in zip(run.starts, run.texts, strict=True):
            end = start + len(text.text)
            here = [one for one in found if one.start < end and one.end > start]
            yield tuple(self._cut(text, start, here)) if here else (text,)

    def _cut(self, text: Text, start: int, found: list[Citation]) -> Iterator[Inline]:
        at = 0
        for one in found:
            first, last = max(one.start - start, 0), min(one.end - start, len(text.text))
            if first > at:
                yield _part(text, at, first)
            yield self._link(one, (_part(text, first, last),), text.language)
            at = last
        if at < len(text.text):
            yield _part(text, at, len(text.text))

    def _link(self, one: Citation, words: Inlines, language: str) -> Link:
        address = address_of(one.symbol, language, self.base)
        return Link(address, words)

    def _dead(self, link: Link) -> Inlines:
        """A dead link with an address, or its words alone."""
        texts = (one for one in leaves(link.children) if isinstance(one, Text))
        language = next((one.language for one in texts), "")
        one = citation_of(plain(link.children), language) if self.on else None
        return link.children if one is None else (self._link(one, link.children, language),)


def _part(text: Text, start: int, end: int) -> Text:
    span, lines = part_of(start, text.span, text.lines, end)
    return Text(text.text[start:end], text.language, span, lines, text.condensed)


def _is_title(block: Block) -> bool:
    return isinstance(block, Heading | Dateline | SignatureBlock | SignedDate)


def _may_cite(inlines: Inlines) -> bool:
    """Whether there may be a citation: each has a slash or a bracket."""
    for inline in inlines:
        if isinstance(inline, Text):
            if "/" in inline.text or "(" in inline.text or "（" in inline.text:
                return True
        elif isinstance(inline, Formatted) and _may_cite(inline.children):
            return True
    return False


def _has_dead(inlines: Inlines) -> bool:
    return any(isinstance(one, Link) and one.target == DEAD_TARGET for one in leaves(inlines))
