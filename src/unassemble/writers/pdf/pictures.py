"""Pictures → image XObjects (ISO 32000-1, 8.9).

Pillow gives the samples.  reportlab's `PDFImageXObject` is not used: it writes them as text, a
quarter longer, unless a setting outside says otherwise (`RL_useA85`); it ends streams in a way that
PDF/A does not allow; and it takes a JPEG in CMYK as it is, which the output intent (sRGB) does not
describe.
"""

from __future__ import annotations

import io
import zlib

from unassemble.model import ImageData
from unassemble.writers.pdf.document import TaggedDocument
from unassemble.writers.pdf.streams import DeflatedStream, Stream

_LEVEL = 9
"""Of deflation: a picture is made once and kept."""


class PictureObjects:
    """The pictures of a file; equal ones are stored once."""

    def __init__(self) -> None:
        self._pictures: dict[bytes, tuple[str, ImageData]] = {}

    def use(self, picture: ImageData) -> str:
        """The resource name of a picture."""
        new = f"I{len(self._pictures) + 1}", picture
        return self._pictures.setdefault(picture.data, new)[0]

    def add_to(self, document: TaggedDocument) -> dict[str, bytes]:
        """Add all pictures to a document: the entries of a page's XObject resources."""
        pictures = self._pictures.values()
        return {name: document.reference(_image(picture, document)) for name, picture in pictures}


def _image(given: ImageData, document: TaggedDocument) -> Stream:
    from PIL import Image  # where there are pictures

    with Image.open(io.BytesIO(given.data)) as picture:
        picture.load()
        transparent = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
        gray = picture.mode in ("1", "L", "LA") and not picture.info.get("transparency")
        space = "/DeviceGray" if gray else "/DeviceRGB"
        if given.format == "jpeg" and picture.mode in ("RGB", "L"):
            return Stream(given.data, Filter="/DCTDecode", **_entries(given.pixels, space))
        colors: Image.Image = picture
        masks: dict[str, object] = {}
        if transparent:
            colors = picture.convert("RGBA")
            mask = _samples(colors.getchannel("A").tobytes(), given.pixels, "/DeviceGray")
            masks["SMask"] = document.reference(mask)
        data = colors.convert("L" if gray else "RGB").tobytes()
    return _samples(data, given.pixels, space, **masks)


def _samples(data: bytes, pixels: tuple[int, int], space: str, **entries: object) -> DeflatedStream:
    return DeflatedStream(zlib.compress(data, _LEVEL), **_entries(pixels, space), **entries)


def _entries(pixels: tuple[int, int], space: str) -> dict[str, object]:
    width, height = pixels
    return {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": width,
        "Height": height,
        "BitsPerComponent": 8,
        "ColorSpace": space,
    }
