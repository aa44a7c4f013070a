"""PDF objects by number, on reportlab's document object.

reportlab's `PDFDocument` numbers the objects, serialises them and writes cross-reference table
and trailer.  Objects are handed to it as finished bytes (`Raw`): a tagged document has tens of
thousands, and building each from reportlab's dictionaries takes most of the time.  ISO 32000-1.
"""

from __future__ import annotations

import hashlib
import zlib

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject


class Raw(PDFObject):  # type: ignore[misc]
    """An object given as its bytes."""

    def __init__(self) -> None:
        self.data = b"null"

    def format(self, document: PDFDocument) -> bytes:
        """The bytes, as reportlab asks for them."""
        return self.data


class PdfFile:
    """A PDF file under construction; objects are named by number and filled in at any time."""

    def __init__(self) -> None:
        self._document = PDFDocument(pdfVersion=(1, 7), invariant=1)
        self._objects: dict[int, Raw] = {}
        self._digest = hashlib.md5(usedforsecurity=False)

    def allocate(self) -> int:
        """A new object number."""
        raw = Raw()
        self._document.Reference(raw)
        number = int(self._document.objectcounter)
        self._objects[number] = raw
        return number

    def put(self, number: int, data: bytes) -> None:
        """Say what an object is."""
        self._objects[number].data = data
        self._digest.update(data)

    def add(self, data: bytes) -> int:
        """A new object with its bytes; returns its number."""
        number = self.allocate()
        self.put(number, data)
        return number

    def add_stream(self, data: bytes, entries: bytes = b"", compress: bool = True) -> int:
        """A stream object, deflated unless told otherwise.

        An end-of-line stands before "endstream" (ISO 19005-2, 6.1.7.1).
        """
        if compress:
            data = zlib.compress(data, 6)
            entries += b"/Filter/FlateDecode"
        head = b"<<%s/Length %d>>\nstream\n" % (entries, len(data))
        return self.add(head + data + b"\nendstream")

    def finish(self, catalog: bytes, info: bytes) -> bytes:
        """The whole file.  Its identifier is a digest of its objects."""
        document = self._document
        document.Catalog, document.info = Raw(), Raw()
        document.Catalog.data, document.info.data = catalog, info
        self._digest.update(catalog + info)
        identifier = self._digest.hexdigest().encode()
        document.ID = lambda: _Bytes(b"[<%s><%s>]" % (identifier, identifier))
        data = document.format()
        return data if isinstance(data, bytes) else data.encode("latin-1")


class _Bytes(PDFObject):  # type: ignore[misc]
    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: PDFDocument) -> bytes:
        return self.data


def ref(number: int) -> bytes:
    """A reference to an object."""
    return b"%d 0 R" % number


def text_string(text: str) -> bytes:
    """A text string: as it is where ASCII, else UTF-16 with a byte order mark (7.9.2.2)."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return b"(" + escaped.encode() + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


def number(value: float) -> bytes:
    """A number with at most three decimals, as short as can be."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return b"0" if text in ("", "-0") else text.encode()
