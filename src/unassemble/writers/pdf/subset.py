"""Face → font program with some of its glyphs, cut by HarfBuzz (ISO 32000-1, 9.9)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import lru_cache

import uharfbuzz as hb
from msgspec import Struct

from unassemble.text.fonts import Face
from unassemble.text.shaping import place_of_glyph
from unassemble.writers.pdf.placed import with_placed
from unassemble.writers.pdf.streams import deflated

_DROPPED = frozenset(
    "GSUB GPOS GDEF BASE STAT vhea vmtx VORG DSIG post OS/2 name gasp meta cmap kern MATH".split()  # noqa: SIM905
)


class FontProgram(Struct, eq=False):
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
def cut(face: Face, glyphs: frozenset[int]) -> FontProgram:
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
    return FontProgram(data, new)


def subset_tag(glyphs: Iterable[int]) -> str:
    """Six letters that name a subset (ISO 32000-1, 9.6.4)."""
    value = zlib.crc32(",".join(map(str, glyphs)).encode())
    letters = []
    for _ in range(6):
        value, rest = divmod(value, 26)
        letters.append(chr(65 + rest))
    return "".join(letters)
