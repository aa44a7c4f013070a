"""What a bar code and a QR code are made of, before any size.

Code 39 (ISO/IEC 16388) of the job number; a QR code (ISO/IEC 18004) of the document's address, by
qrcodegen.
"""

from __future__ import annotations

from functools import cache, lru_cache

from msgspec import json

from unassemble.base.resources import template

WIDE = 2.5
"""A wide element, in narrow ones, as the house prints them."""


@cache
def _patterns() -> dict[str, str]:
    data = json.decode(template("marks", "code39.json").read_bytes())
    patterns: dict[str, str] = data["patterns"]
    return patterns


def code39(text: str) -> tuple[bool, ...]:
    """The elements of ``*text*``: a bar, a space, a bar, … and of each whether it is wide.

    The narrow space between two characters is among them.  Characters that Code 39 lacks are left
    out.

    The patterns are a table of our own: reportlab has them too, but loading
    `reportlab.graphics.barcode` brings its whole layout along (85 modules, 0.27 s of processor
    time) for the ten characters of a job number.  A test compares the two tables.

    Raises:
        InstallationError: the table of patterns is not there.
    """
    patterns = _patterns()
    coded = [patterns[character] for character in f"*{text}*" if character in patterns]
    return tuple(mark == "w" for mark in "n".join(coded))


@lru_cache(maxsize=16)
def qr_code(payload: str) -> tuple[bytes, ...]:
    """The rows of a QR code, a byte a module: 1 dark, 0 light; without margin.

    The error level is L, as in 22 letters of 2025 (version 2, 25 modules), or a higher one that
    needs no more modules.
    """
    from qrcodegen import QrCode  # lazily: only a letter with a symbol has a QR code

    code = QrCode.encode_text(payload, QrCode.Ecc.LOW)
    side = range(code.get_size())
    return tuple(bytes(code.get_module(x, y) for x in side) for y in side)
