"""What the pages written by hand say, they say once; their pictures are made by scripts."""

from __future__ import annotations

import re
from collections import defaultdict

from PIL import Image, ImageSequence

from doc_pages import ROOT, pages

LONG = 45
"""Shorter sentences are likely to be alike."""
CODE = re.compile(r"^( *)(```+).*?^\1\2 *$", re.MULTILINE | re.DOTALL)
MADE = "<!-- Written by scripts/"
COMPARED = {"word-page-1.png", "word-running-text.png"}
"""Pages of documents of the United Nations, which are not in the repository, beside ours."""


def sentences(page: str) -> set[str]:
    text = CODE.sub("", (ROOT / page).read_text("utf-8"))
    parts = re.split(r"\n\s*\n|\n(?=\s*[-|\d#])", text)
    told = {one for part in parts for one in re.split(r"(?<=[.!?])\s", " ".join(part.split()))}
    return {one.strip(" -|*") for one in told if len(one) > LONG and one.endswith(".")}


def test_no_sentence_stands_on_two_pages() -> None:
    where: dict[str, list[str]] = defaultdict(list)
    by_hand = [page for page in pages() if MADE not in (ROOT / page).read_text("utf-8")]
    assert len(by_hand) > 20
    for page in by_hand:
        for sentence in sentences(page):
            where[sentence].append(page)
    assert {one: found for one, found in where.items() if len(found) > 1} == {}


def test_each_picture_is_shown_and_made_by_a_script() -> None:
    scripts = "".join(path.read_text("utf-8") for path in (ROOT / "scripts").rglob("*.py"))
    shown = "".join((ROOT / page).read_text("utf-8") for page in pages())
    pictures = [path for path in (ROOT / "docs" / "images").rglob("*.*") if path.is_file()]
    assert pictures
    for path in pictures:
        assert path.name in shown, path.name
        whole_folder = f'"docs" / "images" / "{path.parent.name}"' in scripts
        named = re.search(rf"[\"/]{re.escape(path.stem)}[\".]", scripts)
        assert path.name in COMPARED or whole_folder or named, path.name


def test_pictures_are_small() -> None:
    """A page is read over slow lines, too; the film is the largest."""
    images = ROOT / "docs" / "images"
    large = {path.name for path in images.rglob("*.*") if path.stat().st_size > 350_000}
    assert large <= {"film.gif"}
    assert (images / "film.gif").stat().st_size <= 1_200_000
    with Image.open(images / "film.gif") as film:
        assert film.width == 960
        times = [frame.info["duration"] for frame in ImageSequence.Iterator(film)]
    assert len(times) > 30
    assert 15 <= sum(times) / 1000 <= 30
