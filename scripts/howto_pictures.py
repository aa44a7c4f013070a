"""Draw the letters that the pages of docs/start and docs/howto show, as the program makes them.

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

from PIL import Image, ImageDraw, ImageFont

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


FIRST = Picture("docs/start/first-letter-editor.md", "letters/letter.yaml", numbers=(0, 1))
PICTURES = (
    FIRST,
    Picture("docs/howto/footnotes.md", "letter.yaml", numbers=(0, 1)),
    Picture("docs/howto/tables-and-pictures.md", "letter.yaml", numbers=(1,), part=0.42),
    Picture("docs/howto/six-languages.md", "letter.yaml", ("en", "zh", "fr")),
    Picture("docs/howto/corrigendum.md", "corrigendum.yaml", part=0.6),
)


def carry_out(page: str, folder: Path) -> None:
    """Carry out the blocks of a page in an empty folder."""
    from doc_pages import Desk, blocks, steps

    os.chdir(folder)
    desk = Desk(folder)
    for block in blocks(page):
        if block.file is not None:
            desk.save(block)
        elif block.language == "console":
            for step in steps(block.text):
                desk.run(step.command)
    os.chdir(ROOT)


def drawn(picture: Picture) -> Image.Image:
    """The pages that a picture shows, of the letter as its page leaves it."""
    with tempfile.TemporaryDirectory() as folder:
        carry_out(picture.page, Path(folder))
        source = read_letter_file(Path(folder) / picture.letter)
        sheets = [
            pages_of(source, language, WIDTH)[number]
            for language in picture.languages
            for number in picture.numbers
        ]
    height = round(sheets[0].height * picture.part)
    return side_by_side([sheet.crop((0, 0, WIDTH, height)) for sheet in sheets])


def side_by_side(sheets: list[Image.Image]) -> Image.Image:
    """One picture of several pages, on a desk."""
    width = sum(sheet.width + GAP for sheet in sheets) + GAP
    whole = Image.new("L", (width, sheets[0].height + 2 * GAP), AROUND)
    left = GAP
    for sheet in sheets:
        whole.paste(sheet, (left, GAP))
        left += sheet.width + GAP
    return whole


def file_and_page() -> Image.Image:
    """The text of the first letter, and page 1 that is made of it."""
    with tempfile.TemporaryDirectory() as folder:
        carry_out(FIRST.page, Path(folder))
        source = read_letter_file(Path(folder) / FIRST.letter)
        page = pages_of(source, "en", WIDTH)[0]
    text = Image.new("L", (WIDTH + 100, page.height), 255)
    face = ImageFont.truetype("DejaVuSansMono.ttf", 9)
    lines = [one for one in source.data.decode().splitlines() if not one.lstrip().startswith("#")]
    ImageDraw.Draw(text).multiline_text((12, 10), "\n".join(lines).strip(), 0, face, spacing=4)
    return side_by_side([text, page])


def main() -> int:
    """Make all pictures."""
    save(file_and_page(), FIRST.path.with_name("what.png"))
    for picture in PICTURES:
        picture.path.parent.mkdir(parents=True, exist_ok=True)
        save(drawn(picture), picture.path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
