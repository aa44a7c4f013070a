"""Look at every screen of the preview in three languages: a sheet of small pictures for each, for
docs/screens.md.

    python scripts/browser_sheet.py [--large FOLDER] [--language en|zh|ar]

With ``--large``, each picture is also written in its own size, to be looked at.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from browser_tour import Tour, letters
from generated import ROOT
from screenshots import LOCALES, chromium, save, taken

FOLDER = ROOT / "docs" / "images" / "screens"
WIDTH, GAP, GROUND, COLORS = 1600, 6, (120, 124, 130), 32
ROWS = (
    ("start-empty", "start", "start-dark", "missions"),
    ("new-whose", "new-kind", "new-day", "new-to-whom"),
    ("new-signs", "new-check", "next-day", "next-check"),
    ("who", "bodies", "text", "signatures"),
    ("annex", "section", "statement", "issued"),
    ("findings", "unfinished", "unreadable", "beside"),
    ("yaml", "all", "keys", "text-dark"),
    ("versions", "changes", "mission", "mission-people"),
    ("narrow-start", "narrow-new", "narrow-pages", "narrow-text", "narrow-parts", "narrow-mission"),
)
"""The pictures of a sheet; those of a row are equally wide."""


def sheet(pictures: dict[str, Image.Image]) -> Image.Image:
    """One picture of all screens, in rows."""
    rows = [[pictures[name] for name in row] for row in ROWS]
    heights = [round(_wide(row) * row[0].height / row[0].width) for row in rows]
    whole = Image.new("RGB", (WIDTH, sum(heights) + GAP * (len(rows) + 1)), GROUND)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        width = _wide(row)
        for column, picture in enumerate(row):
            small = picture.resize((width, height), Image.Resampling.LANCZOS)
            whole.paste(small, (GAP + column * (width + GAP), top))
        top += height + GAP
    return whole


def _wide(row: Sequence[Image.Image]) -> int:
    return (WIDTH - GAP) // len(row) - GAP


def screens(browser: Any, language: str) -> Iterator[tuple[str, Image.Image]]:
    """The name and the picture of each screen in a language."""
    from preview_server import serving

    with tempfile.TemporaryDirectory() as folder:
        here = letters(Path(folder), language)
        with serving(here, XDG_DATA_HOME=f"{folder}/data", SOURCE_DATE_EPOCH="1748390400") as at:
            tour = Tour(browser, at, LOCALES[language])
            for name, page in tour.all(Path(folder)):
                yield name, taken(page)
            tour.close()


def main() -> int:
    """Make the sheets."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--large", type=Path)
    asked.add_argument("--language", action="append", choices=list(LOCALES))
    given = asked.parse_args()
    with chromium() as browser:
        for language in given.language or LOCALES:
            pictures = dict(screens(browser, language))
            save(sheet(pictures), FOLDER / f"{language}.png", COLORS)
            for name, picture in pictures.items() if given.large else ():
                given.large.mkdir(parents=True, exist_ok=True)
                picture.save(given.large / f"{language}-{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
