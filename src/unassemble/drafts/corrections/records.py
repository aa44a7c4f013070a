"""Units of a document, and corrections of them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

UnitKind = Literal[
    "session",
    "items",
    "item-title",
    "title",
    "original",
    "heading",
    "dateline",
    "paragraph",
    "row",
    "figure",
    "signature",
    "note",
]


class Unit(Struct, frozen=True):
    """A piece of a document that a corrigendum can point at.

    ``part`` is where it stands: () the letter, (2,) the second annex, (2, 1) its first enclosure;
    ``labels`` are the numbers of the paragraphs that it is in and its own ("5", "(a)"), or the mark
    of a note; ``text`` is its Markdown.  A reader finds it by ``order``, which counts the units of
    its kind without a number below ``heading``; for a row, in the ``table`` of that number.
    """

    part: tuple[int, ...]
    kind: UnitKind
    labels: tuple[str, ...]
    text: str
    order: int = 1
    heading: str = ""
    table: int = 0

    @property
    def content(self) -> tuple[tuple[int, ...], UnitKind, tuple[str, ...], str]:
        """What makes two units the same; their order follows from those before them."""
        return self.part, self.kind, self.labels, self.text


class WordChange(Struct, frozen=True):
    """A change of words: ``old`` stands once in the unit's text, and becomes ``new``."""

    old: str
    new: str


class Rewording(Struct, frozen=True):
    """Words of a unit change; ``index`` is its place among the units of the old document."""

    index: int
    edits: tuple[WordChange, ...]


class Substitution(Struct, frozen=True):
    """The text of a unit is replaced as a whole."""

    index: int
    text: str


class Renumbering(Struct, frozen=True):
    """A unit gets other numbers."""

    index: int
    labels: tuple[str, ...]


class Deletion(Struct, frozen=True):
    """A unit is deleted."""

    index: int


class Insertion(Struct, frozen=True):
    """Units are inserted after the one at ``index``, -1 for the beginning of the document."""

    index: int
    units: tuple[Unit, ...]


Correction = Rewording | Substitution | Renumbering | Deletion | Insertion
