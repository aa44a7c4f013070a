"""Draw the letters that the pages of docs/howto and docs/start show, as the program makes them.

python scripts/howto_pictures.py

The blocks of a page are carried out in an empty folder, as the tests carry them out; then the pages
of its letter are drawn.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from gallery import pages_of, save
from generated import ROOT
from unassemble.pipeline.letter_file import read_letter_file

sys.path.insert(0, str(ROOT / "tests"))
WIDTH, GAP, AROUND = 440, 6, 160


class Picture(NamedTuple):
    """What a picture shows: pages of a letter in some languages, side by side."""

    page: str
    letter: str
    languages: tuple[str, ...] = ("en",)
    numbers: tuple[int, ...] = (0,)
    part: float = 1
    """The upper part of the pages that is shown."""

    @property
    def path(self) -> Path:
        """The picture's file, called as its page."""
        folder, name = Path(self.page).parts[1:]
        return ROOT / "docs" / "images" / folder / f"{Path(name).stem}.png"


PICTURES = (
    Picture("docs/howto/footnotes.md", "letter.yaml", numbers=(0, 1)),
    Picture("docs/howto/tables-and-pictures.md", "letter.yaml", numbers=(1,), part=0.42),
    Picture("docs/howto/six-languages.md", "letter.yaml", ("en", "zh", "fr")),
    Picture("docs/howto/corrigendum.md", "corrigendum.yaml", part=0.6),
)


def drawn(picture: Picture) -> Image.Image:
    """The pages that a picture shows, of the letter as its page leaves it."""
    from doc_pages import Desk, blocks, steps

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        desk = Desk(Path(folder))
        for block in blocks(picture.page):
            if block.file is not None:
                desk.save(block)
            elif block.language == "console":
                for step in steps(block.text):
                    desk.run(step.command)
        source = read_letter_file(Path(folder) / picture.letter)
        sheets = [
            pages_of(source, language, WIDTH)[number]
            for language in picture.languages
            for number in picture.numbers
        ]
        os.chdir(ROOT)
    height = round(sheets[0].height * picture.part)
    return side_by_side([sheet.crop((0, 0, WIDTH, height)) for sheet in sheets])


def side_by_side(sheets: list[Image.Image]) -> Image.Image:
    """One picture of several pages."""
    whole = Image.new("L", (len(sheets) * (WIDTH + GAP) - GAP, sheets[0].height), AROUND)
    for index, sheet in enumerate(sheets):
        whole.paste(sheet, (index * (WIDTH + GAP), 0))
    return whole


def main() -> int:
    """Make all pictures."""
    for picture in PICTURES:
        picture.path.parent.mkdir(parents=True, exist_ok=True)
        save(drawn(picture), picture.path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
