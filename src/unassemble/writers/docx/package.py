"""A DOCX as python-docx's package: relationships to links and pictures, and the file.

python-docx stamps each entry of the file with the clock; `PackageWriter` here gives all the same
time, so that the same letter gives the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Self

from docx.opc import pkgwriter
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.phys_pkg import PhysPkgWriter
from docx.opc.rel import Relationships
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


class _Archive(PhysPkgWriter):
    """A zip file whose entries all have the same time."""

    def __new__(cls, file: BytesIO, compression: int) -> Self:
        """`PhysPkgWriter` makes one of its own kind in any case."""
        return object.__new__(cls)

    def __init__(self, file: BytesIO, compression: int) -> None:
        self._archive = zipfile.ZipFile(file, "w")
        self._compression = compression

    def write(self, name: PackURI, data: bytes) -> None:
        entry = zipfile.ZipInfo(name.membername, _EPOCH)
        entry.compress_type = self._compression
        entry.create_system = 0
        self._archive.writestr(entry, data)

    def close(self) -> None:
        self._archive.close()


class PackageWriter(pkgwriter.PackageWriter):
    """Writes a package as python-docx does, without its clock."""

    @classmethod
    def to_bytes(
        cls,
        relationships: Relationships,
        parts: Iterable[Part],
        compression: int = zipfile.ZIP_DEFLATED,
    ) -> bytes:
        """The file, of the package's own relationships and all its parts."""
        file, parts = BytesIO(), list(parts)
        archive = _Archive(file, compression)
        super()._write_content_types_stream(archive, parts)  # type: ignore[no-untyped-call]
        super()._write_pkg_rels(archive, relationships)  # type: ignore[no-untyped-call]
        super()._write_parts(archive, parts)
        archive.close()
        return file.getvalue()


def saved(package: OpcPackage, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The file: same parts, same bytes."""
    return PackageWriter.to_bytes(package.rels, package.iter_parts(), compression)
