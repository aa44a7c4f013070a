"""Rebuild templates/marks/: the emblem, the recycling mark and the table of Code 39.

    python scripts/build_marks.py [--from DIR]

The emblem comes from the npm package flag-icons (MIT), its white paths drawn black.  Its use is
restricted by General Assembly resolution 92 (I): a letter file may say `emblem: none`.  The
recycling mark is our own drawing of the three chasing arrows.  Code 39: ISO/IEC 16388.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import re
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import resvg_py
from build_fonts import package
from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
MARKS = ROOT / "templates" / "marks"
FLAGS = "flag-icons@7.5.0"
EMBLEM_BOX = (56.16, 47.02)
RECYCLE_BOX = (18.0, 18.2)
DPI = 600
Transform = tuple[float, float, float, float, float, float]

_CODE39 = """
0 nnnwwnwnn 1 wnnwnnnnw 2 nnwwnnnnw 3 wnwwnnnnn 4 nnnwwnnnw 5 wnnwwnnnn 6 nnwwwnnnn
7 nnnwnnwnw 8 wnnwnnwnn 9 nnwwnnwnn A wnnnnwnnw B nnwnnwnnw C wnwnnwnnn D nnnnwwnnw
E wnnnwwnnn F nnwnwwnnn G nnnnnwwnw H wnnnnwwnn I nnwnnwwnn J nnnnwwwnn K wnnnnnnww
L nnwnnnnww M wnwnnnnwn N nnnnwnnww O wnnnwnnwn P nnwnwnnwn Q nnnnnnwww R wnnnnnwwn
S nnwnnnwwn T nnnnwnwwn U wwnnnnnnw V nwwnnnnnw W wwwnnnnnn X nwnnwnnnw Y wwnnwnnnn
Z nwwnwnnnn - nwnnnnwnw . wwnnnnwnn * nwnnwnwnn $ nwnwnwnnn / nwnwnnnwn + nwnnnwnwn
% nnnwnwnwn
"""


class OperatorPen(BasePen):  # type: ignore[misc]
    """Collects PDF path operators and the box around them."""

    def __init__(self) -> None:
        super().__init__(None)
        self.rows: list[tuple[str, list[tuple[float, float]]]] = []

    def _moveTo(self, p0: tuple[float, float]) -> None:  # noqa: N802
        self.rows.append(("m", [p0]))

    def _lineTo(self, p1: tuple[float, float]) -> None:  # noqa: N802
        self.rows.append(("l", [p1]))

    def _curveToOne(  # noqa: N802
        self, p1: tuple[float, float], p2: tuple[float, float], p3: tuple[float, float]
    ) -> None:
        self.rows.append(("c", [p1, p2, p3]))

    def _closePath(self) -> None:  # noqa: N802
        self.rows.append(("h", []))

    def _endPath(self) -> None:  # noqa: N802
        pass

    def fill(self) -> None:
        """Fill what was drawn since the last fill."""
        self.rows.append(("f", []))

    def drawing(self) -> dict[str, object]:
        """Width, height and operators, with the box's lower left corner at 0 0."""
        points = [point for _, group in self.rows for point in group]
        left, bottom = min(x for x, _ in points), min(y for _, y in points)
        width = max(x for x, _ in points) - left
        height = max(y for _, y in points) - bottom
        out = []
        for operator, group in self.rows:
            shown = [f"{v:.2f}".rstrip("0").rstrip(".") for x, y in group for v in (x - left, y - bottom)]
            out.append(" ".join([*shown, operator]))
        return {"width": round(width, 2), "height": round(height, 2), "operators": " ".join(out)}


def emblem(flags: Path) -> dict[str, object]:
    """The emblem: the white paths of the flag, the laurel's other half mirrored."""
    root = ET.parse(flags / "flags" / "4x3" / "un.svg").getroot()
    pen = OperatorPen()
    svg = "{http://www.w3.org/2000/svg}"
    for group, transform, paths in _groups(root, svg):
        for path in paths:
            for matrix in _uses(root, svg, group, path, transform):
                a, b, c, d, e, f = matrix
                parse_path(path.get("d"), TransformPen(pen, (a, -b, c, -d, e, -f)))
                pen.fill()
    return pen.drawing()


def _groups(root: ET.Element, svg: str) -> list[tuple[ET.Element, Transform, list[ET.Element]]]:
    out = []
    for group in [root, *root.iter(f"{svg}g")]:
        paths = [p for p in group.findall(f"{svg}path") if p.get("fill", group.get("fill")) == "#fff"]
        if paths:
            out.append((group, _matrix(group.get("transform", "")), paths))
    return out


def _uses(
    root: ET.Element, svg: str, group: ET.Element, path: ET.Element, outer: Transform
) -> list[Transform]:
    """The transforms under which a path is drawn: its own, and those of its uses."""
    out = [outer]
    link = "{http://www.w3.org/1999/xlink}href"
    for use in root.iter(f"{svg}use"):
        target = (use.get("href") or use.get(link) or "").removeprefix("#")
        if target and target in (path.get("id"), group.get("id")):
            out.append(_times(outer, _matrix(use.get("transform", ""))))
    return out


def _matrix(text: str) -> Transform:
    result: Transform = (1, 0, 0, 1, 0, 0)
    for name, inside in re.findall(r"(\w+)\(([^)]*)\)", text):
        values = [float(v) for v in re.split(r"[\s,]+", inside.strip())]
        step: Transform
        if name == "matrix":
            step = (values[0], values[1], values[2], values[3], values[4], values[5])
        elif name == "translate":
            step = (1, 0, 0, 1, values[0], values[1] if len(values) > 1 else 0)
        elif name == "scale":
            step = (values[0], 0, 0, values[-1], 0, 0)
        else:
            raise ValueError(f"{name} is not read")
        result = _times(result, step)
    return result


def _times(m: Transform, n: Transform) -> Transform:
    return (
        m[0] * n[0] + m[2] * n[1],
        m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3],
        m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4],
        m[1] * n[4] + m[3] * n[5] + m[5],
    )


def recycle() -> dict[str, object]:
    """Three folded arrows that chase each other around a triangle, as outlines."""
    pen = OperatorPen()
    # One arrow of the bottom side, in a triangle of circumradius 10 around the origin: a band
    # with a head, drawn twice (outer and inner contour) so that the even rest stays white.
    band = [(-3.6, -6.9), (3.2, -6.9), (3.2, -8.6), (7.4, -5.4), (3.2, -2.2), (3.2, -3.9),
            (-3.6, -3.9), (-6.1, -0.2), (-8.7, -1.7), (-5.6, -6.9)]  # fmt: skip
    for turn in range(3):
        angle = turn * 2 * math.pi / 3
        cosine, sine = math.cos(angle), math.sin(angle)
        outer = [(x * cosine - y * sine, x * sine + y * cosine) for x, y in band]
        inner = list(reversed(_inset(outer, 0.45)))
        for contour in (outer, inner):
            pen.moveTo(contour[0])
            for point in contour[1:]:
                pen.lineTo(point)
            pen.closePath()
        pen.fill()
    return pen.drawing()


def _inset(points: list[tuple[float, float]], by: float) -> list[tuple[float, float]]:
    """A polygon moved inwards by a distance, corner by corner."""
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))
    side = 1 if area > 0 else -1
    out = []
    for index, (x, y) in enumerate(points):
        before, after = points[index - 1], points[(index + 1) % len(points)]
        n1 = _normal(before, (x, y), side)
        n2 = _normal((x, y), after, side)
        scale = 1 + n1[0] * n2[0] + n1[1] * n2[1]
        out.append((x + by * (n1[0] + n2[0]) / scale, y + by * (n1[1] + n2[1]) / scale))
    return out


def _normal(a: tuple[float, float], b: tuple[float, float], side: int) -> tuple[float, float]:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy)
    return (-dy / length * side, dx / length * side)


def picture(drawing: dict[str, object], box: tuple[float, float]) -> bytes:
    """The drawing as a grey PNG of a box's size in points."""
    width, height = float(str(drawing["width"])), float(str(drawing["height"]))
    paths, current = [], []
    for token in re.findall(r"[-\d.]+|[mlchf]", str(drawing["operators"])):
        current.append(token)
        if token in "mlchf":
            numbers, operator = current[:-1], token.upper() if token != "h" else "Z"
            if token == "f":
                paths.append("")
            else:
                paths[-1:] = [(paths[-1] if paths else "") + operator + " ".join(numbers)]
            current = []
    body = "".join(f'<path d="{path}"/>' for path in paths if path)
    pixels = (round(box[0] / 72 * DPI), round(box[1] / 72 * DPI))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{pixels[0]}" height="{pixels[1]}"'
        f' viewBox="0 0 {width} {height}" preserveAspectRatio="none">'
        f'<rect width="100%" height="100%" fill="#fff"/>'
        f'<g transform="matrix(1 0 0 -1 0 {height})">{body}</g></svg>'
    )
    drawn = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg))))
    out = io.BytesIO()
    drawn.convert("L").quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> int:
    """Write all marks."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--from", dest="folder", type=Path)
    arguments = parser.parse_args()
    MARKS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        flags = package(FLAGS, arguments.folder or Path(scratch))
        drawn = emblem(flags)
    words = {
        "source": f"npm {FLAGS}, flags/4x3/un.svg",
        "licence": "MIT",
        "restriction": "use restricted by General Assembly resolution 92 (I)",
    }
    _write("un-emblem", drawn, EMBLEM_BOX, words)
    _write("recycle", recycle(), RECYCLE_BOX, {"source": "drawn for this project"})
    words39 = _CODE39.split()
    patterns = dict(zip(words39[::2], words39[1::2], strict=True))
    patterns[" "] = "nwwnnnwnn"
    (MARKS / "code39.json").write_text(
        json.dumps({"source": "ISO/IEC 16388", "patterns": patterns}, indent=1) + "\n"
    )
    return 0


def _write(
    name: str, drawing: dict[str, object], box: tuple[float, float], words: dict[str, str]
) -> None:
    (MARKS / f"{name}.json").write_text(json.dumps({**words, **drawing}, indent=1) + "\n")
    (MARKS / f"{name}.png").write_bytes(picture(drawing, box))


if __name__ == "__main__":
    sys.exit(main())
