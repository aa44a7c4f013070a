"""Text → glyphs and widths, by HarfBuzz.

Text is shaped with pair kerning and without ligatures, as Word does with the UN template's
``w:kern`` (A/80/590).

Most text is plain: one glyph for each character, whose advance depends on nothing but the next
character.  Its widths are looked up: HarfBuzz is asked but once for each character, and was asked
for all pairs that are kerned when the fonts were made (`kerning_of`); to carry a page's glyphs over
from C one by one takes longer than to shape them.  Whatever is not plain is shaped whole; so is
text from right to left, whose letters join and whose marks are placed above and below them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import compress, count, pairwise
from operator import add
from unicodedata import combining

import uharfbuzz as hb
from msgspec import Struct

SOFT_HYPHEN = "\u00ad"
"""Seen only where it ends a line."""
_KERN = {"kern": True, "liga": False, "clig": False}
_COMMON = (
    " -@[-`{-~\u00a0-\u00a9\u00ab\u00ac\u00ae-\u00b9\u00bb-\u00bf\u00d7\u00f7"
    "\u2010-\u2027\u2030-\u203a\u20ac"
)
PLAIN = {
    "Zyyy": re.compile(f"[{_COMMON}]*"),
    "Latn": re.compile(f"[{_COMMON}A-Za-zªº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f]*"),
    "Cyrl": re.compile(f"[{_COMMON}\u0400-\u045f]*"),
}
"""Characters that stand for themselves, by script (ISO 15924): no marks, nothing invisible."""
_SPACES = re.compile(" ")
_POINTS = range(0x20, 0x2100)
_APART = "\n"
"""Kerned with nothing; between the pairs that are asked for together."""
_LAM_ALEF = re.compile("\u0644[\u064b-\u0652\u0670]*[\u0622\u0623\u0625\u0627]")
_WIDEST_GAP = 95.0
"""Before a letter that does not join, in thousandths of the type size.  Programs that read words
from a page's positions take a tenth for a space (poppler, TextOutputDev: minWordBreakSpace)."""


_PLACED, _ORIGIN, _PART = 1 << 48, 1 << 15, 1 << 16


def placed_glyph(glyph: int, right: int, up: int) -> int:
    """The number of a glyph that stands beside its place, in font units, and has no width.

    No font has it: it is made where the font is embedded.
    """
    return _PLACED + (glyph * _PART + right + _ORIGIN) * _PART + up + _ORIGIN


def place_of_glyph(glyph: int) -> tuple[int, int, int] | None:
    """What a glyph of `placed_glyph` is made of: glyph, right and up; None for any other."""
    if glyph < _PLACED:
        return None
    glyph, up = divmod(glyph - _PLACED, _PART)
    glyph, right = divmod(glyph, _PART)
    return glyph, right - _ORIGIN, up - _ORIGIN


class Shaped(Struct, frozen=True, eq=False):
    """Glyphs of a text in one face; lengths are in thousandths of the type size.

    ``widths`` are those of the characters, after kerning (a cluster's is its first character's).
    ``kerns`` are what glyphs' advances differ from the face's own, where they do; ``spaces`` the
    glyphs that are spaces.  ``starts`` maps characters to glyphs: the glyphs of characters i..j
    are ``glyphs[starts[i]:starts[j]]``; None where each character has one.  In ``plain`` text that
    is the one which the character has wherever it stands.

    Glyphs are in the order in which they stand, from left to right.  In text from right to left
    (``rtl``) the first character's come last: there the glyphs of i..j are
    ``glyphs[starts[j]:starts[i]]``.
    """

    text: str
    glyphs: tuple[int, ...]
    widths: list[float]
    kerns: dict[int, float]
    kerned: tuple[int, ...]
    spaces: tuple[int, ...]
    starts: tuple[int, ...] | None
    _steps: dict[tuple[float, float], list[float]]
    rtl: bool = False
    plain: bool = False

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The glyphs of some characters: first and end."""
        if self.starts is None:
            return start, end
        first, last = self.starts[start], self.starts[end]
        return (last, first) if self.rtl else (first, last)

    def steps(self, unit: float, spacing: float) -> list[float]:
        """Widths of the characters at a size: ``unit`` points for a thousandth, and ``spacing``
        points after each glyph."""
        known = self._steps.get((unit, spacing))
        if known is None:
            if self.starts is None:
                known = [width * unit + spacing for width in self.widths]
            else:
                counts = (abs(end - start) for start, end in pairwise(self.starts))
                each = zip(self.widths, counts, strict=True)
                known = [width * unit + spacing * count for width, count in each]
            self._steps[unit, spacing] = known
        return known


Kerning = Mapping[str, Mapping[str, float]]
"""By script (ISO 15924) and pair of characters: what the first is wider, in font units."""


def kerning_of(font: hb.Font) -> dict[str, dict[str, int]]:
    """The pairs of plain characters that are kerned, as HarfBuzz shapes them."""
    points = {script: filter(plain.fullmatch, map(chr, _POINTS)) for script, plain in PLAIN.items()}
    return {
        script: _kerned(font, script, [one for one in found if font.get_nominal_glyph(ord(one))])
        for script, found in points.items()
    }


def _kerned(font: hb.Font, script: str, characters: list[str]) -> dict[str, int]:
    pairs = [first + second for first in characters for second in characters]
    buffer = hb.Buffer()
    buffer.add_str("".join(pair + _APART for pair in pairs))
    buffer.direction, buffer.script, buffer.language = "ltr", script, "en"
    hb.shape(font, buffer, _KERN)
    positions = (buffer.glyph_positions or ())[::3]
    widths = {one: font.get_glyph_h_advance(font.get_nominal_glyph(ord(one))) for one in characters}
    kerns = zip(pairs, positions, strict=True)
    wider = {pair: position.x_advance - widths[pair[0]] for pair, position in kerns}
    return {pair: kern for pair, kern in wider.items() if kern}


class Shaper:
    """Shapes with one font, and remembers what characters it has met.

    ``kerning`` is the font's own; without it all text is shaped whole.
    """

    def __init__(self, font: hb.Font, han: bool, kerning: Kerning | None = None) -> None:
        self.font, self.han, self._kerning = font, han, kerning or {}
        self.unit = 1000.0 / float(font.face.upem)
        self._widths: dict[int, float] = {}
        self._met: set[str] = set()
        self._glyphs: dict[str, int] = {}
        self._advances: dict[str, float] = {}

    def width(self, glyph: int) -> float:
        """The advance of a glyph without kerning."""
        known = self._widths.get(glyph)
        if known is None and glyph >= _PLACED:
            return 0.0
        if known is None:
            known = self._widths[glyph] = self.font.get_glyph_h_advance(glyph) * self.unit
        return known

    def shape(self, text: str, language: str, rtl: bool = False) -> Shaped:
        """Shape a text of one script and one direction."""
        if rtl:
            return self._from_right(text, language)
        for script, kerning in self._kerning.items():
            if PLAIN[script].fullmatch(text) and self._known(text):
                return self._plain(text, kerning)
        return self._whole(text, language)

    # -- plain text ----------------------------------------------------------------------

    def _known(self, text: str) -> bool:
        """Look up new characters; whether the font has them all."""
        if self._met.issuperset(text):
            return True
        for character in set(text).difference(self._met):
            glyph = self.font.get_nominal_glyph(ord(character))
            if glyph is None:
                return False
            self._met.add(character)
            self._glyphs[character] = glyph
            self._advances[character] = self.width(glyph)
        return True

    def _plain(self, text: str, kerning: Mapping[str, float]) -> Shaped:
        widths = list(map(self._advances.__getitem__, text))
        pairs = map(add, text, text[1:])
        kerned = tuple(compress(count(), map(kerning.__contains__, pairs)))
        kerns = {at: kerning[text[at : at + 2]] * self.unit for at in kerned}
        for at, kern in kerns.items():
            widths[at] += kern
        spaces = tuple([found.start() for found in _SPACES.finditer(text)])
        glyphs = tuple(map(self._glyphs.__getitem__, text))
        return Shaped(text, glyphs, widths, kerns, kerned, spaces, None, {}, plain=True)

    # -- all other text ------------------------------------------------------------------

    def _whole(self, text: str, language: str) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.direction = "ltr"
        # Else HarfBuzz shows what is unseen (a word joiner) as a space without width.
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        if self.han:
            buffer.language = "zh-Hans"
            buffer.script = "Hani"
        else:
            buffer.language = language
            buffer.guess_segment_properties()
        hb.shape(self.font, buffer, _KERN)
        glyphs = tuple(info.codepoint for info in buffer.glyph_infos)
        advances = [position.x_advance * self.unit for position in buffer.glyph_positions or ()]
        own = map(self.width, glyphs)
        kerns = {at: kern for at, kern in enumerate(map(float.__sub__, advances, own)) if kern}
        starts, widths = None, advances
        if len(glyphs) != len(text):
            clusters = [info.cluster for info in buffer.glyph_infos]
            starts, widths = _by_character(len(text), clusters, advances)
        spaces = [index for index, character in enumerate(text) if character == " "]
        if starts is not None:
            spaces = [starts[index] for index in spaces]
        return Shaped(text, glyphs, widths, kerns, tuple(kerns), tuple(spaces), starts, {})

    def _from_right(self, text: str, language: str) -> Shaped:
        """Arabic in simple forms: letters that join stand on one line, as in Simplified Arabic.

        Amiri's required ligatures (``rlig``) are mostly the cascades of the Bulaq press; of them
        only lam with alef is wanted.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.direction = "rtl"
        buffer.language = language
        buffer.guess_segment_properties()
        joined = [(found.start(), found.end(), 1) for found in _LAM_ALEF.finditer(text)]
        hb.shape(self.font, buffer, {**_KERN, "rlig": [(0, len(text), 0), *joined]})
        glyphs, advances, clusters = self._set_from_right(buffer, text)
        own = map(self.width, glyphs)
        kerns = {at: kern for at, kern in enumerate(map(float.__sub__, advances, own)) if kern}
        widths = [0.0] * len(text)
        # Clusters go down: the glyphs of a character and of all after it stand to its left.
        starts = [0] * (len(text) + 1)
        for cluster, advance in zip(clusters, advances, strict=True):
            widths[cluster] += advance
            starts[cluster] += 1
        for index in range(len(text) - 1, -1, -1):
            starts[index] += starts[index + 1]
        spaces = tuple(at for at, cluster in enumerate(clusters) if text[cluster] == " ")
        begins = tuple(starts)
        return Shaped(
            text, tuple(glyphs), widths, kerns, tuple(kerns), spaces, begins, {}, rtl=True
        )

    def _set_from_right(
        self, buffer: hb.Buffer, text: str
    ) -> tuple[list[int], list[float], list[int]]:
        """Glyphs, advances and clusters of shaped text, where no glyph stands beside its place.

        A mark becomes a glyph of its own for its place; a letter moved away from the one on its
        left has that one's advance widened.
        """
        glyphs: list[int] = []
        advances: list[float] = []
        clusters: list[int] = []
        positions = buffer.glyph_positions or ()
        for info, position in zip(buffer.glyph_infos, positions, strict=True):
            glyph, right = info.codepoint, position.x_offset
            advance = position.x_advance * self.unit
            if not advance and combining(text[info.cluster]):
                glyph = placed_glyph(glyph, right, position.y_offset)
            elif right and advances:
                advances[-1] += min(right * self.unit, _WIDEST_GAP)
                advance -= right * self.unit
            glyphs.append(glyph)
            advances.append(advance)
            clusters.append(info.cluster)
        return glyphs, advances, clusters


def _by_character(
    length: int, clusters: list[int], advances: list[float]
) -> tuple[tuple[int, ...], list[float]]:
    """Where the glyphs of each character begin, and its width."""
    starts = [0] * (length + 1)
    starts[length] = len(clusters)
    for glyph, (begin, end) in enumerate(pairwise([*clusters, length])):
        for index in range(begin, end):
            starts[index] = glyph if index == begin else glyph + 1
    widths = [0.0] * length
    for cluster, advance in zip(clusters, advances, strict=True):
        widths[cluster] += advance
    return tuple(starts), widths
