"""The PDF file: reportlab's document, catalog and pages, for tagged PDF and PDF/A.

reportlab's `PDFDocument` has the objects and their numbers, the table of fonts, page tree, outline,
information dictionary, identifier, cross-reference table and trailer.  The classes here add entries
that it does not know, and take nothing from the settings of the computer, which reportlab reads
from the environment and from files (`reportlab.rl_config`): same input, same bytes.
"""

from __future__ import annotations

from hashlib import md5

from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArrayCompact,
    PDFCatalog,
    PDFCrossReferenceTable,
    PDFDocument,
    PDFFile,
    PDFObject,
    PDFObjectReference,
    PDFOutlines,
    PDFPage,
    PDFPages,
    PDFTrailer,
)

from unassemble.styles import PAGE
from unassemble.writers.pdf.metadata import Information
from unassemble.writers.pdf.streams import Dictionary, Stream
from unassemble.writers.pdf.values import number, text_string

_VERSION = (1, 7)


class _Entries(PDFCatalog):
    """An object whose entries are its attributes, as reportlab's catalog and pages are."""

    def format(self, document: PDFDocument) -> bytes:
        """As reportlab's, but in a `Dictionary`, whose lines no setting breaks."""
        self.check_format(document)
        given = {name: getattr(self, name, value) for name, value in self.__Defaults__.items()}
        given |= {name: getattr(self, name, None) for name in self.__NoDefault__}
        entries = {name: value for name, value in given.items() if value is not None}
        for name in self.__Refs__:
            if name in entries:
                entries[name] = document.Reference(entries[name])  # type: ignore[no-untyped-call]
        return Dictionary(entries).format(document)


class TaggedCatalog(_Entries):
    """The catalog, with an output intent (ISO 19005-2, 6.2.3)."""

    __NoDefault__ = [*PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012 (as reportlab's)
    Lang: bytes
    Pages: PDFPages
    Outlines: PDFOutlines
    StructTreeRoot: PDFObject
    Metadata: Stream
    OutputIntents: bytes
    ViewerPreferences: bytes
    MarkInfo: bytes
    PageLabels: bytes


class PageTree(PDFPages, _Entries):
    """All pages, in one node."""

    def check_format(self, document: PDFDocument) -> None:
        """Fill in the entries."""
        self.Kids = PDFArrayCompact(page.reference for page in self.pages)
        self.Count = len(self.pages)


class TaggedPage(PDFPage, _Entries):
    """A page that leads to its structure elements, and whose links follow each other in the order
    of the structure (ISO 32000-1, 14.7.4.4; ISO 14289-1, 7.18.3)."""

    __NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012
    Override_default_compilation = 1  # the writer sets all entries
    StructParents: int
    Tabs: str
    reference: bytes


class TaggedDocument(PDFDocument):
    """A PDF 1.7 file under construction.

    ``language`` is a tag of BCP 47; ``fonts`` are the font resources of all pages.
    """

    def __init__(self, language: str, information: Information, outline: PDFOutlines) -> None:
        super().__init__(compression=0, invariant=1, pdfVersion=_VERSION, lang=language)
        self.signature = md5(usedforsecurity=False)  # reportlab's begins with a time
        self.info = information
        self.fonts = self.idToObject[BasicFonts] = Dictionary()
        self.Pages = PageTree()
        self.Outlines = outline
        self.Catalog = TaggedCatalog()
        self.Catalog.Lang = text_string(language)
        self.Catalog.Pages = self.Pages
        self.Catalog.Outlines = outline

    def reference(self, one: PDFObject) -> bytes:
        """A reference to an object, as bytes; a new object gets its number."""
        found: PDFObjectReference = self.Reference(one)  # type: ignore[no-untyped-call]
        return found.format(self)

    def begin_page(self) -> TaggedPage:
        """A new page, numbered; its contents and resources may come later."""
        page = TaggedPage()
        page.Parent = self.reference(self.Pages)
        page.MediaBox = b"[0 0 %s %s]" % (number(PAGE.width), number(PAGE.height))
        page.StructParents = len(self.Pages.pages)
        page.Tabs = "/S"
        self.addPage(page)
        page.reference = self.reference(page)
        return page

    def format(self) -> bytes:
        """The file (ISO 32000-1, 7.5); its identifier is a digest of its objects.

        reportlab's own method takes a digest of time, title and author alone, and puts comments
        between the objects where a setting says so (`RL_pdfComments`).
        """
        file = PDFFile(_VERSION)
        names: list[str] = []
        while (name := self.numberToId.get(len(names) + 1)) is not None:  # an object may add others
            names.append(name)
            formatted: bytes = self.idToObject[name].format(self)  # type: ignore[attr-defined]
            data = b"%d 0 obj\n%s\nendobj\n" % (len(names), formatted)
            self.updateSignature(data)
            self.idToOffset[name] = file.add(data)
        table = PDFCrossReferenceTable()
        table.addsection(0, names)
        trailer = PDFTrailer(
            startxref=file.add(table.format(self)),
            Size=len(names) + 1,
            Root=self.reference(self.Catalog),
            Info=self.reference(self.info),
            ID=self.ID(),
        )
        file.add(trailer.format(self))
        return file.format(self)
