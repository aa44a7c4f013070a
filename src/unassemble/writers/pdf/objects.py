"""PDF objects by number: numbering, cross-reference table, trailer (ISO 32000-1, 7.5).

A tagged document has tens of thousands of objects.  Here they are finished bytes from the start;
reportlab's own document object took longer to load, and to put them down, than the layout of the
pages takes.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""The second line says that the file is binary (7.5.2; ISO 19005-2, 6.1.2)."""

_LEVEL = 4
"""Of deflation: half the time of the usual 6, for files 3 % larger."""


class PdfFile:
    """A PDF file under construction; objects are named by number and filled in at any time."""

    def __init__(self) -> None:
        self._objects: list[bytes] = [b""]

    def allocate(self) -> int:
        """A new object number."""
        self._objects.append(b"null")
        return len(self._objects) - 1

    def put(self, number: int, data: bytes) -> None:
        """Say what an object is."""
        self._objects[number] = data

    def add(self, data: bytes) -> int:
        """A new object with its bytes; returns its number."""
        self._objects.append(data)
        return len(self._objects) - 1

    def add_stream(self, data: bytes, entries: bytes = b"", compress: bool = True) -> int:
        """A stream object, deflated unless told otherwise.

        An end-of-line stands before "endstream" (ISO 19005-2, 6.1.7.1).
        """
        if compress:
            return self.add_deflated(deflated(data), entries)
        return self._add_stream(data, entries)

    def add_deflated(self, data: bytes, entries: bytes = b"") -> int:
        """A stream object of data that `deflated` has made."""
        return self._add_stream(data, entries + b"/Filter/FlateDecode")

    def _add_stream(self, data: bytes, entries: bytes) -> int:
        head = b"<<%s/Length %d>>\nstream\n" % (entries, len(data))
        return self.add(head + data + b"\nendstream")

    def finish(self, catalog: bytes, info: bytes) -> bytes:
        """The whole file.  Its identifier is a digest of its objects."""
        root, information = self.add(catalog), self.add(info)
        parts = [_HEADER]
        table = [b"0000000000 65535 f \n"]
        place = len(_HEADER)
        for number, data in enumerate(self._objects[1:], 1):
            part = b"%d 0 obj\n%s\nendobj\n" % (number, data)
            table.append(b"%010d 00000 n \n" % place)
            place += len(part)
            parts.append(part)
        body = b"".join(parts)
        identifier = _identifier(body)
        trailer = b"<</Size %d/Root %s/Info %s/ID[<%s><%s>]>>" % (
            len(table),
            ref(root),
            ref(information),
            identifier,
            identifier,
        )
        head = b"xref\n0 %d\n" % len(table)
        tail = b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, place)
        return b"".join((body, head, *table, tail))


def _identifier(body: bytes) -> bytes:
    """Sixteen bytes that tell this file from others (14.4): of each quarter its CRC-32.

    A cryptographic digest would do the same; to load the library of digests takes longer than to
    deflate all pages.
    """
    step = len(body) // 4 + 1
    parts = (body[start : start + step] for start in range(0, 4 * step, step))
    return b"".join(b"%08x" % zlib.crc32(part) for part in parts)


def deflated(data: bytes) -> bytes:
    """Data as streams hold it."""
    return zlib.compress(data, _LEVEL)


def ref(number: int) -> bytes:
    """A reference to an object."""
    return b"%d 0 R" % number


def text_string(text: str) -> bytes:
    """A text string: as it is where ASCII, else UTF-16 with a byte order mark (7.9.2.2)."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return b"(" + escaped.encode() + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


@lru_cache(maxsize=1 << 14)
def number(value: float) -> bytes:
    """A number with at most three decimals, as short as can be."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return b"0" if text in ("", "-0") else text.encode()
