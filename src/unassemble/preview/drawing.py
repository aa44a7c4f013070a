"""PDF → pictures of its pages, by pdfium.

Measured on the example letter (816 × 1056 pixels): a page is drawn in 3 ms in grey and 4 ms in
colour; as PNG without filters it takes 3 ms more, where Pillow takes 7 (grey) and 18 (colour), and
lossless WebP 20.  Text pages are grey: the picture is a third of the size.
"""

from __future__ import annotations

import struct
import zlib
from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unassemble.preview.building import Built

SCREEN_DPI = 96
PICTURE_DPI = 150
POINTS = 72
_LEVEL = 2
"""Of deflation: 3 ms a page; the usual 6 takes 8 ms for a tenth less."""
_REMEMBERED = 64_000_000
"""Bytes of pictures that are kept."""
_LATELY = 8
"""Pictures asked for lately: what a window shows, and its thumbnails."""
_GREY, _RGB = 0, 2
"""Colour types of PNG (ISO/IEC 15948, 11.2.2)."""
_pdfium = Lock()
"""pdfium is not made for several threads."""


class Drawings:
    """Pictures of the pages of one build after another; those that stay the same are kept.

    A page is drawn from the whole PDF once that is written, and before from one of its own.
    """

    def __init__(self) -> None:
        self._whole: tuple[Built, Any] | None = None
        self._known: OrderedDict[tuple[str, float], bytes] = OrderedDict()
        self._lately: OrderedDict[tuple[int, float], None] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def page(self, built: Built, index: int, scale: float) -> bytes:
        """A page as PNG; ``scale`` is 1.0 for 96 pixels an inch."""
        with self._lock:
            self._lately[index, scale] = None
            self._lately.move_to_end((index, scale))
            if len(self._lately) > _LATELY:
                self._lately.popitem(last=False)
        return self.recall(built.keys[index], scale) or self._made(built, index, scale)

    def ahead(self, built: Built) -> None:
        """Draw what was asked for lately and is not the same now, before it is asked for.

        The picture is then on its way while the window still learns that there is a new one.
        """
        with self._lock:
            wanted = sorted(self._lately, key=lambda one: -one[1])
        for index, scale in wanted:
            if index < len(built.keys) and self.recall(built.keys[index], scale) is None:
                self._made(built, index, scale)

    def _made(self, built: Built, index: int, scale: float) -> bytes:
        import pypdfium2

        key = built.keys[index]
        with _pdfium:
            known = self.recall(key, scale)  # drawn by another thread meanwhile
            if known is not None:
                return known
            if built.is_written:
                made = draw_page(self._opened(built), index, scale, built.colored[index])
            else:
                document = pypdfium2.PdfDocument(built.page_pdf(index))
                try:
                    made = draw_page(document, 0, scale, built.colored[index])
                finally:
                    document.close()
        with self._lock:
            if (key, scale) not in self._known:
                self._known[key, scale] = made
                self._size += len(made)
            while self._size > _REMEMBERED and len(self._known) > 1:
                self._size -= len(self._known.popitem(last=False)[1])
        return made

    def _opened(self, built: Built) -> Any:
        """The whole PDF, opened; one at a time."""
        import pypdfium2

        if self._whole is None or self._whole[0] is not built:
            if self._whole is not None:
                self._whole[1].close()
            self._whole = built, pypdfium2.PdfDocument(built.pdf)
        return self._whole[1]

    def recall(self, key: str, scale: float) -> bytes | None:
        """A picture that was made before, of a page that may be gone."""
        with self._lock:
            known = self._known.get((key, scale))
            if known is not None:
                self._known.move_to_end((key, scale))
            return known


def draw_page(document: Any, index: int, scale: float, color: bool) -> bytes:
    """A page of an open PDF as PNG."""
    page = document[index]
    try:
        bitmap = page.render(
            scale=scale * SCREEN_DPI / POINTS, grayscale=not color, rev_byteorder=True
        )
        try:
            size, stride, channels = (bitmap.width, bitmap.height), bitmap.stride, bitmap.n_channels
            pixels = bytes(bitmap.buffer)
        finally:
            bitmap.close()
    finally:
        page.close()
    return png(pixels, size, stride, channels)


def png(pixels: bytes, size: tuple[int, int], stride: int, channels: int) -> bytes:
    """A PNG (ISO/IEC 15948) of rows of grey (one channel) or red, green and blue (three)."""
    width, height = size
    row = width * channels
    starts = range(0, stride * height, stride)
    data = b"".join([b"\0" + pixels[start : start + row] for start in starts])
    kind = _GREY if channels == 1 else _RGB
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(data, _LEVEL)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def write_pages(built: Built, folder: Path, stem: str, dpi: int = PICTURE_DPI) -> list[Path]:
    """Write each page as a picture: ``<stem>-<language>-01.png``.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    import pypdfium2

    folder.mkdir(parents=True, exist_ok=True)
    digits = max(len(str(len(built.keys))), 2)
    out = []
    document = pypdfium2.PdfDocument(built.pdf)
    try:
        for index, color in enumerate(built.colored):
            name = f"{stem}-{built.document.language}-{index + 1:0{digits}}.png"
            made = draw_page(document, index, dpi / SCREEN_DPI, color)
            (folder / name).write_bytes(made)
            out.append(folder / name)
    finally:
        document.close()
    return out
