"""Pictures, bar code and QR code → drawings (DrawingML: ISO/IEC 29500-1, 20.1, 20.2 and 20.4)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from unassemble.base.resources import template
from unassemble.base.units import to_emu
from unassemble.images.codes import WIDE, code39, qr_code
from unassemble.writers.docx.xmltext import NAMESPACES, element, empty, text

_NARROW = 2
"""Dots of a narrow bar of Code 39."""
_BAR_HEIGHT = 40
_MODULE = 8
"""Dots of a module of the QR code."""
_DISTANCES = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")


def inline(relation: str, size: tuple[float, float], alternative: str, number: int) -> str:
    """A picture that stands in the line like a letter; sizes in points."""
    frame = element(
        "wp:inline",
        _extent(size),
        _description(alternative, number),
        _picture(relation, size, number),
        attributes=_DISTANCES,
    )
    return element("w:drawing", frame)


def anchored(
    relation: str, box: tuple[float, float, float, float], alternative: str, number: int
) -> str:
    """A picture at a place of the page: left, top, width and height in points.

    Anchor it outside tables: in a cell Word counts from the cell's corner.
    """
    left, top, width, height = box
    attributes = _DISTANCES | {
        "simplePos": "0",
        "relativeHeight": str(number),
        "behindDoc": "0",
        "locked": "0",
        "layoutInCell": "1",
        "allowOverlap": "1",
    }
    frame = element(
        "wp:anchor",
        '<wp:simplePos x="0" y="0"/>',
        _position("wp:positionH", left),
        _position("wp:positionV", top),
        _extent((width, height)),
        "<wp:wrapNone/>",
        _description(alternative, number),
        _picture(relation, (width, height), number),
        attributes=attributes,
    )
    return element("w:drawing", frame)


def _position(name: str, offset: float) -> str:
    place = text("wp:posOffset", str(to_emu(offset)))
    return element(name, place, attributes={"relativeFrom": "page"})


def _extent(size: tuple[float, float]) -> str:
    return (
        empty("wp:extent", {"cx": str(to_emu(size[0])), "cy": str(to_emu(size[1]))})
        + '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
    )


def _description(alternative: str, number: int) -> str:
    attributes = {"id": str(number), "name": f"Picture {number}", "descr": alternative}
    locks = '<a:graphicFrameLocks noChangeAspect="1"/>'
    return empty("wp:docPr", attributes) + element("wp:cNvGraphicFramePr", locks)


def _picture(relation: str, size: tuple[float, float], number: int) -> str:
    about = empty("pic:cNvPr", {"id": str(number), "name": f"Picture {number}"})
    fill = empty("a:blip", {"r:embed": relation}) + "<a:stretch><a:fillRect/></a:stretch>"
    extent = empty("a:ext", {"cx": str(to_emu(size[0])), "cy": str(to_emu(size[1]))})
    picture = element(
        "pic:pic",
        element("pic:nvPicPr", about, "<pic:cNvPicPr/>"),
        element("pic:blipFill", fill),
        element(
            "pic:spPr",
            element("a:xfrm", '<a:off x="0" y="0"/>', extent),
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>',
        ),
    )
    data = element("a:graphicData", picture, attributes={"uri": NAMESPACES["pic"]})
    return element("a:graphic", data)


def mark(name: str) -> bytes:
    """A mark of templates/marks as PNG.

    Raises:
        InstallationError: the file is not there.
    """
    return template("marks", f"{name}.png").read_bytes()


def code39_png(text: str) -> bytes:
    """The Code 39 bars of ``*text*``."""
    dots: list[int] = []
    for index, wide in enumerate(code39(text)):
        dots += [index % 2] * int(_NARROW * (WIDE if wide else 1))
    return _png([dots] * _BAR_HEIGHT)


def qr_png(payload: str) -> bytes:
    """The QR code of an address, without margin."""
    rows = [[1 - dark for dark in row for _ in range(_MODULE)] for row in qr_code(payload)]
    return _png(row for row in rows for _ in range(_MODULE))


def _png(rows: Iterable[list[int]]) -> bytes:
    """Rows of dots, 0 black and 1 white, as PNG of one bit a dot.

    By hand, because the bytes of an imaging library change with its version.
    """
    lines = list(rows)
    width = len(lines[0])
    body = b"".join(b"\0" + _packed(line) for line in lines)
    head = struct.pack(">IIBBBBB", width, len(lines), 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(body, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def _packed(dots: list[int]) -> bytes:
    length = (len(dots) + 7) // 8
    bits = int("".join(map(str, dots)), 2) << (length * 8 - len(dots))
    return bits.to_bytes(length, "big")
