"""The shipped faces, and the characters that each covers.

A `FontBook` holds the faces of one run.  Each `Face` caches the texts it has shaped, since running
headers and phrases recur.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import uharfbuzz as hb
from msgspec import Struct, field, json

from unassemble.base.resources import font as find
from unassemble.text.looks import HanFace, Look
from unassemble.text.scripts import continues, script_of
from unassemble.text.shaping import Kerning, PlainText, Shaped, Shaper

KERNING = "kerning.json"

SERIF = ("Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic")
"""Metric-compatible with Times New Roman; index: 1 for bold, 2 for italic."""

HAN: dict[HanFace, str] = {
    "song": "NotoSerifSC-Light",
    "hei": "NotoSansSC-Regular",
    "kai": "LXGWWenKai-Light",
}
"""In place of SimSun, SimHei and KaiTi.  Chinese has neither bold nor italics."""

NASKH = ("Amiri-Regular", "Amiri-Bold")
"""In place of Traditional Arabic.  Arabic has no italics."""

NASKH_FACTOR = 11 / 13
"""Size of Amiri relative to Traditional Arabic.

A line then holds as much as one of Simplified Arabic in A/79/876, where 11 points take the place of
13.  Measured on six lines that are not justified: to match them, Amiri needs 96 to 102 per cent of
this size.
"""

Script = Literal["latin", "han", "arabic"]
"""The script whose face is tried first; "latin" includes Greek and Cyrillic."""

_NO_BREAK_HYPHEN = "\u2011"
_MOST_TEXTS = 20_000
"""Texts a face caches before its cache is emptied: those of some four hundred pages."""


class Face(Struct, eq=False):
    """A font file for shaping, read on first use.

    ``quoted`` marks the face of a script of names, whose letters may join or stack.
    ``factor`` is the size at which it is drawn, relative to the nominal type size.
    """

    name: str
    path: Path
    han: bool = False
    arabic: bool = False
    quoted: bool = False
    factor: float = 1.0
    _shaper: Shaper | None = None
    _shaped: dict[tuple[str, str, bool], Shaped | PlainText] = field(default_factory=dict)
    _covers: dict[str, bool] = field(default_factory=dict)
    _covered: set[str] = field(default_factory=set)

    @property
    def shaper(self) -> Shaper:
        """The shaper of this face."""
        if self._shaper is None:
            font = hb.Font(hb.Face(hb.Blob.from_file_path(str(self.path))))
            self._shaper = Shaper(font, self.han, _kerning().get(self.name))
        return self._shaper

    @property
    def font(self) -> hb.Font:
        """The HarfBuzz font."""
        return self.shaper.font

    @property
    def unit(self) -> float:
        """The factor from font units to thousandths of the type size."""
        return self.shaper.unit

    def covers(self, character: str) -> bool:
        """Whether the face has a glyph for the character."""
        known = self._covers.get(character)
        if known is None:
            known = self.font.get_nominal_glyph(ord(character)) is not None
            self._covers[character] = known
        return known

    def covers_all(self, text: str) -> bool:
        """Whether the face has glyphs for all characters of a text."""
        if self._covered.issuperset(text):
            return True
        new = set(text) - self._covered
        if not all(map(self.covers, new)):
            return False
        self._covered |= new
        return True

    def width(self, glyph: int) -> float:
        """The advance of a glyph without kerning, in thousandths of the type size."""
        return self.shaper.width(glyph)

    def shape(self, text: str, language: str = "en", rtl: bool = False) -> Shaped | PlainText:
        """Shape a text of one script and one direction."""
        key = (text, language, rtl)
        known = self._shaped.get(key)
        if known is None:
            if len(self._shaped) >= _MOST_TEXTS:
                self._shaped.clear()
            # As in Word's PDFs: a no-break hyphen is drawn, searched and copied as a hyphen.
            drawn = text.replace(_NO_BREAK_HYPHEN, "-")
            known = self._shaped[key] = self.shaper.shape(drawn, language, rtl)
        return known


class FontBook(Struct, frozen=True):
    """The faces of a run: a serif in four styles, three Chinese faces, a Naskh in two weights.

    ``others`` are those of the scripts of names, by file, each in one weight.
    """

    serif: tuple[Face, ...]
    han: dict[HanFace, Face]
    naskh: tuple[Face, ...]
    others: dict[str, Face]

    def latin(self, bold: bool, italic: bool) -> Face:
        """The face of text in Latin, Greek and Cyrillic script."""
        return self.serif[(1 if bold else 0) + (2 if italic else 0)]

    def arabic(self, bold: bool) -> Face:
        """The face of Arabic letters, and of spaces and punctuation in text from right to left."""
        return self.naskh[1 if bold else 0]

    def faces(self, script: Script, look: Look) -> tuple[Face, ...]:
        """The faces that may set a text of a script, in the order they are tried."""
        latin, arabic = self.latin(look.bold, look.italic), self.arabic(look.bold)
        # Marks that one Chinese face has not, another has.
        chinese = self.han[look.han], self.han["song"]
        match script:
            case "latin":
                return latin, *chinese, arabic
            case "han":
                return *chinese, latin, arabic
            case "arabic":
                return arabic, latin, *chinese

    def covers(self, character: str, look: Look) -> bool:
        """Whether a face of this look, or that of the character's script, has a glyph for it."""
        faces = self.faces("latin", look)
        return any(face.covers(character) for face in faces) or self._other(character) is not None

    def _other(self, character: str) -> Face | None:
        """The face of a script of names, if it has a glyph for the character."""
        script = script_of(character)
        if script is None or not script.face:
            return None
        face = self.others[script.face]
        return face if face.covers(character) else None

    def cut(self, text: str, script: Script, look: Look) -> list[tuple[str, Face]]:
        """Split a text into parts, each with the first face that has its characters.

        Characters that no face has get the first face (see `covers`).  A mark stays with its
        letter, where that one's face has it.
        """
        faces = self.faces(script, look)
        if faces[0].covers_all(text):
            return [(text, faces[0])]
        out: list[tuple[str, Face]] = []
        start, last = 0, self._chosen(text[0], faces)
        for at, character in enumerate(text):
            if last.quoted and continues(character) and last.covers(character):
                continue
            chosen = self._chosen(character, faces)
            if chosen is not last:
                out.append((text[start:at], last))
                start, last = at, chosen
        out.append((text[start:], last))
        return out

    def _chosen(self, character: str, faces: tuple[Face, ...]) -> Face:
        for face in faces:
            if face.covers(character):
                return face
        return self._other(character) or faces[0]


class _Others(dict[str, Face]):
    """The faces of the scripts of names, each found when it is first asked for."""

    def __missing__(self, name: str) -> Face:
        face = self[name] = Face(name, find(f"scripts/{name}.ttf"), quoted=True)
        return face


@cache
def _kerning() -> dict[str, Kerning]:
    """The kerning pairs of the serif, by face (made by scripts/build_kerning.py)."""
    found: dict[str, Kerning] = json.decode(find(KERNING).read_bytes())
    return found


@cache
def open_fonts() -> FontBook:
    """The shipped fonts; each file is opened on first use, once per process.

    Raises:
        InstallationError: a font file is missing.
    """
    serif = tuple(Face(name, find(f"{name}.ttf")) for name in SERIF)
    han = {kind: Face(name, find(f"{name}.ttf"), han=True) for kind, name in HAN.items()}
    naskh = tuple(
        Face(name, find(f"{name}.ttf"), arabic=True, factor=NASKH_FACTOR) for name in NASKH
    )
    return FontBook(serif, han, naskh, _Others())
