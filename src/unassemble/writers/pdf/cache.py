"""Strings of glyphs and deflated streams, kept from one PDF for the next.

They are results of pure functions: without the cache, the bytes are the same.
"""

from __future__ import annotations

from msgspec import Struct, field

from unassemble.layout.fragments import GlyphRun
from unassemble.writers.pdf.glyphs import Operator, PendingGlyphs, PendingParts
from unassemble.writers.pdf.streams import deflated

_Written = tuple[GlyphRun, object, bytes]
"""A run, the coding of its font, and its glyphs as they were written."""


class StreamCache(Struct):
    """Keeps what a PDF was made of, for one that differs little.

    What two PDFs in a row did not use is dropped.
    """

    _glyphs: dict[int, _Written] = field(default_factory=dict)
    _new_glyphs: dict[int, _Written] = field(default_factory=dict)
    _streams: dict[bytes, bytes] = field(default_factory=dict)
    _new_streams: dict[bytes, bytes] = field(default_factory=dict)

    def begin(self) -> None:
        """Begin a PDF."""
        self._glyphs, self._new_glyphs = self._new_glyphs, {}
        self._streams, self._new_streams = self._new_streams, {}

    def stream(self, operators: list[Operator]) -> bytes:
        """The content stream of operators, once all fonts are cut."""
        return b"".join(
            [part if isinstance(part, bytes) else self._written(part) for part in operators]
        )

    def _written(self, part: PendingGlyphs | PendingParts) -> bytes:
        return self._run(part) if isinstance(part, PendingGlyphs) else part.text()

    def _run(self, pending: PendingGlyphs) -> bytes:
        font, run = pending
        # The number is the run's own while the run is kept beside it.
        known = self._glyphs.get(id(run))
        if known is None or known[0] is not run or known[1] is not font.coding:
            known = run, font.coding, pending.text()
        self._new_glyphs[id(run)] = known
        return known[2]

    def deflated(self, data: bytes) -> bytes:
        """`streams.deflated`."""
        known = self._new_streams.get(data) or self._streams.get(data)
        if known is None:
            known = deflated(data)
        self._new_streams[data] = known
        return known
