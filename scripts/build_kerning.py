"""Write fonts/kerning.json: the kerning pairs of the serif faces, with which text is measured.

python scripts/build_kerning.py [--check]
"""

from __future__ import annotations

import json
import sys

from generated import ROOT, settle
from unassemble.text.fonts import KERNING, SERIF, open_fonts
from unassemble.text.shaping import kerning_of

FONTS = ROOT / "fonts"


def kerning_file() -> dict[str, bytes]:
    """The file by name."""
    found = {face.name: kerning_of(face.font) for face in open_fonts().serif}
    assert tuple(found) == SERIF
    text = json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True)
    return {KERNING: f"{text}\n".encode()}


if __name__ == "__main__":
    raise SystemExit(settle(kerning_file(), FONTS, "--check" in sys.argv[1:]))
