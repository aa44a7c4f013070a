"""An SVG drawing → PNG, at the size it is printed in, by resvg in a process of its own.

The process has limits of time and, where the system has them, of memory; it draws text with the
shipped fonts alone, so that a drawing is the same on every machine.
"""

from __future__ import annotations

import math
import signal
import struct
import subprocess
import sys
from functools import lru_cache

from msgspec import Struct, json

from unassemble.base.resources import font
from unassemble.images.draw_process import FAILED, MAX_MEMORY, MAX_SECONDS, MAX_WAIT
from unassemble.images.svg import CSS_DPI, Svg, SvgError
from unassemble.styles import PAGE
from unassemble.text.fonts import HAN, NASKH, SERIF

DPI = 300
"""Pixels per inch of a drawing as printed."""
SMALL_DPI = 600
"""The same for a drawing of the size of an emblem, which may be printed larger than it says."""
_SMALL = 2.0
"""Inches up to which a drawing is small."""
_OUT_OF_TIME = tuple(
    -int(getattr(signal, name)) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)
)
"""What ends a process at its limit of processor time: the first at the soft one."""
_FACES = (*SERIF, HAN["song"], *NASKH)
_KEPT = 16
"""Drawings kept for the next check of a letter."""


class Drawing(Struct, frozen=True):
    """A drawing as PNG, and its own size in points."""

    png: bytes
    width: float
    height: float


def draw(svg: Svg) -> Drawing:
    """Draw an SVG drawing.

    Raises:
        SvgError: it cannot be drawn, or needs more time or memory than is allowed.
        OSError: the system starts no further process.
    """
    text = bool(svg.characters)
    size = svg.size or _measured(_drawn(svg.text, None, text))
    width, height = (side * 72 / CSS_DPI for side in size)
    return Drawing(_drawn(svg.text, _pixels(width, height), text), width, height)


def _pixels(width: float, height: float) -> tuple[int, int]:
    """The pixels of a drawing whose own size is given in points."""
    column = PAGE.column_right - PAGE.column_left, PAGE.next_bottom - PAGE.next_top
    factor = min(1.0, column[0] / width, column[1] / height)
    inches = width * factor / 72, height * factor / 72
    dpi = SMALL_DPI if max(inches) <= _SMALL else DPI
    return max(math.ceil(inches[0] * dpi), 1), max(math.ceil(inches[1] * dpi), 1)


def _measured(png: bytes) -> tuple[float, float]:
    """The pixels of a PNG (ISO/IEC 15948, 11.2.2)."""
    width, height = struct.unpack(">II", png[16:24])
    return float(width), float(height)


@lru_cache(maxsize=_KEPT)
def _attempt(svg: str, pixels: tuple[int, int] | None, text: bool) -> bytes | SvgError:
    """The PNG, or why there is none; kept, so that a letter that is typed draws once."""
    fonts = [str(font(f"{name}.ttf")) for name in _FACES] if text else []
    request = json.encode({"pixels": pixels, "fonts": fonts, "serif": "Tinos"})
    # -P: no module is taken from the current folder.
    command = [sys.executable, "-P", "-m", "unassemble.images.draw_process"]
    try:
        done = subprocess.run(
            command,
            input=request + b"\n" + svg.encode(),
            capture_output=True,
            timeout=MAX_WAIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _over(f"drawing it takes longer than {MAX_WAIT} seconds")
    if done.returncode == 0:
        return done.stdout
    if done.returncode == FAILED:
        reason = done.stderr.decode("utf-8", "replace").strip()
        return SvgError("image-unreadable", f"cannot be drawn: {reason}")
    if done.returncode in _OUT_OF_TIME:
        return _over(f"drawing it takes longer than {MAX_SECONDS} seconds")
    return _over(f"drawing it needs more than {MAX_MEMORY // 1_000_000_000} GB of memory")


def _drawn(svg: str, pixels: tuple[int, int] | None, text: bool) -> bytes:
    made = _attempt(svg, pixels, text)
    if isinstance(made, SvgError):
        raise SvgError(made.rule, made.message, made.hint)
    return made


def _over(message: str) -> SvgError:
    return SvgError(
        "drawing-limit", f"is not drawn: {message}", "simplify the drawing, or save it as PNG"
    )
