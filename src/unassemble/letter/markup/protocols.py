"""What reading Markdown asks of its caller: footnotes and pictures."""

from __future__ import annotations

from typing import Protocol

from unassemble.base.source import SourceText, Span
from unassemble.model import FootnoteCall, ImageData


class NoteSink(Protocol):
    """Takes the footnotes met in a text, in the order in which they are called."""

    def call(self, id: str, span: Span) -> FootnoteCall | None:
        """The call of the note ``id``.

        The sink looks for the note in the scopes around the text; if there is none it reports
        that, and returns None.
        """
        ...

    def inline(self, text: SourceText) -> FootnoteCall:
        """The call of a note written where it is called; ``text`` is its Markdown."""
        ...


class ImageLoader(Protocol):
    """Reads the pictures of a letter."""

    def load(self, path: str, span: Span) -> ImageData | None:
        """The picture at ``path``, which is relative and stays inside the letter's folder.

        If it cannot be read the loader reports that, and returns None.
        """
        ...
