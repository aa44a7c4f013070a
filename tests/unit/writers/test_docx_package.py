"""Parts and relationships → a package that others read."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
from PIL import Image

from conftest import EXAMPLE
from letter_files import build_file
from unassemble.model import ImageData
from unassemble.writers.docx.elements import root
from unassemble.writers.docx.opc import Part, Source, package
from unassemble.writers.docx.package import DOCUMENT, HEADER, DocxPackage

WORD = "application/x-word"


def names(data: bytes) -> list[str]:
    return zipfile.ZipFile(BytesIO(data)).namelist()


def content(data: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(data)).read(name).decode()


def picture(kind: str) -> ImageData:
    out = BytesIO()
    Image.new("RGB", (4, 2), "red").save(out, kind)
    return ImageData(out.getvalue(), "jpeg" if kind == "JPEG" else "png", (4, 2), 4.0, 2.0)


def test_everything_that_is_related_is_there_once_and_nothing_else() -> None:
    source = Source()
    body = Part(name="/word/document.xml", content_type=WORD, data=b"<a/>")
    style = Part(name="/word/styles.xml", content_type=WORD, data=b"<b/>")
    Part(name="/word/lost.xml", content_type=WORD)
    assert source.relate(body, "body") == "rId1"
    assert body.relate(style, "style") == "rId1"
    assert body.relate(style, "style") == "rId2"
    assert style.relate(body, "back") == "rId1"
    assert names(package(source)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/_rels/styles.xml.rels",
    ]


def test_targets_count_from_the_folder_of_their_source() -> None:
    source = Source()
    body = Part(name="/word/document.xml", content_type=WORD)
    source.relate(body, "body")
    body.relate(Part(name="/word/theme/theme1.xml", content_type=WORD), "theme")
    body.relate(Part(name="/docProps/app.xml", content_type=WORD), "properties")
    body.relate("https://un.org/?a=1&b=2", "link")
    made = package(source)
    assert 'Target="word/document.xml"' in content(made, "_rels/.rels")
    related = content(made, "word/_rels/document.xml.rels")
    assert 'Target="theme/theme1.xml"' in related
    assert 'Target="../docProps/app.xml"' in related
    assert 'Target="https://un.org/?a=1&amp;b=2" TargetMode="External"' in related


def test_a_picture_says_itself_what_it_is_and_is_stored_once() -> None:
    made = DocxPackage()
    part = made.add("/word/document.xml", DOCUMENT, root("w:document"))
    header = made.add("/word/header1.xml", HEADER, root("w:hdr"), part)
    jpeg, png = picture("JPEG"), picture("PNG")
    made.picture(part, jpeg)
    made.picture(header, jpeg)
    made.picture(part, png)
    data = made.write()
    media = [name for name in names(data) if "media" in name]
    assert sorted(media) == ["word/media/image1.jpg", "word/media/image2.png"]
    types = content(data, "[Content_Types].xml")
    assert '<Default Extension="jpg" ContentType="image/jpeg"/>' in types
    assert '<Default Extension="png" ContentType="image/png"/>' in types


def test_python_docx_opens_what_is_written() -> None:
    opened = docx.Document(BytesIO(build_file(EXAMPLE, formats=("docx",)).docx))
    words = " ".join(paragraph.text for paragraph in opened.paragraphs)
    assert "The Cooperation Council of Turkic Speaking States condemns" in words
    assert opened.core_properties.title.startswith("2020 年 5 月 13 日")
