"""Streams and dictionaries as reportlab's objects, formatted the same on every computer.

reportlab breaks the lines of a dictionary as a setting outside the program says
(`RL_pdfMultiLine`); here each is on one line, so that the same letter gives the same bytes.
"""

from __future__ import annotations

import zlib

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject, PDFStream
from reportlab.pdfbase.pdfdoc import format as format_value

_LEVEL = 4
"""Of deflation: half the time of the usual 6, for files 3 % larger."""


class Dictionary(PDFDictionary):
    """A dictionary; its values are reportlab's objects, numbers, or finished text."""

    def format(self, document: PDFDocument, IND: bytes = b"") -> bytes:  # noqa: N803 (reportlab's)
        """The entries in the order in which they were given, on one line."""
        entries = [
            b"/%s %s" % (name.encode(), format_value(value, document))
            for name, value in self.dict.items()
        ]
        return b"<<%s>>" % b"".join(entries)


class Prepared(PDFObject):
    """An object given as finished bytes: for long arrays, of which reportlab formats each part."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: PDFDocument) -> bytes:
        """The bytes."""
        return self.data


class Stream(PDFStream):
    """A stream whose data is as ``entries`` say (``Filter``).

    An end-of-line stands before "endstream" (ISO 19005-2, 6.1.7.1); reportlab writes none.
    """

    def __init__(self, data: bytes, **entries: object) -> None:
        super().__init__(Dictionary(entries | {"Length": len(data)}), data)

    def format(self, document: PDFDocument) -> bytes:
        """Dictionary and data."""
        return b"%s\nstream\n%s\nendstream" % (self.dictionary.format(document), self.content)


class DeflatedStream(Stream):
    """A stream of data that `deflated` has made."""

    def __init__(self, data: bytes, **entries: object) -> None:
        super().__init__(data, Filter="/FlateDecode", **entries)


def deflated(data: bytes) -> bytes:
    """Data as a `DeflatedStream` holds it."""
    return zlib.compress(data, _LEVEL)
