"""What the Markdown reader needs of its caller: footnotes and pictures."""

from __future__ import annotations

from typing import Protocol

from unassemble.base.source import SourceText, Span
from unassemble.model import FootnoteCall, ImageData


class NoteSink(Protocol):
    """Takes the footnotes of a text, in the order of their calls."""

    def call(self, id: str, span: Span) -> FootnoteCall | None:
        """The call of the note ``id``.

        None where no scope around the text defines the note; the sink has reported it.
        """
        ...

    def inline(self, text: SourceText) -> FootnoteCall:
        """The call of a note written where it is called; ``text`` is its Markdown."""
        ...


class ImageLoader(Protocol):
    """Reads the pictures of a letter."""

    def load(self, path: str, span: Span) -> ImageData | None:
        """The picture at ``path``, which is relative and stays inside the letter's folder.

        None where it cannot be read; the loader has reported it.
        """
        ...
