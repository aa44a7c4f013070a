"""Draw the starter letter of each kind for docs/howto/kinds.md, as `new` writes it for Kenya.

python scripts/kinds_pictures.py
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from PIL import Image

from gallery import pages_of, save
from generated import ROOT
from unassemble.base.diagnostics import Findings
from unassemble.base.starters import starter_names, starter_path
from unassemble.pipeline.drafting import Wish, draft_letter
from unassemble.pipeline.letter_file import LetterFile, read_letter_file

FOLDER = ROOT / "docs" / "images" / "kinds"
DAY = date(2025, 5, 28)
WHO, OTHERS = "kenya", {"several-signatories": ("uganda",)}
WIDTH, GAP, AROUND = 420, 6, 160
NOWHERE = Path("/nonexistent")


def drawn(kind: str) -> Image.Image:
    """The first two pages of a starter letter, side by side."""
    path = starter_path(kind)
    if path is None:
        raise ValueError(f"there is no starter letter {kind}")
    wish = Wish((WHO, *OTHERS.get(kind, ())), DAY, ("en",), folder=NOWHERE)
    text = draft_letter(wish, read_letter_file(path), Findings())
    pictures = pages_of(LetterFile(text.encode(), f"{kind}.yaml", NOWHERE), "en", WIDTH)[:2]
    height = max(one.height for one in pictures)
    whole = Image.new("L", (len(pictures) * (WIDTH + GAP) - GAP, height), AROUND)
    for index, picture in enumerate(pictures):
        whole.paste(picture, (index * (WIDTH + GAP), 0))
    return whole


def main() -> int:
    """Make all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind in starter_names():
        save(drawn(kind), FOLDER / f"{kind}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
