"""Adjacent texts of one look that become one `Text`."""

from __future__ import annotations

from msgspec import Struct, field

from unassemble.base.source import Lines, Span
from unassemble.model import Inline, Text

_SPACES = " \u00a0"


class AdjacentTexts(Struct):
    """Adjacent texts, with the place of each of their lines."""

    language: str
    condensed: float = 0.0
    texts: list[str] = field(default_factory=list)
    length: int = 0
    places: list[tuple[int, Span]] = field(default_factory=list)

    def add(self, text: str, span: Span, lines: Lines = ()) -> None:
        """Add a text with its place and those of its later lines."""
        if not self.places:
            self.places.append((0, span))
        begin, last = self.places[-1]
        if span.line != last.line or span.column != last.column + self.length - begin:
            self.places.append((self.length, span))
        if lines:
            self.places.extend((self.length + at, place) for at, place in lines)
        self.texts.append(text)
        self.length += len(text)

    def strip_end(self) -> None:
        """Take away the spaces at the end."""
        while self.texts:
            text = self.texts.pop()
            stripped = text.rstrip(_SPACES)
            self.length -= len(text) - len(stripped)
            if stripped:
                self.texts.append(stripped)
                break
        self.places = [place for place in self.places if place[0] < self.length]

    def close(self, out: list[Inline]) -> None:
        """Append the text to ``out``, if there is any, and start again."""
        if self.texts:
            (_, span), *later = self.places
            text = "".join(self.texts)
            out.append(Text(text, self.language, span, tuple(later), self.condensed))
            self.texts, self.length, self.places = [], 0, []
