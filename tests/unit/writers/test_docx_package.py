"""The DOCX as a package that others read: what is in it, and that no clock is."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from PIL import Image

import stories
from conftest import EXAMPLE
from docx_parts import R, find, parts_of
from letter_files import build_file, changed
from stories import link, paragraph, story
from unassemble.model import Emblem, ImageData
from unassemble.story import Picture
from unassemble.writers.docx import write_docx
from unassemble.writers.docx.package import Pictures, Relations, saved


def picture(kind: str, mode: str = "RGB") -> ImageData:
    out = BytesIO()
    Image.new(mode, (4, 2)).save(out, kind)
    return ImageData(out.getvalue(), "jpeg" if kind == "JPEG" else "png", (4, 2), 4.0, 2.0)


def shown(image: ImageData) -> Picture:
    return Picture(image, image.width, image.height, "A red field")


def entries(data: bytes) -> list[zipfile.ZipInfo]:
    return zipfile.ZipFile(BytesIO(data)).infolist()


def content(data: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(data)).read(name).decode()


def part() -> Part:
    return Part(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, b"<a/>")


def test_python_docx_opens_what_is_written() -> None:
    opened = docx.Document(BytesIO(build_file(EXAMPLE, formats=("docx",)).docx))
    words = " ".join(paragraph.text for paragraph in opened.paragraphs)
    assert "The Cooperation Council of Turkic Speaking States condemns" in words
    assert opened.core_properties.title.startswith("2020 年 5 月 13 日")
    assert opened.core_properties.author == "United Nations"
    assert opened.core_properties.last_modified_by == ""
    header = opened.sections[0].first_page_header
    assert [cell.text for cell in header.tables[0].rows[0].cells[:2]] == ["", "联合国"]


def test_every_entry_has_the_same_time_and_system() -> None:
    for entry in entries(write_docx(stories.letter())):
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.create_system == 0
        assert entry.compress_type == zipfile.ZIP_DEFLATED


def test_parts_stand_in_the_order_of_their_relationships() -> None:
    names = [entry.filename for entry in entries(write_docx(story(paragraph("a"))))]
    assert names[:4] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/_rels/document.xml.rels",
    ]
    assert names[-2:] == ["docProps/core.xml", "docProps/app.xml"]
    assert len(names) == len(set(names))


class TestRelations:
    def test_an_address_has_one_relationship_in_each_part(self) -> None:
        first, second, pictures = part(), part(), Pictures()
        links = Relations(first, pictures)
        assert links.link("https://un.org/?a=1&b=2") == "rId1"
        assert links.link("https://un.org/") == "rId2"
        assert links.link("https://un.org/?a=1&b=2") == "rId1"
        assert Relations(second, pictures).link("https://un.org/") == "rId1"
        assert len(first.rels) == 2
        package = OpcPackage()
        package.relate_to(first, "document")
        related = content(saved(package), "word/_rels/document.xml.rels")
        assert 'Target="https://un.org/?a=1&amp;b=2" TargetMode="External"' in related

    def test_many_links_are_numbered_in_their_order(self) -> None:
        links = Relations(part(), Pictures())
        for _ in range(2):
            numbers = [links.link(f"https://un.org/{number}") for number in range(1000)]
        assert numbers == [f"rId{number + 1}" for number in range(1000)]


class TestPictures:
    @pytest.mark.parametrize(
        ("kind", "mode", "extension", "content_type"),
        [
            ("PNG", "RGB", "png", "image/png"),
            ("JPEG", "RGB", "jpg", "image/jpeg"),
            ("JPEG", "CMYK", "jpg", "image/jpeg"),
        ],
    )
    def test_the_type_is_the_one_found_when_it_was_read(
        self, kind: str, mode: str, extension: str, content_type: str
    ) -> None:
        data = write_docx(story(shown(picture(kind, mode))))
        (name,) = (entry.filename for entry in entries(data) if "media" in entry.filename)
        assert name == f"word/media/image1.{extension}"
        declared = f'<Default Extension="{extension}" ContentType="{content_type}"/>'
        assert declared in content(data, "[Content_Types].xml")

    def test_equal_pictures_are_stored_once(self) -> None:
        crest = picture("JPEG")
        head = stories.masthead(emblem=Emblem("file", crest, "A crest"))
        items = (shown(crest), shown(crest), shown(picture("PNG")))
        made = story(*items, of=stories.document(masthead=head))
        parts = parts_of(made)
        media = sorted(name for name in parts.archive.namelist() if "media" in name)
        assert media == ["word/media/image1.jpg", "word/media/image2.png"]
        used = find(parts["word/document.xml"], "//@r:embed")
        targets = parts.relations("word/document.xml")
        assert [targets[number] for number in used] == [
            "media/image1.jpg", "media/image1.jpg", "media/image2.png"
        ]  # fmt: skip
        assert parts.relations("word/header3.xml") == {"rId1": "media/image1.jpg"}

    def test_a_picture_of_a_letter(self, tmp_path: Path) -> None:
        (tmp_path / "map.jpg").write_bytes(picture("JPEG").data)
        letter = tmp_path / "letter.yaml"
        text = "I have the honour to write."
        letter.write_text(changed(text, f"{text}\n\n    ![A map](map.jpg)"), "utf-8")
        data = build_file(letter, formats=("docx",)).docx
        opened = docx.Document(BytesIO(data))
        (shape,) = opened.inline_shapes
        relation = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
        assert opened.part.related_parts[relation].blob == picture("JPEG").data


def test_a_link_names_a_relationship_of_its_own_part() -> None:
    parts = parts_of(story(paragraph(link("https://un.org/a"))))
    (element,) = find(parts["word/document.xml"], "//w:hyperlink")
    targets = parts.relations("word/document.xml")
    assert targets[element.get(f"{R}id")] == "https://un.org/a"
