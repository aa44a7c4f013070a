"""Parts and relationships → a package (ISO/IEC 29500-2), without a clock.

python-docx has such a layer.  It loads all of python-docx and lxml, which takes longer than to
write the DOCX; what is needed of it is this file.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from io import BytesIO

from msgspec import Struct, field

from unassemble.writers.docx.elements import Element, child, root, serialize

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the earliest a zip file can tell."""
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE_OF_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
_XML = "xml"


class Relationship(Struct, frozen=True):
    """Where a part leads: to another part, or to an address outside the package."""

    kind: str
    target: Part | str


class Source(Struct):
    """What relationships begin from: a part, or the package itself."""

    relationships: dict[str, Relationship] = field(default_factory=dict)

    def relate(self, target: Part | str, kind: str) -> str:
        """The id of a new relationship; ``kind`` is its type, an address is outside."""
        number = f"rId{len(self.relationships) + 1}"
        self.relationships[number] = Relationship(kind, target)
        return number


class Part(Source, kw_only=True):
    """A part: its name in the package, from "/" on, its content type, and its bytes.

    Where it has a ``tree`` its bytes are made of that when the package is written.
    """

    name: str
    content_type: str
    data: bytes = b""
    tree: Element | None = None

    @property
    def extension(self) -> str:
        """What stands behind the last dot of the name."""
        return self.name.rpartition(".")[2]

    def written(self) -> bytes:
        """The part's bytes."""
        return self.data if self.tree is None else serialize(self.tree)


def package(root_source: Source) -> bytes:
    """The file: everything that can be reached from the package's own relationships.

    Same parts, same bytes.
    """
    parts = list(_reached(root_source, set()))
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _put(archive, "[Content_Types].xml", _content_types(parts))
        _put(archive, "_rels/.rels", _relationships(root_source, "/"))
        for part in parts:
            _put(archive, part.name[1:], part.written())
            if part.relationships:
                folder, _, base = part.name[1:].rpartition("/")
                related = _relationships(part, posixpath.dirname(part.name))
                _put(archive, f"{folder}/_rels/{base}.rels", related)
    return out.getvalue()


def _reached(source: Source, seen: set[int]) -> Iterator[Part]:
    """Parts in the order in which they are related, each with those it relates to."""
    for relationship in source.relationships.values():
        part = relationship.target
        if isinstance(part, Part) and id(part) not in seen:
            seen.add(id(part))
            yield part
            yield from _reached(part, seen)


def _relationships(source: Source, folder: str) -> bytes:
    """A relationships part (9.3); its targets count from the folder of its source."""
    made = root("Relationships", {"": _RELATIONSHIPS})
    for number, relationship in source.relationships.items():
        target, outside = relationship.target, {}
        if isinstance(target, Part):
            target = posixpath.relpath(target.name, folder)
        else:
            outside = {"TargetMode": "External"}
        attributes = {"Id": number, "Type": relationship.kind, "Target": target}
        child(made, "Relationship", attributes | outside)
    return serialize(made)


def _content_types(parts: list[Part]) -> bytes:
    """The content types of all parts (10.1.2.2): XML by name, the rest by extension."""
    types = root("Types", {"": _CONTENT_TYPES})
    defaults = {
        "rels": _TYPE_OF_RELATIONSHIPS,
        _XML: "application/xml",
        **{part.extension: part.content_type for part in parts if part.extension != _XML},
    }
    for extension, content_type in sorted(defaults.items()):
        attributes = {"Extension": extension, "ContentType": content_type}
        child(types, "Default", attributes)
    for part in parts:
        if part.extension == _XML:
            attributes = {"PartName": part.name, "ContentType": part.content_type}
            child(types, "Override", attributes)
    return serialize(types)


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    archive.writestr(entry, data)
