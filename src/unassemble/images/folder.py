"""Pictures of a letter, read from its own folder only.

A path may not lead out of the folder: not by ``..``, not as an absolute path, not through a link.
SVG drawings are rendered as PNG by resvg; PNG and JPEG files are used unchanged.
"""

from __future__ import annotations

import io
from pathlib import Path

from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.model import ImageData

MAX_BYTES = 100_000_000
"""Total size of the pictures of a letter, in bytes."""
MAX_PIXELS = 100_000_000
"""Of one picture."""
_CSS_DPI = 96.0
_SVG_SCALE = 6.25
_HINT = "use a path inside the letter’s folder, such as images/map.png"


class FolderImages:
    """Reads pictures below one folder; each failure is a finding."""

    def __init__(self, folder: Path, findings: Findings) -> None:
        self._folder = folder.resolve()
        self._findings = findings
        self._read = 0
        self._known: dict[str, ImageData | None] = {}

    def load(self, path: str, span: Span) -> ImageData | None:
        """The picture at a path relative to the folder, or None with a finding."""
        if path not in self._known:
            self._known[path] = self._load(path, span)
        return self._known[path]

    def _load(self, path: str, span: Span) -> ImageData | None:
        if "://" in path or path.startswith(("//", "data:")):
            self._findings.error(
                "image-outside", span, "a picture cannot come from the network", _HINT
            )
            return None
        try:
            target = (self._folder / path).resolve()
        except (OSError, ValueError, RuntimeError):
            target = None
        if target is None or not target.is_relative_to(self._folder) or Path(path).is_absolute():
            self._findings.error(
                "image-outside", span, f"the picture “{path}” is outside the letter’s folder", _HINT
            )
            return None
        if not _is_file(target):
            self._findings.error("image-missing", span, f"there is no picture “{path}”")
            return None
        self._read += target.stat().st_size
        if self._read > MAX_BYTES:
            self._findings.error(
                "images-too-large", span, "the pictures are larger than 100 MB together"
            )
            return None
        return self._decoded(target.read_bytes(), path, span)

    def _decoded(self, data: bytes, path: str, span: Span) -> ImageData | None:
        from PIL import Image, UnidentifiedImageError  # 24 ms; few letters have pictures

        dpi = (_CSS_DPI, _CSS_DPI)
        if path.lower().endswith(".svg"):
            rendered = _rendered(data)
            if rendered is None:
                self._findings.error(
                    "image-unreadable", span, f"“{path}” cannot be read as an SVG drawing"
                )
                return None
            data, dpi = rendered, (_CSS_DPI * _SVG_SCALE, _CSS_DPI * _SVG_SCALE)
        try:
            with Image.open(io.BytesIO(data)) as picture:
                kind = (picture.format or "").lower()
                pixels = picture.size
                found = picture.info.get("dpi")
                if kind not in ("png", "jpeg") or pixels[0] * pixels[1] > MAX_PIXELS:
                    raise UnidentifiedImageError
                picture.load()
        except (
            UnidentifiedImageError,
            OSError,
            ValueError,
            SyntaxError,
            Image.DecompressionBombError,
        ):
            self._findings.error(
                "image-unreadable",
                span,
                f"“{path}” cannot be read as a picture",
                "use PNG, JPEG or SVG, of at most 100 million pixels",
            )
            return None
        if found and min(found) >= 30 and not path.lower().endswith(".svg"):
            dpi = (float(found[0]), float(found[1]))
        width, height = pixels[0] * 72 / dpi[0], pixels[1] * 72 / dpi[1]
        return ImageData(data, "png" if kind == "png" else "jpeg", pixels, width, height)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than the file system allows
        return False


def _rendered(data: bytes) -> bytes | None:
    """An SVG drawing as PNG, or None; no file or address that it refers to is read."""
    import resvg_py  # few letters have drawings

    try:
        text = data.decode("utf-8")
        return bytes(resvg_py.svg_to_bytes(svg_string=text, zoom=_SVG_SCALE))
    except (UnicodeDecodeError, ValueError, RuntimeError, TypeError):
        return None
