"""The parts of a DOCX: what each is, pictures, links, and numbers for drawings.

The package is ours from the first part on (python-docx's template would bring 350 kB of styles,
a thumbnail and custom XML with it).
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote, urlsplit

from unassemble.model import ImageData
from unassemble.writers.docx.elements import Element
from unassemble.writers.docx.opc import Part, Source, package

_LONGEST_ADDRESS = 2000
"""Word calls a file damaged whose relationships point to longer addresses (2,083 characters)."""
_ADDRESS_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


class Kind(NamedTuple):
    """What a part is, and how others refer to it (ISO/IEC 29500-1, 11.3 and 15.2)."""

    content_type: str
    relation: str


DOCUMENT = Kind(f"{_WORD}.document.main+xml", f"{_OFFICE}/officeDocument")
STYLES = Kind(f"{_WORD}.styles+xml", f"{_OFFICE}/styles")
SETTINGS = Kind(f"{_WORD}.settings+xml", f"{_OFFICE}/settings")
FONT_TABLE = Kind(f"{_WORD}.fontTable+xml", f"{_OFFICE}/fontTable")
THEME = Kind("application/vnd.openxmlformats-officedocument.theme+xml", f"{_OFFICE}/theme")
FOOTNOTES = Kind(f"{_WORD}.footnotes+xml", f"{_OFFICE}/footnotes")
HEADER = Kind(f"{_WORD}.header+xml", f"{_OFFICE}/header")
FOOTER = Kind(f"{_WORD}.footer+xml", f"{_OFFICE}/footer")
CORE = Kind(
    "application/vnd.openxmlformats-package.core-properties+xml",
    f"{_PACKAGE}/metadata/core-properties",
)
EXTENDED = Kind(
    "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    f"{_OFFICE}/extended-properties",
)
_IMAGE, _HYPERLINK = f"{_OFFICE}/image", f"{_OFFICE}/hyperlink"


class TreePart(Part, kw_only=True):
    """A part of a package that is being written, as a tree.

    ``relation`` is the id of the relationship to it.
    """

    tree: Element
    relation: str = ""


class Links:
    """Addresses → relationships of one part, one for each address."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._known: dict[str, str] = {}

    def relation(self, address: str) -> str:
        """The id of the relationship to an address; empty where Word would refuse the address."""
        known = self._known.get(address)
        if known is None:
            target = _target(address)
            known = self._part.relate(target, _HYPERLINK) if target else ""
            self._known[address] = known
        return known


class DocxPackage:
    """The package being written: its parts, its pictures, and numbers for its drawings."""

    def __init__(self) -> None:
        self._root = Source()
        self._pictures: dict[bytes, Part] = {}
        self._drawings = 0

    def add(self, name: str, kind: Kind, tree: Element, source: Part | None = None) -> TreePart:
        """A new part, related to ``source`` or, without one, to the package."""
        part = TreePart(name=name, content_type=kind.content_type, tree=tree)
        origin = self._root if source is None else source
        part.relation = origin.relate(part, kind.relation)
        return part

    def add_made(self, name: str, kind: Kind, xml: bytes, source: Part) -> None:
        """A new part whose XML is made already."""
        part = Part(name=name, content_type=kind.content_type, data=xml)
        source.relate(part, kind.relation)

    def picture(self, source: Part, image: ImageData | bytes) -> str:
        """The id of the relationship of a part to a picture; bytes are a PNG of our own."""
        data = image if isinstance(image, bytes) else image.data
        part = self._pictures.get(data)
        if part is None:
            extension, content_type = (
                ("png", "image/png") if isinstance(image, bytes) else _kind_of(data)
            )
            name = f"/word/media/image{len(self._pictures) + 1}.{extension}"
            part = Part(name=name, content_type=content_type, data=data)
            self._pictures[data] = part
        return source.relate(part, _IMAGE)

    def drawing_number(self) -> int:
        """A number no other drawing of the document has."""
        self._drawings += 1
        return self._drawings

    def write(self) -> bytes:
        """The file: same parts, same bytes."""
        return package(self._root)


def _kind_of(picture: bytes) -> tuple[str, str]:
    """The extension and the content type of a letter's picture, as its own bytes say."""
    from docx.image.image import Image  # with lxml 60 ms, needed only where there are pictures

    found = Image.from_blob(picture)
    return found.ext, found.content_type


def _target(address: str) -> str:
    """An address as a relationship may carry it; empty if Word would call the file damaged."""
    try:
        parts = urlsplit(address)
        usable = bool(parts.scheme) and (parts.scheme == "mailto" or bool(parts.hostname))
        _ = parts.port
    except ValueError:
        return ""
    target = quote(address, safe=_ADDRESS_CHARACTERS)
    return target if usable and len(target) <= _LONGEST_ADDRESS else ""
