"""Write fonts/kerning.json: the kerning pairs of the serif faces, with which text is measured.

python scripts/build_kerning.py [--check]
"""

from __future__ import annotations

import json
import sys

import uharfbuzz as hb

from generated import ROOT, settle
from unassemble.text.fonts import KERNING, SERIF, open_fonts
from unassemble.text.shaping import KERN, PLAIN

FONTS = ROOT / "fonts"
_POINTS = range(0x20, 0x2100)
_SEPARATOR = "\n"
"""Separates pairs that are shaped in one call; it is kerned with nothing."""


def kerning_of(font: hb.Font) -> dict[str, dict[str, int]]:
    """The kerning pairs of plain characters, as HarfBuzz shapes them."""
    points = {script: filter(plain.fullmatch, map(chr, _POINTS)) for script, plain in PLAIN.items()}
    return {
        script: _kerned(font, script, [one for one in found if font.get_nominal_glyph(ord(one))])
        for script, found in points.items()
    }


def _kerned(font: hb.Font, script: str, characters: list[str]) -> dict[str, int]:
    pairs = [first + second for first in characters for second in characters]
    buffer = hb.Buffer()
    buffer.add_str("".join(pair + _SEPARATOR for pair in pairs))
    buffer.direction, buffer.script, buffer.language = "ltr", script, "en"
    hb.shape(font, buffer, KERN)
    positions = (buffer.glyph_positions or ())[::3]
    glyphs = {character: font.get_nominal_glyph(ord(character)) for character in characters}
    widths = {character: font.get_glyph_h_advance(glyph) for character, glyph in glyphs.items()}
    shaped = zip(pairs, positions, strict=True)
    kerns = {pair: position.x_advance - widths[pair[0]] for pair, position in shaped}
    return {pair: kern for pair, kern in kerns.items() if kern}


def kerning_file() -> dict[str, bytes]:
    """The file by name."""
    found = {face.name: kerning_of(face.font) for face in open_fonts().serif}
    assert tuple(found) == SERIF
    text = json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True)
    return {KERNING: f"{text}\n".encode()}


if __name__ == "__main__":
    raise SystemExit(settle(kerning_file(), FONTS, "--check" in sys.argv[1:]))
