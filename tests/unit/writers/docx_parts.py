"""A DOCX as trees, and short forms of their elements, for tests."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

from unassemble.story import Story
from unassemble.writers.docx import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
NAMES = {"w": W[1:-1], "r": R[1:-1], "wp": WP[1:-1]}


class Parts:
    """The parts of a DOCX as trees."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(BytesIO(data))

    def __getitem__(self, name: str) -> etree._Element:
        return etree.fromstring(self.archive.read(name))

    def relations(self, name: str) -> dict[str, str]:
        folder, _, base = name.rpartition("/")
        part = self[f"{folder}/_rels/{base}.rels"]
        return {relation.get("Id"): relation.get("Target") for relation in part}


def parts_of(made: Story) -> Parts:
    return Parts(write_docx(made))


def find(element: etree._Element, path: str) -> list[etree._Element]:
    return element.xpath(path, namespaces=NAMES)


def brief(element: etree._Element) -> str:
    """An element in short: tags without prefix, their w:val and their text."""
    out = []
    for child in element.iter():
        if child is element or not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname
        value = child.get(f"{W}val")
        out.append(
            name + (f"={value}" if value else "") + (f"'{child.text}'" if child.text else "")
        )
    return " ".join(out)


def body_paragraphs(made: Story) -> list[etree._Element]:
    """The paragraphs of the body after the one that carries headers and footers."""
    return find(parts_of(made)["word/document.xml"], "/w:document/w:body/w:p")[1:]
