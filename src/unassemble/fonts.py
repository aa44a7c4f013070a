"""Faces, their coverage, and shaping by HarfBuzz.

A `FontBook` holds the faces of one run.  Text is shaped with pair kerning and without ligatures,
as Word does with the UN template's ``w:kern`` (A/80/590); widths come out in thousandths of the
type size.  Each `Face` remembers what it has shaped: the same words come back in every running
header and every second paragraph.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import uharfbuzz as hb
from msgspec import Struct, field

from unassemble.resources import font as shipped_font

SERIF = ("Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic")
"""Metric-compatible with Times New Roman; index: 1 for bold, 2 for italic."""

SONG = ("NotoSerifSC-Light", "NotoSerifSC-SemiBold")
"""In place of SimSun.  Chinese has no italics."""

_NO_BREAK_HYPHEN = "\u2011"
_KERN = {"kern": True, "liga": False, "clig": False}


class Shaped(Struct, frozen=True, eq=False):
    """Glyphs of a text in one face; lengths are in thousandths of the type size.

    ``widths`` are those of the characters, after kerning (a cluster's is its first character's).
    ``kerns`` are what each glyph's advance differs from the face's own; ``kerned`` the glyphs
    where that is not nothing, ``spaces`` those that are spaces.  ``starts`` maps characters to
    glyphs: the glyphs of characters i..j are ``glyphs[starts[i]:starts[j]]``; None where each
    character has one.
    """

    text: str
    glyphs: tuple[int, ...]
    widths: tuple[float, ...]
    kerns: tuple[float, ...]
    kerned: tuple[int, ...]
    spaces: tuple[int, ...]
    starts: tuple[int, ...] | None
    _steps: dict[tuple[float, float], list[float]]

    def steps(self, unit: float, spacing: float) -> list[float]:
        """Widths of the characters at a size: ``unit`` points for a thousandth, and ``spacing``
        points after each glyph."""
        known = self._steps.get((unit, spacing))
        if known is None:
            if self.starts is None:
                known = [width * unit + spacing for width in self.widths]
            else:
                counts = (end - start for start, end in pairwise(self.starts))
                each = zip(self.widths, counts, strict=True)
                known = [width * unit + spacing * count for width, count in each]
            self._steps[unit, spacing] = known
        return known


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
        # As in Word's PDFs, where a no-break hyphen is drawn, found and copied as a hyphen.
        buffer.add_str(text.replace(_NO_BREAK_HYPHEN, "-"))
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.direction = "ltr"
        if self.han:
            buffer.language = "zh-Hans"
            buffer.script = "Hani"
        else:
            buffer.language = language
            buffer.guess_segment_properties()
        hb.shape(self.font, buffer, _KERN)
        glyphs = tuple(info.codepoint for info in buffer.glyph_infos)
        unit = self.unit
        advances = [position.x_advance * unit for position in buffer.glyph_positions or ()]
        kerns = tuple(map(float.__sub__, advances, map(self.width, glyphs)))
        starts, widths = None, tuple(advances)
        if len(glyphs) != len(text):
            clusters = [info.cluster for info in buffer.glyph_infos]
            starts, widths = _by_character(len(text), clusters, advances)
        spaces = [index for index, character in enumerate(text) if character == " "]
        return Shaped(
            text,
            glyphs,
            widths,
            kerns,
            tuple(index for index, kern in enumerate(kerns) if kern),
            tuple(spaces if starts is None else [starts[index] for index in spaces]),
            starts,
            {},
        )


def _by_character(
    length: int, clusters: list[int], advances: list[float]
) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Where the glyphs of each character begin, and its width (UAX #29 clusters of HarfBuzz)."""
    starts = [0] * (length + 1)
    starts[length] = len(clusters)
    for glyph, (begin, end) in enumerate(pairwise([*clusters, length])):
        for index in range(begin, end):
            starts[index] = glyph if index == begin else glyph + 1
    widths = [0.0] * length
    for cluster, advance in zip(clusters, advances, strict=True):
        widths[cluster] += advance
    return tuple(starts), tuple(widths)


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
