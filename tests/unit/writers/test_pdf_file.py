"""The PDF as a file: reportlab's objects, the same bytes on every computer, valid streams."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFDocument

from different_letters import write_letter_of_kind
from documents import document as letter_document
from letter_files import build_file
from tagged import tagged
from unassemble.model import ImageData
from unassemble.writers.pdf.document import TaggedDocument
from unassemble.writers.pdf.metadata import Information
from unassemble.writers.pdf.outline import Bookmark, Outline
from unassemble.writers.pdf.pictures import PictureObjects
from unassemble.writers.pdf.streams import Dictionary
from unassemble.writers.pdf.tags import StructureElement
from unassemble.writers.pdf.values import number, text_string

ALONE = """
import hashlib, sys
from unassemble import load
print(hashlib.sha256(load(sys.argv[1]).build(formats=["pdf"]).pdf).hexdigest())
"""
SETTINGS = {
    "RL_invariant": "0",
    "RL_pageCompression": "0",
    "RL_useA85": "1",
    "RL_pdfComments": "1",
    "RL_pdfMultiLine": "1",
    "RL_verbose": "1",
    "RL_documentLang": "de",
    "SOURCE_DATE_EPOCH": "86400",
    "TZ": "Asia/Tokyo",
    "PYTHONHASHSEED": "7",
}


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter with pictures, notes, links, headings and annexes."""
    return write_letter_of_kind("annexes", tmp_path_factory.mktemp("letter"))


@pytest.fixture(scope="module")
def pdf(letter: Path) -> bytes:
    return build_file(letter, formats=["pdf"]).pdf


# -- the file as a whole -----------------------------------------------------------------


def test_reportlab_has_the_objects(monkeypatch: pytest.MonkeyPatch, letter: Path) -> None:
    numbered: list[int] = []
    original = PDFDocument.GetPDFData

    def counted(self: PDFDocument, canvas: object) -> bytes:
        data = original(self, canvas)
        numbered.append(self.objectcounter)
        return data

    monkeypatch.setattr(PDFDocument, "GetPDFData", counted)
    data = build_file(letter, formats=["pdf"]).pdf
    assert numbered == [len(re.findall(rb"^\d+ 0 obj$", data, re.MULTILINE))]


@pytest.mark.parametrize("kind", ["annexes", "arabic", "chinese", "long-notes", "odd"])
def test_a_strict_reader_finds_no_fault(kind: str, tmp_path: Path) -> None:
    data = build_file(write_letter_of_kind(kind, tmp_path), formats=["pdf"]).pdf
    with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as found:
        assert found.check_pdf_syntax() == []
        assert found.pdf_version == "1.7"


def test_settings_outside_change_no_byte(letter: Path, pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / ".reportlab_settings").write_text("pdfComments=1\ninvariant=0\nuseA85=1\n")
    environment = {**os.environ, **SETTINGS, "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(letter)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert done.stdout.strip() == hashlib.sha256(pdf).hexdigest()


def test_the_identifier_is_a_digest_of_the_file() -> None:
    made = [tagged(text) for text in ("Text.", "Text.", "Texts.")]
    (one, first), (again, _), (other, _) = (map(bytes, file.pdf.trailer.ID) for file in made)
    assert one == first == again != other
    assert len(one) == 16


def test_dates_are_the_letter_s_own() -> None:
    made = tagged("Text.")
    information = made.pdf.trailer.Info
    assert str(information.CreationDate) == str(information.ModDate) == "D:20250402000000Z"
    assert "/Subject" not in information
    assert "/Keywords" not in information


def test_an_outline_may_begin_at_any_level() -> None:
    """So may that of a page written alone, for the preview."""
    outline = Outline()
    document = TaggedDocument("en-GB", Information(letter_document()), outline)
    place = b"[%s/XYZ 0 700 null]" % document.begin_page().reference
    section = StructureElement("H1", "en", None)
    section.reference = document.reference(section)
    for level, title in [(3, "a"), (1, "b"), (3, "c"), (2, "d"), (3, "e")]:
        outline.bookmarks.append(Bookmark(level, title, place, section))
    with pikepdf.open(io.BytesIO(document.GetPDFData(None))) as found, found.open_outline() as tree:
        a, b = tree.root
        assert (a.title, b.title) == ("a", "b")
        assert [(one.title, one.is_closed) for one in b.children] == [("c", False), ("d", True)]
        assert [one.title for one in b.children[1].children] == ["e"]
        assert found.Root.Outlines.Count == 4


# -- streams -----------------------------------------------------------------------------


def test_an_end_of_line_stands_before_every_endstream(pdf: bytes) -> None:
    """ISO 19005-2, 6.1.7.1; Length does not count it."""
    starts = list(re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", pdf))
    assert len(starts) == pdf.count(b"\nendstream\nendobj\n") > 10
    for start in starts:
        end = start.end() + int(start[1])
        assert pdf[end : end + 11] == b"\nendstream\n"


def test_streams_are_deflated_but_the_xmp_packet(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as found:
        streams = [one for one in found.objects if isinstance(one, pikepdf.Stream)]
        filters = {str(one.get("/Filter", "none")) for one in streams}
        assert filters == {"/FlateDecode", "/DCTDecode", "none"}
        assert [one.Type for one in streams if "/Filter" not in one] == ["/Metadata"]


# -- pictures ----------------------------------------------------------------------------


def encoded(picture: Image.Image, format: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, format)
    return out.getvalue()


@contextmanager
def image_object(data: bytes, kind: Literal["png", "jpeg"]) -> Iterator[pikepdf.Stream]:
    """The image XObject that a picture becomes."""
    with Image.open(io.BytesIO(data)) as picture:
        size = picture.size
    objects = PictureObjects()
    objects.use(ImageData(data, kind, size, float(size[0]), float(size[1])))
    document = TaggedDocument("en-GB", Information(letter_document()), Outline())
    document.begin_page().Resources = Dictionary({"XObject": Dictionary(objects.add_to(document))})
    with pikepdf.open(io.BytesIO(document.GetPDFData(None))) as found:
        yield found.pages[0].Resources.XObject.I1


def test_a_jpeg_stays_as_it_is() -> None:
    data = encoded(Image.new("RGB", (8, 4), "red"), "JPEG")
    with image_object(data, "jpeg") as made:
        assert (made.Filter, made.ColorSpace) == ("/DCTDecode", "/DeviceRGB")
        assert (made.Width, made.Height, made.BitsPerComponent) == (8, 4, 8)
        assert made.read_raw_bytes() == data


def test_a_jpeg_in_cmyk_becomes_rgb_as_the_output_intent_says() -> None:
    with image_object(encoded(Image.new("CMYK", (8, 4), (0, 255, 255, 0)), "JPEG"), "jpeg") as made:
        assert (made.Filter, made.ColorSpace) == ("/FlateDecode", "/DeviceRGB")
        red, green, blue = made.read_bytes()[:3]
        assert red > 200 > 60 > max(green, blue)


@pytest.mark.parametrize("mode", ["1", "L"])
def test_a_gray_picture_has_one_sample_a_pixel(mode: str) -> None:
    with image_object(encoded(Image.new(mode, (8, 4), 0), "PNG"), "png") as made:
        assert made.ColorSpace == "/DeviceGray"
        assert made.read_bytes() == bytes(8 * 4)


def test_transparency_becomes_a_soft_mask() -> None:
    picture = Image.new("RGBA", (2, 1), (10, 20, 30, 128))
    with image_object(encoded(picture, "PNG"), "png") as made:
        assert made.read_bytes() == bytes((10, 20, 30)) * 2
        assert made.SMask.ColorSpace == "/DeviceGray"
        assert made.SMask.read_bytes() == bytes((128, 128))


def test_equal_pictures_are_stored_once() -> None:
    data = encoded(Image.new("L", (2, 2)), "PNG")
    objects = PictureObjects()
    one, other = (ImageData(data, "png", (2, 2), 2.0, 2.0) for _ in range(2))
    assert objects.use(one) == objects.use(other) == "I1"


# -- values ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, b"0"),
        (-0.0001, b"0"),
        (1.5, b"1.5"),
        (-2.0, b"-2"),
        (0.12349, b"0.123"),
        (100, b"100"),
    ],
)
def test_numbers_have_three_decimals_at_most(value: float, written: bytes) -> None:
    assert number(value) == written


@pytest.mark.parametrize("text", ["", "Note", "a (b) \\ c)", "é", "中文 😀", "tab\tline\n"])
def test_text_strings_are_read_back(text: str) -> None:
    assert str(pikepdf.Object.parse(text_string(text))) == text
