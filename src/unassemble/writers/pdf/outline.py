"""Headings → bookmarks (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import OutlineEntryObject, PDFDocument, PDFOutlines

from unassemble.writers.pdf.document import TaggedDocument
from unassemble.writers.pdf.streams import Dictionary
from unassemble.writers.pdf.tags import StructureElement
from unassemble.writers.pdf.values import text_string

_OPEN_LEVELS = 1
"""Levels of bookmarks that are expanded when the file is opened."""


class Bookmark(OutlineEntryObject):
    """A bookmark: level from 1, words, where it leads to, and its structure element.

    The element tells the language of the words: the codes that a text string may carry for it
    (ISO 32000-1, 7.9.2.2) are shown as characters by readers in use (poppler 22).
    """

    def __init__(
        self, level: int, title: str, destination: bytes, element: StructureElement
    ) -> None:
        self.level = level
        self.Title = title
        self.Dest = destination
        self.element = element
        self.below: list[Bookmark] = []

    def format(self, document: PDFDocument) -> bytes:
        """The dictionary, with the element that reportlab's lacks."""
        entries = {"Title": text_string(self.Title), "SE": self.element.reference}
        for name in ("Parent", "Dest", "Prev", "Next", "First", "Last", "Count"):
            if (value := getattr(self, name)) is not None:
                entries[name] = value
        return Dictionary(entries).format(document)


class Outline(PDFOutlines):
    """The bookmarks in the order of the text, nested by level when the file is written.

    reportlab's own outline refuses a level that is skipped, as on a page that is written alone for
    the preview, and knows no structure elements.
    """

    def __init__(self) -> None:
        super().__init__()
        self.bookmarks: list[Bookmark] = []

    def prepare(self, document: TaggedDocument, canvas: object) -> None:
        """Nest the bookmarks; reportlab asks for it before it formats the file."""
        if not self.bookmarks:
            self.ready = -1  # reportlab then leaves the outline out
            return
        top: list[Bookmark] = []
        open_: list[Bookmark] = []
        for bookmark in self.bookmarks:
            while open_ and open_[-1].level >= bookmark.level:
                open_.pop()
            (open_[-1].below if open_ else top).append(bookmark)
            open_.append(bookmark)
        self.count = _link(top, document.reference(self), document)
        self.first, self.last = document.reference(top[0]), document.reference(top[-1])
        self.ready = 1
        document.Catalog.showOutline()

    def format(self, document: PDFDocument) -> bytes:
        """The dictionary at the root."""
        entries = {
            "Type": "/Outlines",
            "First": self.first,
            "Last": self.last,
            "Count": self.count,
        }
        return Dictionary(entries).format(document)


def _link(bookmarks: Sequence[Bookmark], parent: bytes, document: TaggedDocument) -> int:
    """Let sisters know each other and their parent; how many bookmarks are seen at first."""
    references = [document.reference(one) for one in bookmarks]
    seen = len(bookmarks)
    for index, bookmark in enumerate(bookmarks):
        bookmark.Parent = parent
        if index:
            bookmark.Prev = references[index - 1]
            bookmarks[index - 1].Next = references[index]
        if bookmark.below:
            below = _link(bookmark.below, references[index], document)
            bookmark.First = document.reference(bookmark.below[0])
            bookmark.Last = document.reference(bookmark.below[-1])
            is_open = bookmark.level <= _OPEN_LEVELS
            bookmark.Count = below if is_open else -below
            seen += below if is_open else 0
    return seen
