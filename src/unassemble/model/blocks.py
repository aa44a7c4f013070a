"""Blocks: the pieces of a text.

Numbers of paragraphs and list items are text, kept as the sender wrote them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from unassemble.model.inlines import Inline
from unassemble.source import Span

ListKind = Literal["bullet", "number"]
Alignment = Literal["left", "center", "right"]
ImageFormat = Literal["png", "jpeg"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    inlines: tuple[Inline, ...]
    language: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of one of the Editorial Manual's six levels.

    ``number`` ("I.", "(a)") is what stands before the words, as written; None if there is none.
    """

    level: int
    inlines: tuple[Inline, ...]
    language: str
    number: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and date at the head of a statement: "Istanbul, 31.03.2020".

    ``alone`` is true where no party and no title stand above it.
    """

    inlines: tuple[Inline, ...]
    language: str
    alone: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item: its label as printed ("1.", "(a)"; empty for a bullet) and its blocks."""

    label: str
    blocks: tuple[Block, ...]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted list, or numbered paragraphs, whose numbers are kept as written."""

    kind: ListKind
    items: tuple[ListItem, ...]
    language: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """A quotation set apart."""

    blocks: tuple[Block, ...]
    language: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table: one paragraph."""

    inlines: tuple[Inline, ...]
    language: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; each row has as many cells as ``alignments`` has entries."""

    alignments: tuple[Alignment, ...]
    header: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    language: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ImageData:
    """A picture: encoded bytes and its size in pixels and in points."""

    data: bytes
    format: ImageFormat
    pixels: tuple[int, int]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in the text, with its alternative text."""

    image: ImageData
    alternative: str
    language: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """One signature: its lines from top to bottom, in the order of the language."""

    lines: tuple[tuple[Inline, ...], ...]
    language: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """The signatures under a letter or an annex."""

    signatories: tuple[Signatory, ...]
    language: str


@dataclass(frozen=True, slots=True)
class SignedDate:
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
