"""The bytes of a picture → a picture that both outputs take: PNG, or JPEG in grey or RGB.

Files that are so already are kept as they are.  Others are made anew: a picture that its camera
says to turn, colours for print (CMYK), and the other kinds that Pillow reads.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from typing import TYPE_CHECKING

from msgspec import Struct

from unassemble.model import ImageData

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 100_000_000
"""Of one picture."""
CSS_DPI = 96.0
"""Dots per inch of a picture that does not say."""
_LEAST_DPI = 30.0
_KEPT = ("PNG", "JPEG")
_OTHERS = ("GIF", "TIFF", "WEBP", "BMP", "MPO")
_JPEG_QUALITY = 95
_ORIENTATION = 0x0112
_UPRIGHT = 1
_START, _JFIF, _APP0, _APP1 = b"\xff\xd8", b"JFIF\0", 0xE0, 0xE1
_COLOR_TYPES = {"L": 0, "RGB": 2, "LA": 4, "RGBA": 6}
"""Colour types of PNG, by Pillow's mode (ISO/IEC 15948, 11.2.2)."""


class Raster(Struct, frozen=True):
    """A picture that was read; ``kind`` is the kind of its file, ``frames`` the pictures in it."""

    image: ImageData
    kind: str
    frames: int = 1


def read_raster(data: bytes) -> Raster | None:
    """The first picture of a file, or None if it cannot be read."""
    from PIL import Image, UnidentifiedImageError  # 24 ms; few letters have pictures

    damaged = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, struct.error)
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as picture:
            kind = picture.format or ""
            if kind not in (*_KEPT, *_OTHERS) or picture.width * picture.height > MAX_PIXELS:
                return None
            picture.load()
            frames = 1 if kind in (*_KEPT, "MPO") else getattr(picture, "n_frames", 1)
            return Raster(_taken(picture, kind, data), kind, frames)
    except (*damaged, Image.DecompressionBombError, MemoryError):
        return None


def _taken(picture: Image, kind: str, data: bytes) -> ImageData:
    from PIL import ImageOps

    dpi = _dpi(picture)
    upright = picture.getexif().get(_ORIENTATION, _UPRIGHT) == _UPRIGHT
    if upright and kind == "PNG":
        return _sized(data, "png", picture, dpi)
    if upright and kind in ("JPEG", "MPO") and picture.mode in ("RGB", "L"):
        return _sized(_with_head(data), "jpeg", picture, dpi)
    turned = picture if upright else ImageOps.exif_transpose(picture)
    if turned.size != picture.size:
        dpi = (dpi[1], dpi[0])
    if kind in ("JPEG", "MPO") and picture.mode in ("RGB", "L"):
        out = io.BytesIO()
        turned.save(out, "JPEG", quality=_JPEG_QUALITY, exif=b"")
        return _sized(_with_head(out.getvalue()), "jpeg", turned, dpi)
    return _sized(_png(turned), "png", turned, dpi)


def _sized(data: bytes, format: str, picture: Image, dpi: tuple[float, float]) -> ImageData:
    width, height = picture.size
    size = width * 72 / dpi[0], height * 72 / dpi[1]
    return ImageData(data, "png" if format == "png" else "jpeg", (width, height), *size)


def _dpi(picture: Image) -> tuple[float, float]:
    found = picture.info.get("dpi")
    if found and min(found) >= _LEAST_DPI:
        return float(found[0]), float(found[1])
    return CSS_DPI, CSS_DPI


def _with_head(data: bytes) -> bytes:
    """A JPEG whose first segment is JFIF's or Exif's, by which other programs know one."""
    if len(data) > 4 and data[3] in (_APP0, _APP1) and data[6:11] in (_JFIF, b"Exif\0"):
        return data
    density = struct.pack(">HBHHBB", 0x0101, 0, 1, 1, 0, 0)
    length = struct.pack(">H", 2 + len(_JFIF) + len(density))
    return _START + bytes((0xFF, _APP0)) + length + _JFIF + density + data[2:]


def _png(picture: Image) -> bytes:
    """A picture as PNG of eight bits a sample (ISO/IEC 15948).

    By hand, because the bytes of an imaging library change with its version.
    """
    transparent = picture.has_transparency_data
    gray = picture.mode in ("1", "L", "LA") and "transparency" not in picture.info
    if picture.mode.startswith("I;16"):
        picture, gray = picture.point(lambda value: value / 257).convert("L"), True
    mode = ("LA" if transparent else "L") if gray else ("RGBA" if transparent else "RGB")
    samples = picture.convert(mode).tobytes()
    width, height = picture.size
    row = width * len(mode)
    body = b"".join(b"\0" + samples[at : at + row] for at in range(0, row * height, row))
    head = struct.pack(">IIBBBBB", width, height, 8, _COLOR_TYPES[mode], 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(body)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", _sum(name + content))
        for name, content in chunks
    )


def _sum(data: bytes) -> int:
    return zlib.crc32(data)
