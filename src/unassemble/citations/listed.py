"""Document → the documents it cites, with the places of each."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from unassemble.base.source import Span, place_of
from unassemble.citations.address import LINK_BASE, address_of, symbol_of
from unassemble.citations.find import citations_in
from unassemble.citations.link import Linker, own_symbols
from unassemble.model import Block, Document, Link, Part, Text, plain
from unassemble.model.rewrite import rewritten
from unassemble.model.runs import Inlines, leaves, runs


class CitationPlace(Struct, frozen=True):
    """Where a document is cited: the words, their language, and their place in the letter file."""

    words: str
    language: str
    span: Span | None


class CitedDocument(Struct, frozen=True):
    """A cited document: its symbols, its address, and where it is cited."""

    symbols: tuple[str, ...]
    link: str
    places: tuple[CitationPlace, ...]

    @property
    def symbol(self) -> str:
        """The symbol that the link leads to."""
        return self.symbols[0]


def cited_documents(document: Document, base: str = LINK_BASE) -> tuple[CitedDocument, ...]:
    """The documents that a document cites, by the first place of each in the letter file.

    Args:
        document: before its citations are linked; links that the author made are included.
        base: of the addresses.
    """
    own = own_symbols(document)
    found: dict[tuple[str, str], tuple[tuple[str, ...], str, list[CitationPlace]]] = {}
    for inlines in _texts(document):
        for symbols, link, place in _cited(inlines, base):
            if own.isdisjoint(symbols):
                key = (symbols[0], link)
                found.setdefault(key, (symbols, link, []))[2].append(place)
    rows = [
        CitedDocument(symbols, link, tuple(sorted(places, key=_order)))
        for symbols, link, places in found.values()
    ]
    return tuple(sorted(rows, key=lambda row: _order(row.places[0])))


def _order(place: CitationPlace) -> tuple[int, int]:
    return (place.span.line, place.span.column) if place.span else (0, 0)


def _texts(document: Document) -> Iterator[Inlines]:
    """The text of a document, paragraph by paragraph, without headings that repeat others."""
    for column in document.session:
        yield column.agenda
        yield from (title.inlines for title in column.titles)
    for part in document.parts:
        yield from _part(part)
    for note in (*document.notes, *document.page_notes):
        for block in note.blocks:
            yield from texts_of(block)


def _part(part: Part) -> Iterator[Inlines]:
    if part.kind == "letter":
        yield part.heading  # that of an annex repeats it
    yield part.title
    for block in part.blocks:
        yield from texts_of(block)


def texts_of(block: Block) -> list[Inlines]:
    """The inlines of each paragraph of a block, in order."""
    out: list[Inlines] = []

    def keep(inlines: Inlines) -> Inlines:
        out.append(inlines)
        return inlines

    rewritten(block, keep)
    return out


def _cited(inlines: Inlines, base: str) -> Iterator[tuple[tuple[str, ...], str, CitationPlace]]:
    """Symbols, address and place of each citation of a paragraph."""
    for leaf in leaves(inlines):
        if isinstance(leaf, Link) and (symbol := symbol_of(leaf.target)):
            text = next((one for one in leaves(leaf.children) if isinstance(one, Text)), None)
            language, span = (text.language, text.span) if text else ("", None)
            yield (symbol,), leaf.target, CitationPlace(plain(leaf.children), language, span)
    for run in runs(leaves(_undone(inlines)), link_words=True):
        whole = "".join(run.pieces)
        for one in citations_in(whole, run.language):
            for start, text in zip(run.starts, run.texts, strict=True):
                if start <= one.start < start + len(text.text):
                    span = place_of(one.start - start, text.span, text.lines)
                    place = CitationPlace(whole[one.start : one.end], run.language, span)
                    yield one.symbols, address_of(one.symbol, run.language, base), place


def _undone(inlines: Inlines) -> Inlines:
    """The inlines with dead links turned into plain text."""
    return Linker("", frozenset(), on=False).repaired(inlines)
