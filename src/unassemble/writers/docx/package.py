"""A DOCX as python-docx's package: relationships to links and pictures, and the file."""

from __future__ import annotations

import zipfile
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.image import ImagePart

from unassemble.model import ImageData

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the earliest a zip file can tell."""
_KINDS = {"png": ("png", CONTENT_TYPE.PNG), "jpeg": ("jpg", CONTENT_TYPE.JPEG)}
"""Extension and content type of pictures, by the kind that reading them has found."""


class Pictures:
    """The pictures of a package, equal ones stored once, and numbers for its drawings."""

    def __init__(self) -> None:
        self._parts: dict[bytes, ImagePart] = {}
        self._drawings = 0

    def part(self, image: ImageData | bytes) -> ImagePart:
        """The part of a picture; bytes are a PNG of our own."""
        data, kind = (image, "png") if isinstance(image, bytes) else (image.data, image.format)
        part = self._parts.get(data)
        if part is None:
            extension, content_type = _KINDS[kind]
            name = PackURI(f"/word/media/image{len(self._parts) + 1}.{extension}")
            part = self._parts[data] = ImagePart(name, content_type, data)
        return part

    def drawing_number(self) -> int:
        """A number no other drawing of the document has."""
        self._drawings += 1
        return self._drawings


class Relations:
    """The relationships of one part to addresses and pictures, one for each.

    `Part.relate_to` looks through all relationships before it adds one, so that a thousand links
    would take a thousand times a thousand steps; here a table knows them.
    """

    def __init__(self, part: Part, pictures: Pictures) -> None:
        self.pictures = pictures
        self._part = part
        self._links: dict[str, str] = {}
        self._images: dict[PackURI, str] = {}

    def link(self, address: str) -> str:
        """The id of the relationship to an address (see `unassemble.base.addresses`)."""
        known = self._links.get(address)
        if known is None:
            known = self._add(RELATIONSHIP_TYPE.HYPERLINK, address, True)
            self._links[address] = known
        return known

    def picture(self, image: ImageData | bytes) -> str:
        """The id of the relationship to a picture; bytes are a PNG of our own."""
        part = self.pictures.part(image)
        known = self._images.get(part.partname)
        if known is None:
            known = self._images[part.partname] = self._add(RELATIONSHIP_TYPE.IMAGE, part)
        return known

    def _add(self, kind: str, target: Part | str, external: bool = False) -> str:
        number = f"rId{len(self._part.rels) + 1}"
        self._part.load_rel(kind, target, number, external)
        return number


def saved(package: OpcPackage, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The file that python-docx saves, each entry with the same time: same parts, same bytes.

    python-docx stamps entries with the clock, and they carry the system's own attributes; so the
    entries are copied, in their order.
    """
    stamped, out = BytesIO(), BytesIO()
    package.save(stamped)
    with zipfile.ZipFile(stamped) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = compression
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return out.getvalue()
