"""Pictures as people have them: of any size, kind and name, and turned by the camera."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

import unassemble as un
from letter_files import GOOD
from unassemble.images.raster import read_raster
from unassemble.styles import PAGE


def letter(folder: Path, name: str) -> un.Letter:
    text = GOOD.replace("honour to write.", f"honour to write.\n\n    ![A map]({name})")
    return un.loads(text, base=folder)


def rules(folder: Path, name: str) -> list[str]:
    return [one.rule for one in letter(folder, name).findings()]


def sizes_in_docx(made: un.Outputs) -> list[tuple[int, int]]:
    from lxml import etree

    body = zipfile.ZipFile(io.BytesIO(made.docx)).read("word/document.xml")
    found = etree.fromstring(body).iterfind(".//{*}inline/{*}extent")
    return [(int(one.get("cx")), int(one.get("cy"))) for one in found]


def boxes_in_pdf(made: un.Outputs) -> list[tuple[float, float, float, float]]:
    found = []
    for page in pypdfium2.PdfDocument(made.pdf):
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
            found.append(item.get_bounds())
    return found


@pytest.mark.parametrize("size", [(200, 4000), (750, 1334), (4000, 200), (30, 40)])
def test_a_picture_is_at_most_as_large_as_the_column(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.new("RGB", size, "red").save(tmp_path / "map.png")
    made = letter(tmp_path, "map.png").build()
    [(left, bottom, right, top)] = boxes_in_pdf(made)
    width, height = right - left, top - bottom
    assert width / height == pytest.approx(size[0] / size[1], rel=0.02)
    assert width <= PAGE.column_right - PAGE.column_left + 0.01
    assert bottom >= PAGE.height - PAGE.next_bottom
    assert top <= PAGE.height - PAGE.next_top + 0.01
    [(across, down)] = sizes_in_docx(made)
    assert across / 12700 == pytest.approx(width, abs=0.1)
    assert down / 12700 == pytest.approx(height, abs=0.1)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("图片.jpg", "图片.jpg"),
        ("my photo.jpg", "<my photo.jpg>"),
        ("my photo.jpg", "my%20photo.jpg"),
        ("my%20photo.jpg", "<my%20photo.jpg>"),
        ("images/photo.jpg", "images\\photo.jpg"),
        ("Été 2024/carte.jpg", "<Été 2024/carte.jpg>"),
    ],
)
def test_a_picture_is_found_by_the_name_it_has(tmp_path: Path, name: str, written: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    Image.new("RGB", (40, 40), "red").save(tmp_path / name, "JPEG")
    assert not {"image-missing", "image-outside"} & set(rules(tmp_path, written))
    letter(tmp_path, written).build()


@pytest.mark.parametrize("written", ["%2e%2e/secret.png", "..\\secret.png", "%2Fetc/passwd"])
def test_a_name_does_not_lead_out_of_the_folder(tmp_path: Path, written: str) -> None:
    Image.new("RGB", (4, 4), "red").save(tmp_path / "secret.png")
    (tmp_path / "letter").mkdir()
    assert {"image-missing", "image-outside"} & set(rules(tmp_path / "letter", written))


def test_a_finding_names_the_picture_it_refused(tmp_path: Path) -> None:
    [found] = [
        one.message
        for one in letter(tmp_path, "https://example.org/a.png").findings()
        if one.rule == "image-outside"
    ]
    assert "https://example.org/a.png" in found


def marked(color: str, **options: object) -> bytes:
    """A JPEG of 40 × 20 pixels whose left half is of another colour."""
    picture = Image.new("RGB", (40, 20), "white")
    picture.paste(color, (0, 0, 20, 20))
    out = io.BytesIO()
    picture.save(out, "JPEG", **options)
    return out.getvalue()


def test_a_picture_stands_as_the_camera_was_held() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    raster = read_raster(marked("black", exif=turned))
    assert raster is not None
    assert raster.image.pixels == (20, 40)
    shown = Image.open(io.BytesIO(raster.image.data)).convert("L")
    assert shown.getpixel((10, 5)) < 60 < 200 < shown.getpixel((10, 35))


def without_head(data: bytes) -> bytes:
    """A JPEG without its JFIF segment."""
    length = int.from_bytes(data[4:6], "big")
    return data[:2] + data[4 + length :]


@pytest.mark.parametrize(
    "first",
    [b"", b"\xff\xfe\x00\x09comment", b"\xff\xe2\x00\x08ICC_PR"],
    ids=["none", "COM", "APP2"],
)
def test_a_jpeg_may_begin_with_any_segment(tmp_path: Path, first: bytes) -> None:
    data = without_head(marked("black"))
    (tmp_path / "map.jpg").write_bytes(data[:2] + first + data[2:])
    made = letter(tmp_path, "map.jpg").build()
    assert len(boxes_in_pdf(made)) == len(sizes_in_docx(made)) == 1


def test_colours_for_print_become_those_of_a_screen(tmp_path: Path) -> None:
    Image.new("CMYK", (20, 20), (0, 255, 255, 0)).save(tmp_path / "map.jpg")
    letter(tmp_path, "map.jpg").build()
    raster = read_raster((tmp_path / "map.jpg").read_bytes())
    assert raster is not None
    assert raster.image.format == "png"
    red, green, blue = Image.open(io.BytesIO(raster.image.data)).getpixel((10, 10))
    assert red > 200 > 60 > max(green, blue)


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "WEBP", "BMP"])
def test_kinds_of_an_office_are_taken(tmp_path: Path, kind: str) -> None:
    name = f"map.{kind.lower()}"
    Image.new("RGB", (40, 30), "red").save(tmp_path / name, kind)
    made = letter(tmp_path, name).build()
    assert len(boxes_in_pdf(made)) == len(sizes_in_docx(made)) == 1
    assert "image-first-frame" not in rules(tmp_path, name)
    assert made.docx == letter(tmp_path, name).build().docx


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "WEBP"])
def test_of_several_pictures_the_first_is_printed_and_told(tmp_path: Path, kind: str) -> None:
    first, second = (Image.new("RGB", (40, 30), color) for color in ("red", "blue"))
    first.save(tmp_path / "scan", kind, save_all=True, append_images=[second])
    assert rules(tmp_path, "scan").count("image-first-frame") == 1
    raster = read_raster((tmp_path / "scan").read_bytes())
    assert raster is not None
    red, _, blue = Image.open(io.BytesIO(raster.image.data)).convert("RGB").getpixel((5, 5))
    assert red > blue


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"II*\0\x08\0\0\0", b"\xff\xd8\xff\xe0", b"BM" * 40]
)
def test_a_damaged_picture_is_a_finding(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "map.gif").write_bytes(data)
    assert "image-unreadable" in rules(tmp_path, "map.gif")


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16", "F", "CMYK", "LAB"])
def test_every_mode_of_a_scan_is_read(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, "TIFF")
    raster = read_raster(out.getvalue())
    assert raster is not None
    assert Image.open(io.BytesIO(raster.image.data)).size == (8, 8)
