"""What writing one PDF leaves for the next: deflated streams.

Answers of a pure function by what it was asked; taking the memory away changes no byte.
"""

from __future__ import annotations

from msgspec import Struct, field

from unassemble.writers.pdf.objects import deflated


class Memory(Struct):
    """Remembers for a writer that is asked for almost the same again.

    What two PDFs in a row did not use is forgotten.
    """

    _streams: dict[bytes, bytes] = field(default_factory=dict)
    _new_streams: dict[bytes, bytes] = field(default_factory=dict)

    def begin(self) -> None:
        """Begin a PDF."""
        self._streams, self._new_streams = self._new_streams, {}

    def deflated(self, data: bytes) -> bytes:
        """`objects.deflated`."""
        known = self._new_streams.get(data) or self._streams.get(data)
        if known is None:
            known = deflated(data)
        self._new_streams[data] = known
        return known
