"""Pictures → image XObjects (ISO 32000-1, 8.9)."""

from __future__ import annotations

import io
import zlib

from unassemble.model import ImageData
from unassemble.writers.pdf.objects import PdfFile, ref


class Images:
    """The pictures of a file; equal ones are stored once."""

    def __init__(self) -> None:
        self._names: dict[bytes, str] = {}
        self._images: list[ImageData] = []

    def use(self, image: ImageData) -> str:
        """The resource name of a picture."""
        name = self._names.get(image.data)
        if name is None:
            name = self._names[image.data] = f"I{len(self._names) + 1}"
            self._images.append(image)
        return name

    def add_to(self, file: PdfFile) -> bytes:
        """Write all pictures; the entries of a page's XObject resources."""
        out = []
        for image in self._images:
            name = self._names[image.data].encode()
            out.append(b"/%s %s" % (name, ref(_write(file, image))))
        return b"".join(out)


def _write(file: PdfFile, image: ImageData) -> int:
    from PIL import Image  # with reportlab 35 ms at start, needed only where there are pictures
    from reportlab.lib.utils import ImageReader

    with Image.open(io.BytesIO(image.data)) as picture:
        picture.load()
        transparent = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
        mask = b""
        gray = picture.mode in ("1", "L", "LA") and not picture.info.get("transparency")
        colors: Image.Image = picture
        if transparent:
            colors = picture.convert("RGBA")
            alpha = ImageReader(colors.getchannel("A")).getRGBData()
            mask = b"/SMask " + ref(_samples(file, alpha, image.pixels, b"/DeviceGray"))
        space = b"/DeviceGray" if gray else b"/DeviceRGB"
        if image.format == "jpeg" and picture.mode in ("RGB", "L"):
            entries = _entries(image.pixels, space) + b"/Filter/DCTDecode"
            return file.add_stream(image.data, entries, compress=False)
        samples = ImageReader(colors.convert("L" if gray else "RGB")).getRGBData()
    return _samples(file, samples, image.pixels, space, mask)


def _entries(pixels: tuple[int, int], space: bytes) -> bytes:
    width, height = pixels
    return b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace%s" % (
        width,
        height,
        space,
    )


def _samples(
    file: PdfFile, data: bytes, pixels: tuple[int, int], space: bytes, more: bytes = b""
) -> int:
    entries = _entries(pixels, space) + more + b"/Filter/FlateDecode"
    return file.add_stream(zlib.compress(data, 9), entries, compress=False)
