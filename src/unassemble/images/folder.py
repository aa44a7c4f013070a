"""Pictures of a letter, read from its own folder only.

A path may not lead out of the folder: not by ``..``, not as an absolute path, not through a link.
SVG drawings are read by `svg` and drawn by `drawing`; the others are read by `raster`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec.structs import replace

from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.images.raster import read_raster
from unassemble.model import ImageData

if TYPE_CHECKING:
    from unassemble.images.svg import Svg

MAX_BYTES = 100_000_000
"""Total size of the pictures of a letter, in bytes."""
_HINT = "use a path inside the letter’s folder, such as images/map.png"
_MISSING = "put it beside the letter file, or correct its name"


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
            self._findings.error("image-missing", span, f"there is no picture “{shown}”", _MISSING)
            return None
        self.files.append(target)
        try:
            size = target.stat().st_size
            data = target.read_bytes() if self._read + size <= MAX_BYTES else b""
        except OSError as error:
            self._findings.error(
                "image-unreadable", span, f"“{shown}” cannot be read: {error.strerror}"
            )
            return None
        self._read += size
        if self._read > MAX_BYTES:
            self._findings.error(
                "images-too-large",
                span,
                "the pictures are larger than 100 MB together",
                "save them with fewer pixels",
            )
            return None
        if shown.lower().endswith(".svg"):
            return self._drawing(data, shown, span)
        return self._raster(data, shown, span)

    def _inside(self, name: str) -> Path | None:
        """The file of a name, or None if it is outside the folder."""
        try:
            target = (self._folder / name).resolve()
        except (OSError, ValueError, RuntimeError):
            return None
        outside = Path(name).is_absolute() or not target.is_relative_to(self._folder)
        return None if outside else target

    def _drawing(self, data: bytes, path: str, span: Span) -> ImageData | None:
        from unassemble.images.drawing import draw  # few letters have drawings
        from unassemble.images.svg import SvgError, read_svg

        try:
            svg = read_svg(data)
            drawing = draw(svg)
        except SvgError as error:
            self._findings.error(error.rule, span, f"“{path}” {error.message}", error.hint)
            return None
        raster = read_raster(drawing.png)
        if raster is None:
            self._findings.error("image-unreadable", span, f"“{path}” cannot be drawn")
            return None
        self._told(svg, path, span)
        return replace(raster.image, width=drawing.width, height=drawing.height)

    def _told(self, svg: Svg, path: str, span: Span) -> None:
        """Tell what of a drawing is not as its author saw it."""
        from unassemble.text.fonts import open_fonts
        from unassemble.text.looks import PLAIN_LOOK

        if svg.ignored:
            self._findings.warning(
                "drawing-simplified",
                span,
                f"“{path}” asks for “{svg.ignored[0][:80]}”, which is not loaded",
                "text is drawn with the fonts of the program; look at the drawing in the preview",
            )
        fonts = open_fonts()
        printed = (one for one in sorted(svg.characters) if not one.isspace())
        missing = [one for one in printed if not fonts.covers(one, PLAIN_LOOK)]
        if missing:
            self._findings.error(
                "missing-glyph",
                span,
                f"no font has the character “{missing[0]}” (U+{ord(missing[0]):04X})"
                f" of the drawing “{path}”",
                "turn the text of the drawing into outlines (paths) in the drawing program",
            )

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
