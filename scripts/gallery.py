"""Draw the first pages of the examples for docs/gallery.md, one letter in six languages, and page 1
of README.

python scripts/gallery.py
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pypdfium2
from PIL import Image

from generated import ROOT
from unassemble.pipeline.building import build_version
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.reading import languages_of

FOLDER = ROOT / "docs" / "images" / "gallery"
SHEET, FIRST = "six-languages", "azerbaijan-2020"
WIDTH, SHEET_WIDTH, FIRST_WIDTH = 300, 400, 850
GRAYS = 16


def pages(name: str, language: str | None, width: int) -> list[Image.Image]:
    """The pages of an example in greyscale, ``width`` pixels wide."""
    return pages_of(read_letter_file(ROOT / "examples" / name / "letter.yaml"), language, width)


def pages_of(source: LetterFile, language: str | None, width: int) -> list[Image.Image]:
    """The pages of a letter in greyscale, ``width`` pixels wide."""
    made = build_version(source, language, ["pdf"])  # type: ignore[arg-type]
    document = pypdfium2.PdfDocument(made.pdf)
    try:
        scale = 3 * width / document[0].get_width()
        pictures = [page.render(scale=scale).to_pil().convert("L") for page in document]
    finally:
        document.close()
    return [one.resize((width, one.height * width // one.width)) for one in pictures]


def save(picture: Image.Image, path: Path) -> None:
    """Write a picture with few greys."""
    out = io.BytesIO()
    picture.quantize(GRAYS).save(out, "PNG", optimize=True)
    path.write_bytes(out.getvalue())
    print(f"{path.name}: {len(out.getvalue()) // 1024} kB")


def sheet() -> Image.Image:
    """The first two pages of one letter in all six languages, side by side."""
    source = read_letter_file(ROOT / "examples" / SHEET / "letter.yaml")
    columns = [pages(SHEET, language, SHEET_WIDTH)[:2] for language in languages_of(source)]
    height = columns[0][0].height
    whole = Image.new("L", (len(columns) * (SHEET_WIDTH + 4), 2 * (height + 4)), 160)
    for column, pictures in enumerate(columns):
        for row, picture in enumerate(pictures):
            whole.paste(picture, (column * (SHEET_WIDTH + 4), row * (height + 4)))
    return whole


def main() -> int:
    """Make all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in sorted((ROOT / "examples").glob("*/letter.yaml")):
        name = path.parent.name
        if name != SHEET:
            save(pages(name, None, WIDTH)[0], FOLDER / f"{name}.png")
    save(sheet(), FOLDER / f"{SHEET}.png")
    save(pages(FIRST, None, FIRST_WIDTH)[0], FOLDER.parent / "page-1.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
