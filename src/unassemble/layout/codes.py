"""Bar codes as rectangles.

Code 39 (ISO/IEC 16388) of the job number, as the house prints it; a QR code (ISO/IEC 18004) of the
document's address, by segno.
"""

from __future__ import annotations

import json
from functools import cache

from unassemble.resources import template

Box = tuple[float, float, float, float]
WIDE = 2.5
"""A wide bar, in narrow ones."""


@cache
def _patterns() -> dict[str, str]:
    data = json.loads(template("marks", "code39.json").read_text(encoding="utf-8"))
    patterns: dict[str, str] = data["patterns"]
    return patterns


def code39_bars(text: str, box: Box) -> tuple[Box, ...]:
    """The bars of ``*text*`` in a box (left, top, width, height).

    Characters that Code 39 lacks are left out.
    """
    patterns = _patterns()
    coded = [patterns[character] for character in f"*{text}*" if character in patterns]
    units = sum(WIDE if mark == "w" else 1.0 for pattern in coded for mark in pattern)
    units += len(coded) - 1
    left, top, width, height = box
    unit = width / units
    bars, x = [], left
    for pattern in coded:
        for index, mark in enumerate(pattern):
            step = unit * (WIDE if mark == "w" else 1.0)
            if index % 2 == 0:
                bars.append((x, top, step, height))
            x += step
        x += unit
    return tuple(bars)


def qr_bars(payload: str, x: float, y: float, size: float) -> tuple[Box, ...]:
    """The dark modules of a QR code, merged along rows, with the quiet zone the house leaves."""
    import segno  # 50 ms at start, needed only where there is a symbol

    rows = [bytes(row) for row in segno.make(payload, error="m", micro=False).matrix]
    unit = size / len(rows)
    boxes = []
    for line, row in enumerate(rows):
        start = None
        for column, dark in enumerate((*row, 0)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                boxes.append((x + start * unit, y + line * unit, (column - start) * unit, unit))
                start = None
    return tuple(boxes)
