"""Pictures of a letter, read from its own folder only.

A path may not lead out of the folder: not by ``..``, not as an absolute path, not through a link.
SVG drawings are rendered as PNG by resvg; the others are read by `raster`.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from msgspec.structs import replace

from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.images.raster import CSS_DPI, read_raster
from unassemble.model import ImageData

MAX_BYTES = 100_000_000
"""Total size of the pictures of a letter, in bytes."""
_SVG_SCALE = 6.25
_HINT = "use a path inside the letter’s folder, such as images/map.png"


class FolderImages:
    """Reads pictures below one folder; each failure is a finding."""

    def __init__(self, folder: Path, findings: Findings) -> None:
        self._folder = folder.resolve()
        self._findings = findings
        self._read = 0
        self._known: dict[str, ImageData | None] = {}
        self.files: list[Path] = []
        """The files of the pictures that were found, in the order of their first use."""

    def load(self, path: str, span: Span) -> ImageData | None:
        """The picture at a path relative to the folder, or None with a finding."""
        if path not in self._known:
            self._known[path] = self._load(path, span)
        return self._known[path]

    def _load(self, path: str, span: Span) -> ImageData | None:
        shown = unquote(path)
        if "://" in path or path.startswith(("//", "data:")):
            self._findings.error(
                "image-outside", span, f"the picture “{shown}” cannot come from the network", _HINT
            )
            return None
        inside = [target for name in _names(path) if (target := self._inside(name)) is not None]
        if not inside:
            self._findings.error(
                "image-outside",
                span,
                f"the picture “{shown}” is outside the letter’s folder",
                _HINT,
            )
            return None
        target = next(filter(_is_file, inside), None)
        if target is None:
            self._findings.error("image-missing", span, f"there is no picture “{shown}”")
            return None
        self.files.append(target)
        self._read += target.stat().st_size
        if self._read > MAX_BYTES:
            self._findings.error(
                "images-too-large", span, "the pictures are larger than 100 MB together"
            )
            return None
        if shown.lower().endswith(".svg"):
            return self._drawing(target.read_bytes(), shown, span)
        return self._raster(target.read_bytes(), shown, span)

    def _inside(self, name: str) -> Path | None:
        """The file of a name, or None if it is outside the folder."""
        try:
            target = (self._folder / name).resolve()
        except (OSError, ValueError, RuntimeError):
            return None
        outside = Path(name).is_absolute() or not target.is_relative_to(self._folder)
        return None if outside else target

    def _drawing(self, data: bytes, path: str, span: Span) -> ImageData | None:
        rendered = _rendered(data)
        raster = read_raster(rendered) if rendered is not None else None
        if raster is None:
            self._findings.error(
                "image-unreadable", span, f"“{path}” cannot be read as an SVG drawing"
            )
            return None
        pixels = raster.image.pixels
        width, height = (side * 72 / (CSS_DPI * _SVG_SCALE) for side in pixels)
        return replace(raster.image, width=width, height=height)

    def _raster(self, data: bytes, path: str, span: Span) -> ImageData | None:
        raster = read_raster(data)
        if raster is None:
            self._findings.error(
                "image-unreadable",
                span,
                f"“{path}” cannot be read as a picture",
                "use PNG, JPEG, GIF, TIFF, WebP, BMP or SVG, of at most 100 million pixels",
            )
            return None
        if raster.frames > 1:
            self._findings.note(
                "image-first-frame",
                span,
                f"“{path}” holds {raster.frames} pictures; only the first is printed",
                "save the picture that is meant as PNG",
            )
        return raster.image


def _names(path: str) -> list[str]:
    """The names that a path may mean: as written, without escapes, with Windows’ separators."""
    plain = unquote(path)
    return list(dict.fromkeys((path, plain, path.replace("\\", "/"), plain.replace("\\", "/"))))


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
