"""Pictures, bar code and QR code → drawings (DrawingML: ISO/IEC 29500-1, 20.1, 20.2 and 20.4)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from unassemble.base.resources import template
from unassemble.base.units import to_emu
from unassemble.images.codes import WIDE, code39, qr_code
from unassemble.writers.docx.elements import NAMESPACES, Element, child, text

_NARROW = 2
"""Dots of a narrow bar of Code 39."""
_BAR_HEIGHT = 40
_MODULE = 8
"""Dots of a module of the QR code."""


def inline(
    run: Element, relation: str, size: tuple[float, float], alternative: str, number: int
) -> None:
    """A picture that stands in the line like a letter; sizes in points."""
    frame = child(child(run, "w:drawing"), "wp:inline", dict.fromkeys(_DISTANCES, "0"))
    _extent(frame, size)
    _description(frame, alternative, number)
    _picture(frame, relation, size, number)


def anchored(
    run: Element,
    relation: str,
    box: tuple[float, float, float, float],
    alternative: str,
    number: int,
) -> None:
    """A picture at a place of the page: left, top, width and height in points.

    Anchor it outside tables: in a cell Word counts from the cell's corner.
    """
    left, top, *size = box
    attributes = dict.fromkeys(_DISTANCES, "0") | {
        "simplePos": "0",
        "relativeHeight": str(number),
        "behindDoc": "0",
        "locked": "0",
        "layoutInCell": "1",
        "allowOverlap": "1",
    }
    frame = child(child(run, "w:drawing"), "wp:anchor", attributes)
    child(frame, "wp:simplePos", {"x": "0", "y": "0"})
    for name, position in (("wp:positionH", left), ("wp:positionV", top)):
        place = child(frame, name, {"relativeFrom": "page"})
        text(place, "wp:posOffset", str(to_emu(position)))
    _extent(frame, (size[0], size[1]))
    child(frame, "wp:wrapNone")
    _description(frame, alternative, number)
    _picture(frame, relation, (size[0], size[1]), number)


_DISTANCES = ("distT", "distB", "distL", "distR")


def _extent(frame: Element, size: tuple[float, float]) -> None:
    child(frame, "wp:extent", {"cx": str(to_emu(size[0])), "cy": str(to_emu(size[1]))})
    child(frame, "wp:effectExtent", {"l": "0", "t": "0", "r": "0", "b": "0"})


def _description(frame: Element, alternative: str, number: int) -> None:
    attributes = {"id": str(number), "name": f"Picture {number}", "descr": alternative}
    child(frame, "wp:docPr", attributes)
    locks = child(frame, "wp:cNvGraphicFramePr")
    child(locks, "a:graphicFrameLocks", {"noChangeAspect": "1"})


def _picture(frame: Element, relation: str, size: tuple[float, float], number: int) -> None:
    data = child(child(frame, "a:graphic"), "a:graphicData", {"uri": NAMESPACES["pic"]})
    picture = child(data, "pic:pic")
    about = child(picture, "pic:nvPicPr")
    child(about, "pic:cNvPr", {"id": str(number), "name": f"Picture {number}"})
    child(about, "pic:cNvPicPr")
    fill = child(picture, "pic:blipFill")
    child(fill, "a:blip", {"r:embed": relation})
    child(child(fill, "a:stretch"), "a:fillRect")
    shape = child(picture, "pic:spPr")
    frame = child(shape, "a:xfrm")
    child(frame, "a:off", {"x": "0", "y": "0"})
    child(frame, "a:ext", {"cx": str(to_emu(size[0])), "cy": str(to_emu(size[1]))})
    child(child(shape, "a:prstGeom", {"prst": "rect"}), "a:avLst")


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
