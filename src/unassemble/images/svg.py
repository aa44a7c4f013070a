"""An SVG drawing → its size and what it refers to, or why it is not drawn.

A drawing may be hostile.  It is read by expat with handlers of our own, which keep no tree, so that
depth and number of its elements are known before anything is drawn.  It may refer to its own parts
(``#name``) and hold pictures (``data:``), nothing else; a document type with entities is refused.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import warnings
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

from msgspec import Struct, field

MAX_BYTES = 20_000_000
"""Of one drawing."""
MAX_DEPTH = 100
"""How deep its elements may be nested."""
MAX_ELEMENTS = 200_000
MAX_EMBEDDED_PIXELS = 50_000_000
"""Of all pictures that a drawing holds, together."""
MAX_SIDE = 1_000_000
"""Width and height of a drawing in CSS pixels, which only its proportions and its print need."""
CSS_DPI = 96
_UNITS = {
    "": 1.0, "px": 1.0, "pt": CSS_DPI / 72, "pc": CSS_DPI / 6, "in": float(CSS_DPI),
    "mm": CSS_DPI / 25.4, "cm": CSS_DPI / 2.54, "em": 16.0, "ex": 8.0,
}  # fmt: skip
"""CSS pixels of each unit (CSS Values 4, 6.2; ``em`` of a text of 16 pixels, resvg's default)."""
_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:[eE][+-]?\d+)?)\s*(px|pt|pc|in|mm|cm|em|ex|%)?\s*")
_URL = re.compile(
    r"@font-face|(?:@import\s+|url\(\s*)[\"']?\s*(?!\s*#|\s*data:)([^\"')\s;]+)", re.IGNORECASE
)
_DATA = re.compile(r"data:(?P<kind>[^,;]*)(?P<base64>(?:;[^,;]*)*),", re.IGNORECASE)
_STYLED = ("style", "fill", "stroke", "filter", "mask", "clip-path", "cursor")
_NESTED = 2
"""How deep a drawing may hold drawings."""


class SvgError(Exception):
    """A drawing that is not drawn: the rule of the finding, its sentence and its hint."""

    def __init__(self, rule: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint = rule, message, hint


class Svg(Struct):
    """A drawing that may be drawn.

    ``size`` is width and height in CSS pixels, None where it does not say; ``characters`` are those
    of its texts; ``ignored`` the addresses of fonts and style sheets, which are not loaded.
    """

    text: str
    size: tuple[float, float] | None = None
    characters: set[str] = field(default_factory=set)
    ignored: list[str] = field(default_factory=list)


def read_svg(data: bytes) -> Svg:
    """Read a drawing.

    Raises:
        SvgError: it is not SVG, refers to something outside, or is over a limit.
    """
    return _Reader(0).read(data)


class _Reader:
    """Reads one drawing; ``within`` is how many drawings stand around it."""

    def __init__(self, within: int) -> None:
        self.within = within
        self.svg = Svg("")
        self._depth = self._elements = self._pixels = 0
        self._texts = self._styles = 0

    def read(self, data: bytes) -> Svg:
        if len(data) > MAX_BYTES:
            raise _limit("it is larger than 20 MB")
        try:
            self.svg.text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
        except UnicodeDecodeError:
            raise SvgError(
                "image-unreadable", "is not UTF-8 text", "save it as UTF-8, or as PNG"
            ) from None
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        try:
            parser.Parse(self.svg.text.encode(), True)
        except expat.ExpatError as error:
            raise SvgError(
                "image-unreadable", f"cannot be read as an SVG drawing: {error}"
            ) from None
        return self.svg

    def _doctype(self, name: str, system: str | None, public: str | None, internal: int) -> None:
        if internal:
            raise SvgError(
                "image-unreadable",
                "declares entities of its own, which are not read",
                "save it as plain SVG in the drawing program",
            )

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            self.svg.ignored.append(data)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH:
            raise _limit(f"its parts are nested more than {MAX_DEPTH} deep")
        if self._elements > MAX_ELEMENTS:
            raise _limit(f"it has more than {MAX_ELEMENTS:,} parts")
        element = _local(name)
        if self._depth == 1:
            if element != "svg":
                raise SvgError("image-unreadable", "is not an SVG drawing")
            self.svg.size = _size(attributes)
        self._texts += element == "text"
        self._styles += element == "style"
        for key, value in attributes.items():
            if _local(key) == "href" and element != "a":
                self._reference(value.strip())
            elif _local(key) in _STYLED or key.startswith("marker"):
                self._styled(value)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._texts -= _local(name) == "text"
        self._styles -= _local(name) == "style"

    def _words(self, words: str) -> None:
        if self._texts:
            self.svg.characters.update(words)
        if self._styles:
            self._styled(words)

    def _styled(self, css: str) -> None:
        self.svg.ignored.extend(match[1] or match[0] for match in _URL.finditer(css))

    def _reference(self, address: str) -> None:
        if not address or address.startswith("#"):
            return
        data = _DATA.match(address)
        if data is None:
            raise SvgError(
                "image-outside",
                f"refers to “{_short(address)}”, which is not read",
                "embed the picture in the drawing, or save the drawing as PNG",
            )
        self._picture(data["kind"].strip().lower(), _content(data, address[data.end() :]))

    def _picture(self, kind: str, content: bytes) -> None:
        """Look at a picture that the drawing holds, without decoding it."""
        if kind == "image/svg+xml":
            if self.within == _NESTED:
                raise _limit("it holds drawings within drawings within drawings")
            inner = _Reader(self.within + 1).read(content)
            self.svg.characters |= inner.characters
            self.svg.ignored += inner.ignored
            return
        self._pixels += _pixels(content)
        if self._pixels > MAX_EMBEDDED_PIXELS:
            raise _limit("the pictures that it holds have more than 50 million pixels")


def _limit(message: str) -> SvgError:
    return SvgError(
        "drawing-limit", f"is not drawn: {message}", "simplify the drawing, or save it as PNG"
    )


def _local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def _short(address: str) -> str:
    return address if len(address) <= 80 else f"{address[:80]}…"


def _content(head: re.Match[str], body: str) -> bytes:
    """The bytes of a ``data:`` address (RFC 2397); empty if they cannot be read."""
    content = unquote_to_bytes(body)
    if "base64" not in head["base64"].lower():
        return content
    try:
        return base64.b64decode(b"".join(content.split()), validate=False)
    except binascii.Error:
        return b""


def _pixels(content: bytes) -> int:
    """The pixels of a picture as its head states them; 0 if it cannot be read."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content)) as picture:
            return picture.width * picture.height
    except Image.DecompressionBombError:
        return MAX_EMBEDDED_PIXELS + 1
    except (OSError, ValueError, SyntaxError, EOFError):
        return 0


def _size(attributes: dict[str, str]) -> tuple[float, float] | None:
    """Width and height of a drawing in CSS pixels; None where it does not say."""
    box = list(_numbers(attributes.get("viewBox", "")))
    across, down = (box[2], box[3]) if len(box) == 4 else (None, None)
    width, height = across, down
    if "width" in attributes:
        width = _length(attributes["width"], across)
    if "height" in attributes:
        height = _length(attributes["height"], down)
    if across and down and width and height:  # one that is not given follows from the other
        if "height" not in attributes:
            height = width * down / across
        elif "width" not in attributes:
            width = height * across / down
    if not width or not height:
        return None
    if not (width <= MAX_SIDE and height <= MAX_SIDE):
        raise _limit(f"it is wider or taller than {MAX_SIDE:,} pixels")
    return width, height


def _length(text: str, whole: float | None) -> float | None:
    found = _LENGTH.fullmatch(text)
    if found is None:
        return None
    value = float(found[1])
    if found[2] == "%":
        return None if whole is None else whole * value / 100
    return value * _UNITS[found[2] or ""]


def _numbers(text: str) -> Iterator[float]:
    for part in text.replace(",", " ").split():
        try:
            yield float(part)
        except ValueError:
            return
