"""Pictures of the pages that windows show, drawn when they are asked for and kept."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

import pypdfium2

from unassemble.images.rasterize import PDFIUM, draw_page

if TYPE_CHECKING:
    from unassemble.preview.building import Built

_REMEMBERED = 64_000_000
"""Bytes of pictures that are kept."""
_LATELY = 8
"""Pictures asked for lately: what a window shows, and its thumbnails."""


class Drawings:
    """Pictures of the pages of one build after another; those that stay the same are kept.

    A page is drawn from the whole PDF once that is written, and before from one of its own.
    """

    def __init__(self) -> None:
        self._whole: tuple[Built, pypdfium2.PdfDocument] | None = None
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
        key = built.keys[index]
        with PDFIUM:
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

    def _opened(self, built: Built) -> pypdfium2.PdfDocument:
        """The whole PDF, opened; one at a time."""
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
