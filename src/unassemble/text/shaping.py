"""Text → glyphs and widths, by HarfBuzz.

Text is shaped with pair kerning and without ligatures, as Word does with the UN template's
``w:kern`` (A/80/590).

Most text is plain: one glyph for each character, whose advance depends only on the next character.
Its widths are looked up word by word, since words recur: HarfBuzz is asked once for each character,
and its kerning pairs were listed when the fonts were built (scripts/build_kerning.py).  Copying the
glyphs of a page from C one by one takes longer than shaping them.  All other text is shaped whole,
also text from right to left, whose letters join and whose marks are placed above and below them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain, pairwise
from operator import add
from typing import ClassVar
from unicodedata import category

import uharfbuzz as hb
from msgspec import Struct

SOFT_HYPHEN = "\u00ad"
"""Printed only where it ends a line."""
KERN = {"kern": True, "liga": False, "clig": False}
"""The features of all text."""
_COMMON = (
    " -@[-`{-~\u00a0-\u00a9\u00ab\u00ac\u00ae-\u00b9\u00bb-\u00bf\u00d7\u00f7"
    "\u2010-\u2027\u2030-\u203a\u20ac"
)
PLAIN = {
    "Zyyy": re.compile(f"[{_COMMON}]*"),
    "Latn": re.compile(f"[{_COMMON}A-Za-zªº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f]*"),
    "Cyrl": re.compile(f"[{_COMMON}\u0400-\u045f]*"),
}
"""Characters of plain text, by script (ISO 15924): no combining marks, no invisible characters."""
_FOLLOWED = "\n"
"""Ends the key of a word that a space follows."""
_NO_MATCH = "(?!)"
MOST_WORDS = 50_000
"""Words of a face and script that are cached before the cache is emptied."""
_LAM_ALEF = re.compile("\u0644[\u064b-\u0652\u0670]*[\u0622\u0623\u0625\u0627]")
_WIDEST_GAP = 95.0
"""Widest gap before a letter that does not join, in thousandths of the type size.  Programs that
extract text take a tenth for a space (poppler, TextOutputDev: minWordBreakSpace)."""


_PLACED, _ORIGIN, _PART = 1 << 48, 1 << 15, 1 << 16


def placed_glyph(glyph: int, right: int, up: int) -> int:
    """The number of a glyph without width, drawn at an offset given in font units.

    No font has this glyph: the PDF writer adds it to the font that it embeds.
    """
    return _PLACED + (glyph * _PART + right + _ORIGIN) * _PART + up + _ORIGIN


def place_of_glyph(glyph: int) -> tuple[int, int, int] | None:
    """The glyph, right and up that `placed_glyph` was given; None for any other number."""
    if glyph < _PLACED:
        return None
    glyph, up = divmod(glyph - _PLACED, _PART)
    glyph, right = divmod(glyph, _PART)
    return glyph, right - _ORIGIN, up - _ORIGIN


class Shaped(Struct, frozen=True, eq=False):
    """Glyphs of a text in one face; lengths are in thousandths of the type size.

    ``widths`` are those of the characters, after kerning; the first character of a cluster has the
    width of the cluster.  ``kerns`` maps glyph indexes to the difference between the advance and
    the face's own, ``kerned`` has its keys in order, ``spaces`` the indexes of spaces.  ``starts``
    maps characters to glyphs: the glyphs of characters i..j are ``glyphs[starts[i]:starts[j]]``;
    it is None if each character has one glyph.

    Glyphs are in visual order, from left to right.  In text from right to left (``rtl``) those of
    the first character come last: the glyphs of i..j are ``glyphs[starts[j]:starts[i]]``.
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

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The indexes of the glyphs of some characters: first, and end."""
        if self.starts is None:
            return start, end
        first, last = self.starts[start], self.starts[end]
        return (last, first) if self.rtl else (first, last)

    def steps(self, unit: float, spacing: float) -> list[float]:
        """Widths of the characters in points.

        Args:
            unit: points in a thousandth of the type size.
            spacing: points added after each glyph.
        """
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


class PlainText(Struct, frozen=True, eq=False):
    """A text from left to right in which each character has one glyph, the same in any context.

    Its widths are those of its words.
    """

    text: str
    words: Words
    rtl: ClassVar[bool] = False

    def steps(self, unit: float, spacing: float) -> list[float]:
        """Widths of the characters, as `Shaped.steps` gives them."""
        known = self.words.steps(unit, spacing)
        return list(chain.from_iterable(map(known.__getitem__, in_words(self.text))))


Kerning = Mapping[str, Mapping[str, float]]
"""By script (ISO 15924) and pair of characters: the kerning of the pair, in font units."""


def in_words(text: str) -> list[str]:
    """A text as keys of `Words`: each word with the space before it, and a mark if one follows.

    Each space belongs to one word, and all characters that kern with a word are in its key.
    """
    first, *others = text.split(" ")
    if not others:
        return [first]
    last = others.pop()
    return [first + _FOLLOWED, *[f" {word}{_FOLLOWED}" for word in others], " " + last]


class Words:
    """Kerning and widths of the words of plain text, in one face and one script.

    Keys are those of `in_words`.
    """

    def __init__(self, shaper: Shaper, kerning: Mapping[str, float]) -> None:
        self.shaper = shaper
        self.kerning = {pair: kern * shaper.unit for pair, kern in kerning.items()}
        self._at_size: dict[tuple[float, float], _Steps] = {}
        self._kerned: dict[str, tuple[str, list[tuple[int, float]]]] = {}
        self.spaces = {pair[1]: kern for pair, kern in self.kerning.items() if pair[0] == " "}
        """The kerning of a space, by the character after it."""
        kerned = "".join(map(re.escape, self.spaces))
        self.kerned_space = re.compile(f" [{kerned}]" if kerned else _NO_MATCH)
        """Matches a kerned space with the character after it."""

    def kerned(self, key: str) -> tuple[str, list[tuple[int, float]]]:
        """The characters of a word, and its kerning.

        Returns:
            The characters; and for each kerned one its index, and the kerning in thousandths of
            the type size.
        """
        known = self._kerned.get(key)
        if known is None:
            known = self._kerned[key] = self._kern(key)
        return known

    def _kern(self, key: str) -> tuple[str, list[tuple[int, float]]]:
        text = key.removesuffix(_FOLLOWED)
        printed = key.replace(_FOLLOWED, " ")
        if self.kerning.keys().isdisjoint(map(add, printed, printed[1:])):
            return text, []
        pairs = enumerate(map(add, printed, printed[1:]))
        return text, [(at, self.kerning[pair]) for at, pair in pairs if pair in self.kerning]

    def steps(self, unit: float, spacing: float) -> _Steps:
        """The widths of the characters of words in points, by word; see `Shaped.steps`."""
        known = self._at_size.get((unit, spacing))
        if known is None or len(known) > MOST_WORDS:
            known = self._at_size[unit, spacing] = _Steps(self, unit, spacing)
            self._kerned.clear()
        return known


class _Steps(dict[str, list[float]]):
    """Widths of the characters of words at one size, worked out on first use."""

    def __init__(self, words: Words, unit: float, spacing: float) -> None:
        super().__init__()
        self._words, self._unit = words, unit
        self._advances = _Advances(words.shaper, unit, spacing)

    def __missing__(self, key: str) -> list[float]:
        text, kerns = self._words.kerned(key)
        steps = self[key] = list(map(self._advances.__getitem__, text))
        for at, kern in kerns:
            steps[at] += kern * self._unit
        return steps


class _Advances(dict[str, float]):
    """Widths of characters at one size without kerning, worked out on first use."""

    def __init__(self, shaper: Shaper, unit: float, spacing: float) -> None:
        super().__init__()
        self._shaper, self._unit, self._spacing = shaper, unit, spacing

    def __missing__(self, character: str) -> float:
        width = self._shaper.advances[character] * self._unit + self._spacing
        self[character] = width
        return width


class Shaper:
    """Shapes text with one font, and caches the words it has measured.

    ``kerning`` are the font's kerning pairs; without them all text is shaped whole.
    """

    def __init__(self, font: hb.Font, han: bool, kerning: Kerning | None = None) -> None:
        self.font, self.han = font, han
        self.unit = 1000.0 / float(font.face.upem)
        self._widths: dict[int, float] = {}
        self.glyphs: dict[str, int] = {}
        """Glyphs of the characters seen in plain text."""
        self.advances: dict[str, float] = {}
        """Their advances without kerning."""
        self._words = {script: Words(self, pairs) for script, pairs in (kerning or {}).items()}

    def width(self, glyph: int) -> float:
        """The advance of a glyph without kerning."""
        known = self._widths.get(glyph)
        if known is None and glyph >= _PLACED:
            return 0.0
        if known is None:
            known = self._widths[glyph] = self.font.get_glyph_h_advance(glyph) * self.unit
        return known

    def shape(self, text: str, language: str, rtl: bool = False) -> Shaped | PlainText:
        """Shape a text of one script and one direction."""
        if rtl:
            return self._right_to_left(text, language)
        for script, words in self._words.items():
            if PLAIN[script].fullmatch(text) and self._has_glyphs(text):
                return PlainText(text, words)
        return self.whole(text, language)

    def _has_glyphs(self, text: str) -> bool:
        """Whether the font has all characters; caches their glyphs and advances."""
        for character in set(text).difference(self.glyphs):
            glyph = self.font.get_nominal_glyph(ord(character))
            if glyph is None:
                return False
            self.advances[character] = self.width(glyph)
            self.glyphs[character] = glyph
        return True

    def whole(self, text: str, language: str) -> Shaped:
        """Shape any text with HarfBuzz, from left to right."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.direction = "ltr"
        # Otherwise HarfBuzz draws invisible characters (a word joiner) as spaces without width.
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        if self.han:
            buffer.language = "zh-Hans"
            buffer.script = "Hani"
        else:
            buffer.language = language
            buffer.guess_segment_properties()
        hb.shape(self.font, buffer, KERN)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions or ()
        clusters = [info.cluster for info in infos]
        glyphs = tuple([info.codepoint for info in infos])
        if not self.han:
            glyphs = tuple(map(_where_it_stands, glyphs, positions))
        advances = [position.x_advance * self.unit for position in positions]
        own = map(self.width, glyphs)
        kerns = {at: kern for at, kern in enumerate(map(float.__sub__, advances, own)) if kern}
        starts, widths = None, advances
        if clusters != list(range(len(text))):
            starts, widths = _by_character(len(text), clusters, advances)
        spaces = [index for index, character in enumerate(text) if character == " "]
        if starts is not None:
            spaces = [starts[index] for index in spaces]
        return Shaped(text, glyphs, widths, kerns, tuple(kerns), tuple(spaces), starts, {})

    def _right_to_left(self, text: str, language: str) -> Shaped:
        """Shape Arabic in simple forms: joined letters on one line, as in Simplified Arabic.

        Amiri's required ligatures (``rlig``) are mostly the cascades of the Bulaq press; only lam
        with alef is applied.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.direction = "rtl"
        buffer.language = language
        buffer.guess_segment_properties()
        joined = [(found.start(), found.end(), 1) for found in _LAM_ALEF.finditer(text)]
        hb.shape(self.font, buffer, {**KERN, "rlig": [(0, len(text), 0), *joined]})
        glyphs, advances, clusters = self._without_offsets(buffer, text)
        own = map(self.width, glyphs)
        kerns = {at: kern for at, kern in enumerate(map(float.__sub__, advances, own)) if kern}
        widths = [0.0] * len(text)
        # Clusters descend: later characters have their glyphs further left.
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

    def _without_offsets(
        self, buffer: hb.Buffer, text: str
    ) -> tuple[list[int], list[float], list[int]]:
        """Glyphs, advances and clusters of shaped text, its glyph offsets resolved.

        A mark becomes a `placed_glyph`; a letter that is moved away from its left neighbour widens
        that one's advance.
        """
        glyphs: list[int] = []
        advances: list[float] = []
        clusters: list[int] = []
        positions = buffer.glyph_positions or ()
        for info, position in zip(buffer.glyph_infos, positions, strict=True):
            glyph, right = info.codepoint, position.x_offset
            advance = position.x_advance * self.unit
            if not advance and category(text[info.cluster]) == "Mn":
                glyph = placed_glyph(glyph, right, position.y_offset)
            elif right and advances:
                advances[-1] += min(right * self.unit, _WIDEST_GAP)
                advance -= right * self.unit
            glyphs.append(glyph)
            advances.append(advance)
            clusters.append(info.cluster)
        return glyphs, advances, clusters


def _where_it_stands(glyph: int, position: hb.GlyphPosition) -> int:
    """A glyph of text from left to right; a mark that is moved is a `placed_glyph`."""
    right, up = position.x_offset, position.y_offset
    return placed_glyph(glyph, right, up) if right or up else glyph


def _by_character(
    length: int, clusters: list[int], advances: list[float]
) -> tuple[tuple[int, ...], list[float]]:
    """The first glyph of each character, and its width.

    The first character of a cluster has all of its glyphs.
    """
    starts = [0] * (length + 1)
    first = {cluster: len(clusters) - at for at, cluster in enumerate(reversed(clusters), 1)}
    begins = [*first][::-1]
    for begin, end in pairwise([*begins, length]):
        after = first.get(end, len(clusters))
        starts[begin] = first[begin]
        starts[begin + 1 : end + 1] = [after] * (end - begin)
    widths = [0.0] * length
    for cluster, advance in zip(clusters, advances, strict=True):
        widths[cluster] += advance
    return tuple(starts), widths
