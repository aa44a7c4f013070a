"""Parts → DOCX: parts and relationships by python-docx's package, then a zip without a clock.

The package is ours from the first part on (python-docx's template would bring 350 kB of styles,
a thumbnail and custom XML with it).
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from unassemble.model import ImageData
from unassemble.writers.docx.elements import Element, child, root, serialize

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the earliest a zip file can tell."""
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LONGEST_ADDRESS = 2000
"""Word calls a file damaged whose relationships point to longer addresses (2,083 characters)."""
_ADDRESS_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"


class Kind(NamedTuple):
    """What a part is, and how others refer to it."""

    content_type: str
    relation: str


DOCUMENT = Kind(CONTENT_TYPE.WML_DOCUMENT_MAIN, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
STYLES = Kind(CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES)
SETTINGS = Kind(CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS)
FONT_TABLE = Kind(CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE)
THEME = Kind(CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME)
FOOTNOTES = Kind(CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES)
HEADER = Kind(CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)
FOOTER = Kind(CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER)
CORE = Kind(CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES)
EXTENDED = Kind(CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


class TreePart(Part):
    """A part that is an XML tree, serialized when the package is written.

    ``relation`` is the id of the relationship to it.
    """

    def __init__(self, name: str, kind: Kind, tree: Element) -> None:
        super().__init__(PackURI(name), kind.content_type)
        self.tree = tree
        self.relation = ""

    @property
    def blob(self) -> bytes:
        """The part's bytes."""
        return serialize(self.tree)


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
            known = relate(self._part, target, RELATIONSHIP_TYPE.HYPERLINK) if target else ""
            self._known[address] = known
        return known


class DocxPackage:
    """The package being written: its parts, its pictures, and numbers for its drawings."""

    def __init__(self) -> None:
        self._opc = OpcPackage()
        self._pictures: dict[bytes, Part] = {}
        self._drawings = 0

    def add(self, name: str, kind: Kind, tree: Element, source: Part | None = None) -> TreePart:
        """A new part, related to ``source`` or, without one, to the package."""
        part = TreePart(name, kind, tree)
        origin = self._opc if source is None else source
        part.relation = relate(origin, part, kind.relation)
        return part

    def add_made(self, name: str, kind: Kind, xml: bytes, source: Part) -> None:
        """A new part whose XML is made already."""
        relate(source, Part(PackURI(name), kind.content_type, xml), kind.relation)

    def picture(self, source: Part, image: ImageData | bytes) -> str:
        """The id of the relationship of a part to a picture; bytes are a PNG."""
        data, form = (image, "png") if isinstance(image, bytes) else (image.data, image.format)
        part = self._pictures.get(data)
        if part is None:
            name = PackURI(f"/word/media/image{len(self._pictures) + 1}.{form}")
            part = self._pictures[data] = Part(name, f"image/{form}", data)
        return relate(source, part, RELATIONSHIP_TYPE.IMAGE)

    def drawing_number(self) -> int:
        """A number no other drawing of the document has."""
        self._drawings += 1
        return self._drawings

    def write(self) -> bytes:
        """The file: same parts, same bytes."""
        parts = list(self._opc.iter_parts())
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            _put(archive, "[Content_Types].xml", _content_types(parts))
            _put(archive, "_rels/.rels", self._opc.rels.xml)
            for part in parts:
                _put(archive, part.partname.membername, part.blob)
                if part.rels:
                    _put(archive, part.partname.rels_uri.membername, part.rels.xml)
        return out.getvalue()


def relate(source: Part | OpcPackage, target: Part | str, relation: str) -> str:
    """The id of a new relationship.

    Not by ``relate_to``, which searches all earlier relationships each time: a thousand links
    would cost a million comparisons.
    """
    number = f"rId{len(source.rels) + 1}"
    source.rels.add_relationship(relation, target, number, isinstance(target, str))
    return number


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


def _content_types(parts: list[Part]) -> bytes:
    types = root("Types", {"": _CONTENT_TYPES})
    defaults = {
        "rels": CONTENT_TYPE.OPC_RELATIONSHIPS,
        "xml": CONTENT_TYPE.XML,
        **{part.partname.ext: part.content_type for part in parts if not _is_xml(part)},
    }
    for extension, content_type in sorted(defaults.items()):
        attributes = {"Extension": extension, "ContentType": content_type}
        child(types, "Default", attributes)
    for part in parts:
        if _is_xml(part):
            attributes = {"PartName": part.partname, "ContentType": part.content_type}
            child(types, "Override", attributes)
    return serialize(types)


def _is_xml(part: Part) -> bool:
    return bool(part.partname.ext == "xml")


def _put(archive: zipfile.ZipFile, name: str, data: str | bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    archive.writestr(entry, data)
