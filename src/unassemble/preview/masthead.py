"""Texts that the program writes around the letter → the keys of the letter file they come from."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.base.errors import UnreadableError
from unassemble.base.source import Span
from unassemble.letter.compose import compose
from unassemble.letter.nodes import Mapping, Node, Sequence
from unassemble.model import Document, SignedDate, plain
from unassemble.preview.building import Built


def masthead_places(built: Built) -> Iterator[tuple[str, Span]]:
    """Texts of masthead, session block, headers and footers, with the places of their keys."""
    try:
        root, _ = compose(built.source.data, built.source.name)
    except UnreadableError:
        return
    head, foot = built.document.masthead, built.document.footer
    symbols = head.joiner.join(symbol.printed for symbol in head.symbols)
    texts: list[tuple[str, tuple[str | int, ...]]] = [(symbols, ("symbols",))]
    texts += [(one.text, ("symbols", index)) for index, one in enumerate(head.symbols)]
    texts += [
        (head.distribution, ("distribution",)),
        (head.date, ("date",)),
        (head.language_line, ("language",)),
        (foot.release_line, ("job_number",)),
        (foot.job_number, ("job_number",)),
        (foot.recycle, ("recycle",)),
        (head.united_nations, ("language",)),
    ]
    texts += [(line, ("original",)) for line in head.original_lines]
    texts += [(organ, ("organs", index)) for index, organ in enumerate(head.organs)]
    texts += _session(built.document)
    texts += [
        (plain(block.inlines), ("letter", "dated"))
        for part in built.document.parts
        for block in part.blocks
        if isinstance(block, SignedDate)
    ]
    for text, path in texts:
        if text:
            yield text, _place(root, path)


def _session(document: Document) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """The lines of the session block, each with the path of its organ."""
    alone = len(document.session) < len(document.masthead.organs)
    for index, column in enumerate(document.session):
        texts = (column.organ, *column.session, *column.dates, column.committee)
        for text in (*texts, plain(column.agenda)):
            yield text, ("organs", 0 if alone else index)


def _place(root: Mapping, path: tuple[str | int, ...]) -> Span:
    """The place of a key, or of the nearest key above it that exists; else the file's beginning."""
    node: Node | None = root
    span = root.span
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.pairs:
            key, node = node.pairs[step]
            span = key.span
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            span = node.span
        else:
            break
    return span
