"""Faces, their coverage, and shaping by HarfBuzz.

A `FontBook` holds the faces of one run.  Text is shaped with pair kerning and without ligatures,
as Word does with the UN template's ``w:kern`` (A/80/590); widths come out in thousandths of the
type size.  Each `Face` remembers what it has shaped: the same words come back in every running
header and every second paragraph.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import uharfbuzz as hb
from msgspec import Struct, field

from unassemble.resources import font as shipped_font

SERIF = ("Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic")
"""Metric-compatible with Times New Roman; index: 1 for bold, 2 for italic."""

SONG = ("NotoSerifSC-Light", "NotoSerifSC-SemiBold")
"""In place of SimSun.  Chinese has no italics."""

_KERN = {"kern": True, "liga": False, "clig": False}


class Shaped(Struct, frozen=True):
    """Glyphs of a text in one face.

    ``advances`` are those after kerning, in thousandths of the type size; ``clusters`` the index
    """

    glyphs: tuple[int, ...]
    advances: tuple[float, ...]
    clusters: tuple[int, ...]


class Face(Struct, eq=False):
    """A font file ready for shaping; reading is put off until the first use."""

    name: str
    path: Path
    han: bool = False
    _font: hb.Font | None = None
    _shaped: dict[tuple[str, str], Shaped] = field(default_factory=dict)
    _covers: dict[str, bool] = field(default_factory=dict)
    _widths: dict[int, float] = field(default_factory=dict)

    @property
    def font(self) -> hb.Font:
        """The HarfBuzz font."""
        if self._font is None:
            self._font = hb.Font(hb.Face(hb.Blob.from_file_path(str(self.path))))
        return self._font

    @property
    def unit(self) -> float:
        """What multiplies font units into thousandths of the type size."""
        return 1000.0 / float(self.font.face.upem)

    def covers(self, character: str) -> bool:
        """Whether the face has a glyph for the character."""
        known = self._covers.get(character)
        if known is None:
            known = self.font.get_nominal_glyph(ord(character)) is not None
            self._covers[character] = known
        return known

    def width(self, glyph: int) -> float:
        """The advance of a glyph without kerning, in thousandths of the type size."""
        known = self._widths.get(glyph)
        if known is None:
            known = self._widths[glyph] = self.font.get_glyph_h_advance(glyph) * self.unit
        return known

    def shape(self, text: str, language: str = "en") -> Shaped:
        """Shape a text of one script, left to right."""
        key = (text, language)
        known = self._shaped.get(key)
        if known is None:
            known = self._shaped[key] = self._shape(text, language)
        return known

    def _shape(self, text: str, language: str) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.direction = "ltr"
        if self.han:
            buffer.language = "zh-Hans"
            buffer.script = "Hani"
        else:
            buffer.language = language
            buffer.guess_segment_properties()
        hb.shape(self.font, buffer, _KERN)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions or ()
        unit = self.unit
        return Shaped(
            tuple(info.codepoint for info in infos),
            tuple(position.x_advance * unit for position in positions),
            tuple(info.cluster for info in infos),
        )


class FontBook(Struct, frozen=True):
    """The faces of a run: a serif in four cuts, and a Song face in two weights."""

    serif: tuple[Face, ...]
    song: tuple[Face, ...]

    def latin(self, bold: bool, italic: bool) -> Face:
        """The face of text in Latin, Greek and Cyrillic script."""
        return self.serif[(1 if bold else 0) + (2 if italic else 0)]

    def chinese(self, bold: bool) -> Face:
        """The face of Chinese characters and punctuation."""
        return self.song[1 if bold else 0]


def open_fonts(find: Callable[[str], Path] = shipped_font) -> FontBook:
    """The shipped fonts.  Files are opened when first used.

    Raises:
        InstallationError: a font file is missing.
    """
    serif = tuple(Face(name, find(f"{name}.ttf")) for name in SERIF)
    song = tuple(Face(name, find(f"{name}.ttf"), han=True) for name in SONG)
    return FontBook(serif, song)
