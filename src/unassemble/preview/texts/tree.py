"""A text of a letter file as a tree for an editor: what the browser gets, and what it sends back.

The tree says what the Markdown reader reads: leaves (paragraphs, headings, cells) with runs of
characters and chips, and what they stand in.  A chip is shown as one thing and carries its source.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Range = tuple[int, int]
"""Where something stands in the value: first character, and the one behind the last."""

ChipKind = Literal["call", "note", "template", "blank", "line"]
"""A call of a note by its id, a note written where it is called, ``{{ … }}``, ``‹…›``, a line
break."""


class TextRun(Struct, frozen=True, omit_defaults=True, tag_field="is", tag="text"):
    """Characters of one look; ``at`` are the ranges of their sources in the value.

    Marks are "strong", "em", "u", "s", "sup", "sub", "lang=fr", "condensed=0.1", "link=address",
    the outermost first.
    """

    text: str
    marks: tuple[str, ...] = ()
    at: tuple[Range, ...] = ()


class TextChip(Struct, frozen=True, omit_defaults=True, tag_field="is", tag="chip"):
    """What is no text: ``written`` is its source, ``nodes`` are the blocks of a note."""

    kind: ChipKind
    written: str = ""
    marks: tuple[str, ...] = ()
    at: Range = (-1, -1)
    nodes: tuple[TextNode, ...] = ()
    inner: Range = (-1, -1)


class TextLeaf(Struct, frozen=True, omit_defaults=True, tag_field="is", tag="leaf"):
    """A paragraph ("p"), a heading ("h") or a cell of a table.

    ``at`` is where its content stands, with the signs around its words.
    """

    kind: Literal["p", "h", "cell"]
    runs: tuple[TextRun | TextChip, ...] = ()
    level: int = 0
    columns: int = 1
    rows: int = 1
    at: Range = (-1, -1)


class TextGroup(Struct, frozen=True, omit_defaults=True, tag_field="is", tag="group"):
    """What leaves stand in: a list with items, a quotation, a table with rows.

    ``label`` is that of a numbered item, ``following`` the one that comes after it in a list;
    ``further`` are some that come after the last of a numbered list.
    """

    kind: Literal["bullets", "numbers", "item", "quote", "table", "row"]
    nodes: tuple[TextNode, ...] = ()
    label: str = ""
    following: str = ""
    further: tuple[str, ...] = ()
    alignments: tuple[Literal["left", "center", "right"], ...] = ()
    at: Range = (-1, -1)


class TextAtom(Struct, frozen=True, omit_defaults=True, tag_field="is", tag="atom"):
    """A picture with its path and alternative text, or a page break."""

    kind: Literal["picture", "break"]
    path: str = ""
    alternative: str = ""
    at: Range = (-1, -1)


TextNode = TextLeaf | TextGroup | TextAtom


def bare(nodes: Sequence[TextNode]) -> tuple[TextNode, ...]:
    """A tree without its places, as an editor sends it."""
    return tuple(map(_bare, nodes))


def _bare(node: TextNode) -> TextNode:
    match node:
        case TextLeaf(runs=runs):
            return replace(node, runs=tuple(map(_bare_run, runs)), at=(-1, -1))
        case TextGroup(nodes=nodes):
            return replace(node, nodes=bare(nodes), at=(-1, -1))
        case TextAtom():
            return replace(node, at=(-1, -1))


def _bare_run(run: TextRun | TextChip) -> TextRun | TextChip:
    match run:
        case TextRun():
            return replace(run, at=())
        case TextChip(nodes=nodes):
            return replace(run, at=(-1, -1), inner=(-1, -1), nodes=bare(nodes))
