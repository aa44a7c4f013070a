"""Faces → embedded fonts: which glyphs a file uses, and the codes that its text is written in.

Only the glyphs used go in.  Where one glyph stands for several characters, it has a code for each
of them, so that text copies out right.
"""

from __future__ import annotations

from functools import lru_cache

from unassemble.layout.fragments import Segment
from unassemble.text.fonts import Face
from unassemble.text.shaping import MOST_WORDS, PlainText, Shaped, Words
from unassemble.writers.pdf.characters import by_plainness, copied, glyph_characters
from unassemble.writers.pdf.coded import CodedWords, coded_words
from unassemble.writers.pdf.subset import FontProgram, cut


class EmbeddedFont:
    """A face as it stands in the file: resource name, and codes of its glyphs once it is cut."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self.unicode: dict[int, str] = {0: ""}
        self.codes: dict[int, str] = {}
        self.coding: object = None
        self.extra: dict[tuple[int, str], int] = {}
        self.program = FontProgram(b"", {})
        self._used: list[Shaped | PlainText] = []
        self._pairs: set[tuple[int, str]] = set()
        self._plain: set[str] = set()
        self._shared: dict[int, set[str]] = {}
        self._odd: frozenset[str] = frozenset()
        self._hexadecimal: dict[int, str] = {}
        self._words: dict[int, CodedWords] = {}

    # -- while pages are drawn -----------------------------------------------------------

    def use(self, shaped: Shaped | PlainText) -> None:
        """Note the glyphs of a text and the characters they stand for."""
        self._used.append(shaped)
        if isinstance(shaped, PlainText):
            if self._plain.issuperset(shaped.text):
                return
            characters = set(shaped.text) - self._plain
            self._plain |= characters
            glyphs = self.face.shaper.glyphs
            new = {(glyphs[character], character) for character in characters} - self._pairs
        else:
            new = set(glyph_characters(shaped)) - self._pairs
        self._pairs |= new
        for glyph, character in new:
            self._note(glyph, copied(character))

    def _note(self, glyph: int, text: str) -> None:
        known = self.unicode.setdefault(glyph, text)
        if not known:
            self.unicode[glyph] = text
        elif known != text:
            self._shared.setdefault(glyph, {known}).add(text)

    # -- once they are -------------------------------------------------------------------

    def cut(self) -> None:
        """Cut the face to what is used; afterwards `codes` gives the hexadecimal of each glyph,
        and ``extra`` further codes of glyphs that stand for several texts.

        Two fonts of one ``coding`` write the same strings for the same text.
        """
        self.program = cut(self.face, frozenset(self.unicode))
        self.codes = {glyph: f"{self.program.new[glyph]:04X}" for glyph in self.unicode}
        self._share()
        extra = tuple(sorted(self.extra.items()))
        self.coding = _coding(self.face, tuple(sorted(self.codes.items())), extra)

    def _share(self) -> None:
        """Give the characters that share a glyph a code each: the plainest has the glyph's own."""
        code = max(self.program.new.values()) + 1
        for glyph, texts in sorted(self._shared.items()):
            plainest, *others = sorted(texts, key=by_plainness)
            self.unicode[glyph] = plainest
            for text in others:
                self.extra[glyph, text] = code
                code += 1
        self._odd = frozenset(character for _, text in self.extra for character in text)

    def words(self, words: Words) -> CodedWords:
        """Words of plain text as strings of glyphs."""
        known = self._words.get(id(words))
        if known is None:
            glyphs = self.face.shaper.glyphs
            codes = ((one, self._code(glyphs[one], one)) for one in sorted(self._plain))
            known = self._words[id(words)] = coded_words(words, tuple(codes))
            if len(known) > MOST_WORDS:
                known.clear()
        return known

    def hexadecimal(self, shaped: Shaped) -> str:
        """The codes of a text's glyphs, four digits each."""
        known = self._hexadecimal.get(id(shaped))
        if known is None:
            # Glyphs beyond the first of a cluster stand for no character of the text.
            if shaped.starts is None and self._odd.isdisjoint(shaped.text):
                known = "".join(map(self.codes.__getitem__, shaped.glyphs))
            else:
                known = "".join([self._code(*pair) for pair in glyph_characters(shaped)])
            self._hexadecimal[id(shaped)] = known
        return known

    def _code(self, glyph: int, text: str) -> str:
        code = self.extra.get((glyph, copied(text)))
        return self.codes[glyph] if code is None else f"{code:04X}"

    def glyph_of_code(self) -> dict[int, int]:
        """The glyph in the face of each code, in the order of the codes."""
        glyphs = {self.program.new[glyph]: glyph for glyph in self.unicode}
        glyphs |= {code: glyph for (glyph, _), code in self.extra.items()}
        return dict(sorted(glyphs.items()))

    def text_of_code(self) -> dict[int, str]:
        """The text of each code that stands for some, in the order of the codes."""
        texts = {self.program.new[glyph]: text for glyph, text in self.unicode.items()}
        texts |= {code: text for (_, text), code in self.extra.items()}
        return {code: text for code, text in sorted(texts.items()) if text}


@lru_cache(maxsize=16)
def _coding(
    face: Face, codes: tuple[tuple[int, str], ...], extra: tuple[tuple[tuple[int, str], int], ...]
) -> object:
    """An identity for a face and the codes of its glyphs; equal arguments give the same object."""
    return object()


class EmbeddedFonts:
    """All fonts of a file, by face."""

    def __init__(self) -> None:
        self._by_face: dict[int, EmbeddedFont] = {}
        self._noted: dict[int, EmbeddedFont] = {}

    @property
    def fonts(self) -> list[EmbeddedFont]:
        """The fonts, in the order in which they were first used."""
        return list(self._by_face.values())

    def use(self, segment: Segment) -> EmbeddedFont:
        """The font of a segment, its glyphs noted."""
        known = self._noted.get(id(segment.shaped))  # which its font keeps: the number is its own
        if known is not None:
            return known
        font = self._by_face.get(id(segment.face))
        if font is None:
            font = EmbeddedFont(segment.face, f"F{len(self._by_face) + 1}")
            self._by_face[id(segment.face)] = font
        font.use(segment.shaped)
        self._noted[id(segment.shaped)] = font
        return font
