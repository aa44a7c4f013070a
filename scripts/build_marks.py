"""Build ``templates/marks/``: the UN emblem and the recycling mark, as PDF operators and as PNG.

The emblem is the white part of the flag in the npm package flag-icons, drawn in black.  The
recycling mark, three arrows in a triangle, is constructed here.  ``NAME.json`` has path operators
(ISO 32000-1, 8.5) in a box 0 0 width height, with y upwards; ``NAME.png`` has the same for DOCX, at
600 dpi in the printed size.

    python scripts/build_marks.py          writes templates/marks/
    python scripts/build_marks.py --check  says whether templates/marks/ is up to date

Needs ``npm`` to download the package.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import resvg_py
from fontTools.pens.basePen import BasePen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path
from PIL import Image

from build_fonts import unpack
from generated import ROOT, settle
from outlines import Corner, Matrix, Point, Segment, joined, meeting, moved, offset

MARKS = ROOT / "templates" / "marks"
FLAG_ICONS = "flag-icons@7.5.0"
FLAG = "flags/4x3/un.svg"
DPI = 600
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawing, its printed size in points, and its source, licence and restrictions."""

    name: str
    shapes: tuple[tuple[Segment, ...], ...]
    printed: Point
    about: dict[str, str]


# --- the emblem ---------------------------------------------------------------------------------

EMBLEM_SIZE = (56.16, 47.02)
"""The emblem of A/79/844-S/2025/196, page 1, in points."""

RESTRICTION = (
    "The emblem of the United Nations may not be used without authorization of the "
    "Secretary-General: General Assembly resolution 92 (I) of 7 December 1946."
)

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_FLIP: Matrix = (1, 0, 0, -1, 0, 0)
_LAUREL: Matrix = (0.6, 0, 0, 0.6, -40.6, 0)
_LAUREL_TRANSFORM = "translate(-40.6)scale(.6)"
_MIRROR: Matrix = (-1, 0, 0, 1, 1202.2, 0)
_MIRROR_TRANSFORM = "matrix(-1 0 0 1 1202.2 0)"
_ARC = 4 / 3 * (math.sqrt(2) - 1)
"""The length of the Bézier handles of a quarter circle, for a radius of one."""


def emblem(folder: Path) -> Mark:
    """The emblem, from the flag in the unpacked package.

    Raises:
        ValueError: the structure of the flag is not the expected one.
    """
    root = ElementTree.parse(folder / FLAG).getroot()
    shapes = tuple(_white_shapes(root, _FLIP))
    if len(shapes) != 11:
        raise ValueError(f"{FLAG_ICONS}: the flag has {len(shapes)} white shapes, not 11")
    about = {
        "source": f"npm {FLAG_ICONS}, {FLAG}: the white shapes, recoloured",
        "licence": "MIT",
        "licence_text": (folder / "LICENSE").read_text(encoding="utf-8").strip(),
        "restriction": RESTRICTION,
    }
    return Mark("un-emblem", shapes, EMBLEM_SIZE, about)


def _white_shapes(parent: ElementTree.Element, matrix: Matrix) -> Iterator[tuple[Segment, ...]]:
    """The white shapes below an element; ``<use>`` repeats the only shape of its own group."""
    for element in parent:
        if element.tag == f"{_SVG}g":
            if element.get("transform") != _LAUREL_TRANSFORM:
                raise ValueError(f"{FLAG_ICONS}: a group of the flag has another transform")
            yield from _white_shapes(element, joined(_LAUREL, matrix))
        elif element.tag == f"{_SVG}use":
            if element.get("transform") != _MIRROR_TRANSFORM or element.get(_LINK) != "#un-a":
                raise ValueError(f"{FLAG_ICONS}: the flag repeats another shape")
            yield _path(str(parent[0].get("d")), joined(_MIRROR, matrix))
        elif element.get("fill") == "#fff" and element.tag == f"{_SVG}path":
            yield _path(str(element.get("d")), matrix)
        elif element.get("fill") == "#fff" and element.tag == f"{_SVG}circle":
            yield _circle(element, matrix)


class _SegmentPen(BasePen):  # type: ignore[misc]
    """Records the segments that are drawn; quadratic curves become cubic ones."""

    def __init__(self) -> None:
        super().__init__(None)
        self.segments: list[Segment] = []

    def _moveTo(self, pt: Point) -> None:  # noqa: N802
        self.segments.append(("m", (pt,)))

    def _lineTo(self, pt: Point) -> None:  # noqa: N802
        self.segments.append(("l", (pt,)))

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802
        self.segments.append(("c", (pt1, pt2, pt3)))

    def _closePath(self) -> None:  # noqa: N802
        self.segments.append(("h", ()))


def _path(data: str, matrix: Matrix) -> tuple[Segment, ...]:
    pen = _SegmentPen()
    parse_path(data, TransformPen(pen, matrix))
    return tuple(pen.segments)


def _circle(element: ElementTree.Element, matrix: Matrix) -> tuple[Segment, ...]:
    x, y, radius = (float(element.get(key, "0")) for key in ("cx", "cy", "r"))
    ends = [(math.cos(turn), math.sin(turn)) for turn in (math.pi / 2 * n for n in range(5))]
    segments: list[Segment] = [("m", (ends[0],))]
    for (a, b), (c, d) in pairwise(ends):
        handles = ((a - b * _ARC, b + a * _ARC), (c + d * _ARC, d - c * _ARC), (c, d))
        segments.append(("c", handles))
    return moved((*segments, ("h", ())), joined((radius, 0, 0, radius, x, y), matrix))


# --- the recycling mark -------------------------------------------------------------------------

RECYCLE_SIZE = (18.0, 18.2)
"""The mark of A/79/844-S/2025/196, page 1, in points.  The lengths below are in points too."""

_REACH = 5.2
"""The distance from the centre to the point of an arrowhead."""
_HEAD = 2.47
"""The height of an arrowhead; half its base is √3 times as long, so that its angle is 120°."""
_BAND = 2.07
"""Half the width of the band."""
_TOP = 7.95
"""The distance from the centre to the fold of the band."""
_TAIL = (-5.95, 3.85)
"""The outer corner of the band's square end."""
_PEN = 0.44
"""The thickness of the line."""
_BEND, _CREASE = 1.0, 1.5
"""The radii of the outer bends of the band, and of its fold."""


def recycle() -> Mark:
    """The universal recycling symbol in outline."""
    shapes = []
    for turn in (0, -math.tau / 3, math.tau / 3):
        matrix = (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0.0, 0.0)
        for outline in (_arrow(), _tail()):
            shapes.append(moved((*offset(outline, _PEN / 2), *_inner(outline)), matrix))
    about = {
        "source": "drawn by scripts/build_marks.py",
        "licence": "Apache-2.0",
        "restriction": "None: the universal recycling symbol is in the public domain.",
    }
    return Mark("recycle", tuple(shapes), RECYCLE_SIZE, about)


def _along(start: Point, degrees: float, length: float) -> Point:
    angle = math.radians(degrees)
    return start[0] + length * math.cos(angle), start[1] + length * math.sin(angle)


def _up_to(start: Point, degrees: float, height: float) -> Point:
    return _along(start, degrees, (height - start[1]) / math.sin(math.radians(degrees)))


def _arrow() -> list[Corner]:
    """The front half of the upper arrow, which points down to the right; clockwise."""
    point = _along((0, 0), 30, _REACH)
    base = _along(point, 120, _HEAD)
    outer, inner = _along(base, 30, _BAND), _along(base, 210, _BAND)
    half = _HEAD * math.sqrt(3)
    return [
        (*_up_to(inner, 120, _TOP), 0),
        (*_up_to(outer, 120, _TOP), _BEND),
        (*outer, 0),
        (*_along(base, 30, half), 0),
        (*point, 0),
        (*_along(base, 210, half), 0),
        (*inner, 0),
    ]


def _tail() -> list[Corner]:
    """The back half of the upper arrow, up to where the front half hides it; clockwise."""
    arrow = _arrow()
    fold, inner = arrow[0][:2], arrow[-1][:2]
    end = _along(_TAIL, -30, 2 * _BAND)
    return [
        (*_TAIL, 0),
        (*_up_to(_TAIL, 60, _TOP), _BEND),
        (*fold, _CREASE),
        (*meeting(end, _along(end, 60, 1), fold, inner), 0),
        (*end, 0),
    ]


def _inner(outline: list[Corner]) -> tuple[Segment, ...]:
    """The inner edge of the line, in the opposite direction, so that the inside is not filled."""
    return offset(outline[::-1], _PEN / 2)


# --- both ---------------------------------------------------------------------------------------


def _bounds(shapes: Iterable[tuple[Segment, ...]]) -> tuple[float, float, float, float]:
    pen = BoundsPen(None)
    draw = {"m": pen.moveTo, "l": pen.lineTo, "c": pen.curveTo, "h": pen.closePath}
    for shape in shapes:
        for operator, points in shape:
            draw[operator](*points)
    left, bottom, right, top = pen.bounds
    return left, bottom, right, top


def _figure(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def record(mark: Mark) -> dict[str, str | float]:
    """The content of ``NAME.json``: the drawing with its lower left corner at 0 0."""
    left, bottom, right, top = _bounds(mark.shapes)
    words: list[str] = []
    for shape in mark.shapes:
        for operator, points in moved(shape, (1, 0, 0, 1, -left, -bottom)):
            words.extend(_figure(value) for point in points for value in point)
            words.append(operator)
        words.append("f")
    return {
        "width": round(right - left, 2),
        "height": round(top - bottom, 2),
        **mark.about,
        "operators": " ".join(words),
    }


def _prefixed(words: list[str]) -> Iterator[str]:
    """Operators and numbers in the notation of SVG, operator first."""
    names = {"m": "M", "l": "L", "c": "C", "h": "Z"}
    figures: list[str] = []
    for word in words:
        if word not in names:
            figures.append(word)
            continue
        yield " ".join((names[word], *figures))
        figures.clear()


def svg(width: float, height: float, operators: str, pixels: tuple[int, int]) -> str:
    """A drawing as SVG, black on white, in the size of the picture."""
    across, up = pixels[0] / width, pixels[1] / height
    paths = "".join(
        f'<path d="{" ".join(_prefixed(shape.split()))}"/>'
        for shape in operators.split("f")
        if shape.strip()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{pixels[0]}" height="{pixels[1]}">'
        f'<g transform="matrix({across} 0 0 {-up} 0 {pixels[1]})">{paths}</g></svg>'
    )


def picture(mark: Mark, data: dict[str, str | float]) -> bytes:
    """The drawing as a greyscale PNG that fills the box of its printed size."""
    wide, tall = (round(length * DPI / POINTS_PER_INCH) for length in mark.printed)
    drawing = svg(float(data["width"]), float(data["height"]), str(data["operators"]), (wide, tall))
    rendered = resvg_py.svg_to_bytes(
        svg_string=drawing, background="#ffffff", skip_system_fonts=True
    )
    grey = Image.open(io.BytesIO(bytes(rendered))).convert("L")
    # Sixteen greys look the same on paper, at half the file size.
    few = grey.point([round(level / 17) * 17 for level in range(256)])
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True, dpi=(DPI, DPI))
    return out.getvalue()


def build(folder: Path) -> dict[str, bytes]:
    """The files of both marks, by name; the package is downloaded into ``folder``."""
    files: dict[str, bytes] = {}
    for mark in (emblem(unpack(FLAG_ICONS, folder)), recycle()):
        data = record(mark)
        files[f"{mark.name}.json"] = f"{json.dumps(data, indent=1)}\n".encode()
        files[f"{mark.name}.png"] = picture(mark, data)
    return files


def main() -> int:
    """Write the marks, or check them; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if out of date")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = build(Path(folder) / "flags")
    return settle(files, MARKS, arguments.check)


if __name__ == "__main__":
    raise SystemExit(main())
