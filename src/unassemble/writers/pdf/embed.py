"""Faces → embedded fonts: subset by HarfBuzz, Type 0 with Identity-H (ISO 32000-1, 9.7).

Only the glyphs used go in.  ToUnicode comes from what was shaped, so that text copies out right:
where one glyph stands for several characters, it has a code for each of them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

import uharfbuzz as hb
from msgspec import Struct

from unassemble.layout.fragments import Segment
from unassemble.text.fonts import Face
from unassemble.text.shaping import (
    MOST_WORDS,
    SOFT_HYPHEN,
    PlainText,
    Shaped,
    Words,
    place_of_glyph,
)
from unassemble.writers.pdf.objects import PdfFile, deflated, number, ref
from unassemble.writers.pdf.placed import with_placed

_DROPPED = frozenset(
    "GSUB GPOS GDEF BASE STAT vhea vmtx VORG DSIG post OS/2 name gasp meta cmap kern MATH".split()  # noqa: SIM905
)
_SYMBOLIC = 4
_FOLDED = {"\u00a0": " ", "\u202f": " ", "\u2011": "-", SOFT_HYPHEN: SOFT_HYPHEN}
"""What holds words together on the page is copied and searched as what was meant, as from Word;
a hyphen seen at a line's end is known to be no part of the word (ISO 32000-1, 14.8.2.2.3)."""
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_NOTHING = "\u200b"
"""What a second glyph of one character stands for: every code must stand for something."""


_SEEN = 0.04
"""Thousandths of the size below which a glyph is not moved."""


class Program(Struct, eq=False):
    """A face cut to some glyphs: its file, and the new numbers of the glyphs."""

    data: bytes
    new: dict[int, int]
    _deflated: bytes = b""

    @property
    def deflated(self) -> bytes:
        """The file as a stream holds it; the glyphs can be written before it is made."""
        if not self._deflated:
            self._deflated = deflated(self.data)
        return self._deflated


@lru_cache(maxsize=16)
def _cut(face: Face, glyphs: frozenset[int]) -> Program:
    """Cut a face; the next version of a letter most often has the glyphs of the last."""
    places = {glyph: place for glyph in sorted(glyphs) if (place := place_of_glyph(glyph))}
    given = hb.SubsetInput()
    given.glyph_set.update(glyphs.difference(places))
    given.glyph_set.update(place[0] for place in places.values())
    given.flags = (
        hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
    )
    for tag in sorted(_DROPPED):
        given.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
    plan = hb.SubsetPlan(face.font.face, given)
    data = bytes(plan.execute().blob.data)
    new = dict(plan.old_to_new_glyph_mapping)
    if places:
        data = with_placed(data, [(new[glyph], *move) for glyph, *move in places.values()])
        new |= {glyph: len(new) + index for index, glyph in enumerate(places)}
    return Program(data, new)


class EmbeddedFont:
    """A face as it stands in the file: resource name, and new glyph numbers once finished."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self.unicode: dict[int, str] = {0: ""}
        self.new: dict[int, int] = {}
        self.codes: dict[int, str] = {}
        self.coding: object = None
        self._used: list[Shaped | PlainText] = []
        self._pairs: set[tuple[int, str]] = set()
        self._plain: set[str] = set()
        self._shared: dict[int, set[str]] = {}
        self._more: dict[tuple[int, str], int] = {}
        self._odd: frozenset[str] = frozenset()
        self._hexadecimal: dict[int, str] = {}
        self._words: dict[int, CodedWords] = {}

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
            new = set(_characters(shaped)) - self._pairs
        self._pairs |= new
        for glyph, character in new:
            self._note(glyph, character)

    def words(self, words: Words) -> CodedWords:
        """Words of plain text as strings of glyphs; once the face is cut."""
        known = self._words.get(id(words))
        if known is None:
            glyphs = self.face.shaper.glyphs
            codes = ((one, self._code(glyphs[one], one)) for one in sorted(self._plain))
            known = self._words[id(words)] = _coded(words, tuple(codes))
            if len(known) > MOST_WORDS:
                known.clear()
        return known

    def hexadecimal(self, shaped: Shaped) -> str:
        """The new numbers of a text's glyphs, four digits each; once the face is cut."""
        known = self._hexadecimal.get(id(shaped))
        if known is None:
            if self._odd.isdisjoint(shaped.text):
                known = "".join(map(self.codes.__getitem__, shaped.glyphs))
            else:
                known = "".join([self._code(*pair) for pair in _characters(shaped)])
            self._hexadecimal[id(shaped)] = known
        return known

    def _note(self, glyph: int, text: str) -> None:
        text = _plain(text)
        known = self.unicode.setdefault(glyph, text)
        if not known:
            self.unicode[glyph] = text
        elif known != text:
            self._shared.setdefault(glyph, {known}).add(text)

    def _code(self, glyph: int, text: str) -> str:
        code = self._more.get((glyph, _plain(text)))
        return self.codes[glyph] if code is None else f"{code:04X}"

    def _share(self) -> None:
        """Give the characters that share a glyph a code each: the plainest has the glyph's own."""
        code = max(self.new.values()) + 1
        for glyph, texts in sorted(self._shared.items()):
            plainest, *others = sorted(texts, key=_by_plainness)
            self.unicode[glyph] = plainest
            for text in others:
                self._more[glyph, text] = code
                code += 1
        self._odd = frozenset(character for _, text in self._more for character in text)

    def subset(self) -> Program:
        """Cut the face to what is used; afterwards `codes` gives the hexadecimal of each glyph.

        Two fonts of one ``coding`` write the same strings for the same text.
        """
        program = _cut(self.face, frozenset(self.unicode))
        self.new = program.new
        self.codes = {glyph: f"{self.new[glyph]:04X}" for glyph in self.unicode}
        self._share()
        more = tuple(sorted(self._more.items()))
        self.coding = _coding(self.face, tuple(sorted(self.codes.items())), more)
        return program

    def add_to(self, file: PdfFile, program: Program) -> int:
        """Write the font's objects; the number of its Type 0 dictionary."""
        name = f"{_tag(sorted(self.unicode))}+{self.face.name}".encode()
        stream = file.add_deflated(program.deflated, b"/Length1 %d" % len(program.data))
        descriptor = file.add(self._descriptor(name, stream))
        descendant = file.add(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDToGIDMap%s/DW 1000"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            b"/FontDescriptor %s/W[%s]>>"
            % (name, self._glyph_map(file), ref(descriptor), self._widths())
        )
        to_unicode = file.add_stream(self._to_unicode())
        return file.add(
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
            b"/DescendantFonts[%s]/ToUnicode %s>>" % (name, ref(descendant), ref(to_unicode))
        )

    def _descriptor(self, name: bytes, stream: int) -> bytes:
        face = self.face.font.face
        unit = self.face.unit
        head = bytes(face.reference_table("head").data)
        box = [
            int.from_bytes(head[36 + 2 * i : 38 + 2 * i], "big", signed=True) * unit
            for i in range(4)
        ]
        extents = self.face.font.get_font_extents("ltr")
        metrics = bytes(face.reference_table("OS/2").data)
        capital = int.from_bytes(metrics[88:90], "big", signed=True) if len(metrics) >= 90 else 0
        angle = -12 if "Italic" in self.face.name else 0
        return (
            b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%s]/ItalicAngle %d"
            b"/Ascent %s/Descent %s/CapHeight %s/StemV 80/FontFile2 %s>>"
            % (
                name,
                _SYMBOLIC,
                b" ".join(map(number, box)),
                angle,
                number(extents.ascender * unit),
                number(extents.descender * unit),
                number(capital * unit or 700),
                ref(stream),
            )
        )

    def _glyph_map(self, file: PdfFile) -> bytes:
        """From codes to glyphs: the same, but for those of shared glyphs, at the end (9.7.4.3)."""
        if not self._more:
            return b"/Identity"
        own = range(max(self.new.values()) + 1)
        glyphs = [*own, *(self.new[glyph] for glyph, _ in self._more)]
        data = b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)
        return b" " + ref(file.add_stream(data))

    def _widths(self) -> bytes:
        out: list[bytes] = []
        previous = -2
        codes = [(self.new[old], old) for old in self.unicode]
        for new, old in sorted([*codes, *((code, old) for (old, _), code in self._more.items())]):
            if new != previous + 1:
                out.append(b"%s%d[" % (b"]" if out else b"", new))
            out.append(number(self.face.width(old)) + b" ")
            previous = new
        return b"".join(out) + (b"]" if out else b"")

    def _to_unicode(self) -> bytes:
        texts = {self.new[old]: text for old, text in self.unicode.items()}
        texts |= {code: text for (_, text), code in self._more.items()}
        rows = [
            f"<{code:04X}><{text.encode('utf-16-be').hex().upper()}>"
            for code, text in sorted(texts.items())
            if text
        ]
        out = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def",
            "/CMapName/Adobe-Identity-UCS def/CMapType 2 def",
            "1 begincodespacerange<0000><FFFF>endcodespacerange",
        ]
        for start in range(0, len(rows), 100):
            chunk = rows[start : start + 100]
            out += [f"{len(chunk)} beginbfchar", *chunk, "endbfchar"]
        out.append("endcmap CMapName currentdict/CMap defineresource pop end end")
        return "\n".join(out).encode()


class CodedWords(dict[str, str]):
    """Words of plain text (`shaping.in_words`) as they stand in a string of glyphs, without the
    space before them; where a glyph is kerned the string is parted.

    ``codes`` are those of the characters, four digits each.
    """

    def __init__(self, words: Words, codes: Mapping[str, str]) -> None:
        super().__init__()
        self.words, self.codes = words, codes

    def __missing__(self, key: str) -> str:
        text, kerns = self.words.kerned(key)
        codes = list(map(self.codes.__getitem__, text))
        for at, kern in kerns:
            codes[at] += moved(kern)
        coded = self[key] = "".join(codes[1:] if key[0] == " " else codes)
        return coded


@lru_cache(maxsize=16)
def _coding(
    face: Face, codes: tuple[tuple[int, str], ...], more: tuple[tuple[tuple[int, str], int], ...]
) -> object:
    """What stands for a face and the codes of its glyphs: the same for the same."""
    return object()


@lru_cache(maxsize=16)
def _coded(words: Words, codes: tuple[tuple[str, str], ...]) -> CodedWords:
    """Words in some codes; the next version of a letter most often has the codes of the last."""
    return CodedWords(words, dict(codes))


def moved(wider: float) -> str:
    """The end of a string of glyphs, a move, the begin of the next; lengths in thousandths of the
    type size.  Nothing where it is too small to see."""
    return f">{-wider:.1f}<" if wider > _SEEN or wider < -_SEEN else ""


def _characters(shaped: Shaped) -> Iterable[tuple[int, str]]:
    """The glyphs of a text, in order, and what each stands for."""
    if shaped.starts is None:
        return zip(shaped.glyphs, shaped.text, strict=True)
    if shaped.rtl:
        return _clusters_from_right(shaped)
    return _clusters(shaped.text, shaped.glyphs, shaped.starts)


def _clusters(
    text: str, glyphs: tuple[int, ...], starts: tuple[int, ...]
) -> Iterator[tuple[int, str]]:
    for index, (begin, end) in enumerate(pairwise(starts)):
        if end > begin:
            stop = index + 1
            while stop < len(text) and starts[stop] == starts[stop + 1]:
                stop += 1
            yield glyphs[begin], text[index:stop]
            for glyph in glyphs[begin + 1 : end]:
                yield glyph, _NOTHING


def _clusters_from_right(shaped: Shaped) -> Iterator[tuple[int, str]]:
    """Glyphs from left to right: those of the last characters first."""
    text, starts = shaped.text, shaped.starts or ()
    stop = len(text)
    for index in range(len(text) - 1, -1, -1):
        begin, end = starts[index + 1], starts[index]
        if end == begin:
            continue
        count = end - begin
        if count == stop - index:
            # Marks above one letter: read from the right, they give its text again.
            yield from zip(shaped.glyphs[begin:end], reversed(text[index:stop]), strict=True)
        else:
            for glyph in shaped.glyphs[begin : end - 1]:
                yield glyph, _NOTHING
            yield shaped.glyphs[end - 1], text[index:stop]
        stop = index


def _plain(text: str) -> str:
    """What is copied for a text: nothing unseen beside what is seen."""
    return _FOLDED.get(text) or text.translate(_UNSEEN) or _NOTHING


def _by_plainness(text: str) -> tuple[bool, str]:
    return normalize("NFKC", text) != text, text


class Fonts:
    """All fonts of a file, by face."""

    def __init__(self) -> None:
        self.by_face: dict[int, EmbeddedFont] = {}
        self._noted: dict[int, EmbeddedFont] = {}
        self._programs: dict[int, Program] = {}

    def use(self, segment: Segment) -> EmbeddedFont:
        """The font of a segment, its glyphs noted."""
        known = self._noted.get(id(segment.shaped))  # which its font keeps: the number is its own
        if known is not None:
            return known
        font = self.by_face.get(id(segment.face))
        if font is None:
            font = EmbeddedFont(segment.face, f"F{len(self.by_face) + 1}")
            self.by_face[id(segment.face)] = font
        font.use(segment.shaped)
        self._noted[id(segment.shaped)] = font
        return font

    def cut(self) -> None:
        """Cut all faces to what was noted: glyphs have their new numbers from here on."""
        self._programs = {key: font.subset() for key, font in self.by_face.items()}

    def add_to(self, file: PdfFile) -> bytes:
        """Write all fonts; the entries of a page's font resources."""
        return b"".join(
            b"/%s %s" % (font.resource.encode(), ref(font.add_to(file, self._programs[key])))
            for key, font in self.by_face.items()
        )


def _tag(glyphs: Iterable[int]) -> str:
    """Six letters that name a subset (9.6.4)."""
    value = zlib.crc32(",".join(map(str, glyphs)).encode())
    letters = []
    for _ in range(6):
        value, rest = divmod(value, 26)
        letters.append(chr(65 + rest))
    return "".join(letters)
