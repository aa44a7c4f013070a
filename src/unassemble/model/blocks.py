"""Blocks: paragraphs, headings, lists, tables and the like.

Numbers of paragraphs and list items are text, kept as the sender wrote them.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from unassemble.base.source import Span
from unassemble.model.inlines import Inline

ListKind = Literal["bullet", "number"]
Alignment = Literal["left", "center", "right"]
ImageFormat = Literal["png", "jpeg"]


class Paragraph(Struct, frozen=True):
    """A paragraph of running text."""

    inlines: tuple[Inline, ...]
    language: str
    span: Span | None = None


class Heading(Struct, frozen=True):
    """A heading of one of the Editorial Manual's six levels.

    ``number`` ("I.", "(a)") is printed before the words as written; None if there is none.
    """

    level: int
    inlines: tuple[Inline, ...]
    language: str
    number: str | None = None
    span: Span | None = None


class Dateline(Struct, frozen=True):
    """Place and date at the head of a statement: "Istanbul, 31.03.2020"."""

    inlines: tuple[Inline, ...]
    language: str
    span: Span | None = None


class ListItem(Struct, frozen=True):
    """An item: its label as printed ("1.", "(a)"; empty for a bullet) and its blocks."""

    label: str
    blocks: tuple[Block, ...]
    span: Span | None = None


class List(Struct, frozen=True):
    """A bulleted list, or numbered paragraphs, whose numbers are kept as written."""

    kind: ListKind
    items: tuple[ListItem, ...]
    language: str
    span: Span | None = None


class BlockQuote(Struct, frozen=True):
    """A quotation set off from the text."""

    blocks: tuple[Block, ...]
    language: str
    span: Span | None = None


class TableCell(Struct, frozen=True):
    """A cell of a table: one paragraph, which may span several ``columns`` and ``rows``."""

    inlines: tuple[Inline, ...]
    language: str
    span: Span | None = None
    columns: int = 1
    rows: int = 1


class Table(Struct, frozen=True):
    """A table with as many columns as ``alignments`` has entries.

    A row has the cells that begin in it; a place that another cell spans has none of its own.
    ``header`` is the first row; the rows that its cells span belong to the header too.
    """

    alignments: tuple[Alignment, ...]
    header: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    language: str
    span: Span | None = None


class ImageData(Struct, frozen=True):
    """A picture: encoded bytes and its size in pixels and in points."""

    data: bytes
    format: ImageFormat
    pixels: tuple[int, int]
    width: float
    height: float


class Figure(Struct, frozen=True):
    """A picture in the text, with its alternative text."""

    image: ImageData
    alternative: str
    language: str
    span: Span | None = None


class PageBreak(Struct, frozen=True):
    """A page break: the next block starts on a new page."""


class Signatory(Struct, frozen=True):
    """One signature: its lines from top to bottom, in the order that the language has."""

    lines: tuple[tuple[Inline, ...], ...]
    language: str
    span: Span | None = None


class SignatureBlock(Struct, frozen=True):
    """The signatures under a letter or an annex."""

    signatories: tuple[Signatory, ...]
    language: str


class SignedDate(Struct, frozen=True):
    """The date alone at the end of a note verbale."""

    inlines: tuple[Inline, ...]
    language: str


Block = (
    Paragraph
    | Heading
    | Dateline
    | List
    | BlockQuote
    | Table
    | Figure
    | PageBreak
    | SignatureBlock
    | SignedDate
)
