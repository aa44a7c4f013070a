"""Numbers and texts as they stand in content streams and objects (ISO 32000-1, 7.3 and 7.9).

reportlab's own take their time: `fp_str` prints six decimals and takes a logarithm for each, where
a page has thousands of numbers and a thousandth of a point is finer than any printer; `PDFString`
escapes text character by character, three times as long as here.
"""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1 << 14)
def number(value: float) -> bytes:
    """A number with at most three decimals, as short as can be."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return b"0" if text in ("", "-0") else text.encode()


def text_string(text: str) -> bytes:
    """A text string: as it is where ASCII, else UTF-16 with a byte order mark (7.9.2.2)."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return b"(" + escaped.encode() + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"
