"""Draw the parts of pages that the pages of keys show, with the values of keys marked.

    python scripts/keys_pictures.py

The letters and the places stand in scripts/keys.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from functools import cache
from itertools import groupby

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from key_places import IMAGES, KEYS, LETTER, RECORD, Mark, Place, places
from unassemble.layout.fragments import PlacedMark, fragments
from unassemble.pipeline.letter_file import read_letter_file
from unassemble.preview.building import Builder, Built

SCALE = 1.5
"""Pixels for a point; drawn in three times as many and made smaller."""
AROUND, LEAST = 16.0, 250.0
COLORS = 24
BLUE = (11, 79, 158)

Rectangle = tuple[float, float, float, float]


@cache
def built(letter: str) -> Built:
    """A letter of the folder, built."""
    source = read_letter_file(KEYS / f"{letter}.yaml")
    result = Builder().build(source)
    if not isinstance(result, Built):
        raise ValueError(f"{letter}.yaml: {result.findings}")
    return result


def rectangles(place: Place) -> dict[str, list[Rectangle]]:
    """The rectangles of what is marked, in points from the top left corner of the page."""
    made = built(place.letter)
    document = pypdfium2.PdfDocument(made.pdf)
    try:
        page = document[place.page - 1]
        found = {key: list(_found(made, place, page, one)) for key, one in place.marked().items()}
    finally:
        document.close()
    for key, one in found.items():
        if not one:
            raise ValueError(f"{place.letter}.yaml, page {place.page}: nothing to mark for {key}")
    return found


def _found(made: Built, place: Place, page: pypdfium2.PdfPage, mark: Mark) -> Iterator[Rectangle]:
    if mark.drawing:
        for one in fragments(made.pages.pages[place.page - 1]):
            if isinstance(one, PlacedMark) and one.name == mark.drawing:
                yield one.x, one.y, one.x + one.width, one.y + one.height
        return
    height, text = page.get_height(), page.get_textpage()
    for group in _lines(text, mark):
        boxes = [text.get_charbox(index) for index in group]
        yield (
            min(box[0] for box in boxes),
            height - max(box[3] for box in boxes),
            max(box[2] for box in boxes),
            height - min(box[1] for box in boxes),
        )


def _lines(text: pypdfium2.PdfTextPage, mark: Mark) -> Iterator[list[int]]:
    """The characters of the words to mark, as indices on the page, line by line."""
    characters = [text.get_text_range(index, 1) for index in range(text.count_chars())]
    whole = "".join(one if len(one) == 1 and not one.isspace() else " " for one in characters)
    words = r"\s+".join(map(re.escape, mark.words.split()))
    after = r"\s+".join(map(re.escape, mark.before.split()))
    wanted = re.compile(rf"(?<!\w)({words})" + (rf"(?=\s*{after})" if after else ""))
    hits = list(wanted.finditer(whole))
    if len(hits) < mark.nth:
        return
    inside = range(*hits[mark.nth - 1].span(1))
    seen = [index for index in inside if not whole[index].isspace()]
    for _, line in groupby(seen, key=lambda index: round(text.get_charbox(index, loose=True)[1])):
        yield list(line)


def drawn(place: Place) -> Image.Image:
    """A part of a page with numbered marks."""
    marks = rectangles(place)
    every = [one for found in marks.values() for one in found]
    document = pypdfium2.PdfDocument(built(place.letter).pdf)
    try:
        page = document[place.page - 1]
        whole = page.render(scale=3 * SCALE).to_pil().convert("RGB")
        size = page.get_size()
    finally:
        document.close()
    left, right = max(min(one[0] for one in every) - AROUND - 14, 0), max(one[2] for one in every)
    right = min(max(right + AROUND, left + LEAST), size[0])
    top = max(min(one[1] for one in every) - AROUND, 0)
    foot = min(max(one[3] for one in every) + AROUND, size[1])
    _mark(whole, marks)
    edges = (round(3 * SCALE * one) for one in (left, top, right, foot))
    cut: Image.Image = whole.crop((*edges,))
    return cut.resize((cut.width // 3, cut.height // 3), Image.Resampling.LANCZOS)


def _mark(picture: Image.Image, marks: dict[str, list[Rectangle]]) -> None:
    scale = 3 * SCALE
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(7.2 * scale)
    taken: dict[tuple[int, int], str] = {}
    for number, found in enumerate(marks.values(), 1):
        for box in found:
            grown = (box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2)
            draw.rectangle([scale * one for one in grown], outline=BLUE, width=round(0.9 * scale))
        first = found[0]
        corner = round(first[0]), round(first[1])
        beside = f"{taken[corner]}, {number}" if corner in taken else str(number)
        taken[corner] = beside
        x, y = (first[0] - 0.5) * scale, (first[1] - 1.5) * scale
        wide = draw.textlength(beside, font) + 3.4 * scale
        tall = 4.2 * scale
        draw.rounded_rectangle((x - wide, y - tall, x, y + tall), 2 * scale, fill=BLUE)
        draw.text((x - wide / 2, y), beside, fill="white", font=font, anchor="mm")


def pictures() -> dict[str, bytes]:
    """All pictures, by the names of their files."""
    made = {}
    for name, place in (places(LETTER).pictures | places(RECORD).pictures).items():
        out = io.BytesIO()
        drawn(place).quantize(COLORS).save(out, "PNG", optimize=True)
        made[f"{name}.png"] = out.getvalue()
    return made


def main() -> int:
    """Make all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, data in pictures().items():
        (IMAGES / name).write_bytes(data)
        print(f"{name}: {len(data) // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
