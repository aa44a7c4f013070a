"""Draw the pages that browser windows show, on request, and cache the pictures."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

import pypdfium2

from unassemble.images.rasterize import PDFIUM, draw_page
from unassemble.preview.building import Built

_CACHE_BYTES = 64_000_000
"""The size of the cache of pictures."""
_RECENT = 8
"""How many recent requests are remembered: the pages a window shows, and their thumbnails."""


class Drawings:
    """Pictures of the pages of successive builds; pages that stay the same are drawn once.

    A page is drawn from the whole PDF if that has been written, else from a PDF of its own.
    The methods may be called from several threads.
    """

    def __init__(self) -> None:
        self._whole: tuple[Built, pypdfium2.PdfDocument] | None = None
        self._known: OrderedDict[tuple[str, float], bytes] = OrderedDict()
        self._recent: OrderedDict[tuple[int, float], None] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def page(self, built: Built, index: int, scale: float) -> bytes:
        """A page as PNG; ``scale`` is 1.0 for 96 pixels an inch."""
        with self._lock:
            self._recent[index, scale] = None
            self._recent.move_to_end((index, scale))
            if len(self._recent) > _RECENT:
                self._recent.popitem(last=False)
        return self.cached(built.keys[index], scale) or self._draw(built, index, scale)

    def draw_ahead(self, built: Built) -> None:
        """Draw the pages that were requested recently and have changed since.

        The pictures are then being drawn while the window still learns of the new build.
        """
        with self._lock:
            wanted = sorted(self._recent, key=lambda one: -one[1])
        for index, scale in wanted:
            if index < len(built.keys) and self.cached(built.keys[index], scale) is None:
                self._draw(built, index, scale)

    def _draw(self, built: Built, index: int, scale: float) -> bytes:
        key = built.keys[index]
        with PDFIUM:
            known = self.cached(key, scale)  # another thread may have drawn it by now
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
            while self._size > _CACHE_BYTES and len(self._known) > 1:
                self._size -= len(self._known.popitem(last=False)[1])
        return made

    def _opened(self, built: Built) -> pypdfium2.PdfDocument:
        """The whole PDF of a build, open; only that of the last build is kept open."""
        if self._whole is None or self._whole[0] is not built:
            if self._whole is not None:
                self._whole[1].close()
            self._whole = built, pypdfium2.PdfDocument(built.pdf)
        return self._whole[1]

    def cached(self, key: str, scale: float) -> bytes | None:
        """The picture of a page, which may be of an earlier build; None if it is not cached."""
        with self._lock:
            known = self._known.get((key, scale))
            if known is not None:
                self._known.move_to_end((key, scale))
            return known
