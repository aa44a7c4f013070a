"""The program's own drawings as operators: the emblem and the recycling mark."""

from __future__ import annotations

from functools import cache

from msgspec import json

from unassemble.base.resources import template
from unassemble.writers.pdf.values import number


@cache
def mark_operators(name: str, width: float, height: float) -> bytes:
    """The drawing of templates/marks/NAME.json, scaled to a box whose lower left corner is 0 0."""
    data = json.decode(template("marks", f"{name}.json").read_bytes())
    across = width / float(data["width"])
    up = height / float(data["height"])
    operators: str = data["operators"]
    return b"%s 0 0 %s 0 0 cm\n%s\n" % (
        _factor(across),
        _factor(up),
        operators.encode("ascii"),
    )


def _factor(value: float) -> bytes:
    return number(value) if value > 1 else f"{value:.6f}".encode()
