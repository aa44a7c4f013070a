"""One letter that uses every key of the letter file; its outputs are checked as a whole."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from PIL import Image, ImageDraw

from letter_files import build_file
from unassemble.pipeline.building import Outputs

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTER = Path(__file__).parent / "data" / "everything.yaml"


def write_letter(folder: Path) -> Path:
    """Write the letter and its pictures into a folder."""
    picture = Image.new("RGB", (400, 200), "white")
    ImageDraw.Draw(picture).ellipse((20, 20, 380, 180), fill=(200, 30, 30))
    picture.save(folder / "map.png")
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="80"><circle r="40"/></svg>'
    )
    (folder / "mark.svg").write_text(drawing)
    path = folder / "letter.yaml"
    path.write_text(LETTER.read_text(encoding="utf-8"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    return build_file(write_letter(tmp_path_factory.mktemp("everything")))


@pytest.fixture(scope="module")
def pages(built: Outputs, pdf_pages: Callable[[bytes, str], list[str]]) -> list[str]:
    return [re.sub(r"[ \n]+", " ", page) for page in pdf_pages(built.pdf, "layout")]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (0, "A/ES-10/843*-S/2025/201*"),
        (0, "Distr.: General"),
        (0, "English Original: French"),
        (0, "Tenth emergency special session"),
        (0, "Items 116 (c) and 118 (b) of the preliminary list**"),
        (0, "Identical letters dated 1 April 2025 from the Permanent Representatives of Egypt"),
        (0, "the Libyan Arab Jamahiriya to the United Nations addressed to the Secretary-General"),
        (0, "I write under items 116 (c) and 118 (b) on behalf of Egypt.*"),
        (0, "* Reissued for technical reasons on 25 April 2025."),
        (0, "** A/80/50."),
        (0, "25-05275* (E) 280425 290425"),
        (1, "A quotation set apart"),
        (1, "2023 1 204"),
        (1, "A note in a table."),
        (2, "After the page break."),
        (2, "(Signed) Ann Lee Ambassador Egypt Bo Chen"),
        (3, "Annex I to the identical letters dated 1 April 2025"),
        (3, "[Original: Arabic] Statement"),
        (3, "Second paragraph."),
        (4, "Enclosure I Enclosed"),
        (5, "Enclosure II Other."),
        (6, "Annex II to the identical letters"),
        (6, "New York, 1 March 2025 Starts with a dateline."),
    ],
)
def test_every_text_is_printed(pages: list[str], page: int, words: str) -> None:
    assert words in pages[page]


def test_notes_take_their_marks(built: Outputs) -> None:
    with zipfile.ZipFile(io.BytesIO(built.docx)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    formats = [e.get(f"{W}val") for e in body.iter(f"{W}numFmt")]
    assert "lowerLetter" in formats
    assert [e.get(f"{W}val") for e in body.iter(f"{W}numRestart")] == ["eachSect"]
    references = list(body.iter(f"{W}footnoteReference"))
    custom = [r.getnext().text for r in references if r.get(f"{W}customMarkFollows")]
    assert custom == ["*", "1"]


def test_the_page_notes_and_the_picture_are_in_the_pdf(built: Outputs) -> None:
    with pikepdf.open(io.BytesIO(built.pdf)) as made:
        assert len(made.pages) == 7
        assert len(made.pages[0].Resources.XObject) == 2
        assert made.Root.Lang == "en-GB"
        assert made.Root.MarkInfo.Marked


def test_docx_is_sound(built: Outputs, docx_faults: Callable[[bytes], list[str]]) -> None:
    assert docx_faults(built.docx) == []


def test_pdf_is_sound(built: Outputs, pdf_faults: Callable[[bytes], str]) -> None:
    assert pdf_faults(built.pdf) == ""
