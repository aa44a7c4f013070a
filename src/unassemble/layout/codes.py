"""Bar code and QR code as rectangles: left, top, width and height in points."""

from __future__ import annotations

from unassemble.images.codes import WIDE, code39, qr_code

Box = tuple[float, float, float, float]


def code39_bars(text: str, box: Box) -> tuple[Box, ...]:
    """The bars of ``*text*`` in a box."""
    left, top, width, height = box
    widths = [WIDE if wide else 1.0 for wide in code39(text)]
    unit = width / sum(widths)
    bars, x = [], left
    for index, units in enumerate(widths):
        if index % 2 == 0:
            bars.append((x, top, units * unit, height))
        x += units * unit
    return tuple(bars)


def qr_bars(payload: str, box: Box) -> tuple[Box, ...]:
    """The dark modules of a QR code in a square box, merged along rows."""
    rows = qr_code(payload)
    x, y, size, _ = box
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
