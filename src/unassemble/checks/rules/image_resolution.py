"""The rule `image-resolution`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.model import Figure

_MIN_DPI = 150
"""Dots per inch; below this, single dots can be seen in print."""
_COLUMN = 365.3
"""The width of the text column in points; a wider picture is scaled down to it."""


@rule("image-resolution", severity="note", source="general knowledge [K]")
def check(subject: Subject) -> Iterator[Found]:
    """The resolution of a picture is too low for print.

    Below 150 dots per inch a map or a scanned page is hard to read on paper.

    Example: a picture 400 pixels wide that fills the column of five inches.

    Fix: get a larger copy of the picture from its source.
    """
    for number in range(len(subject.document.parts)):
        for block in subject.blocks(number):
            if not isinstance(block, Figure) or block.span is None or not block.image.width:
                continue
            dots = round(block.image.pixels[0] * 72 / min(block.image.width, _COLUMN))
            if dots < _MIN_DPI:
                yield Found(
                    block.span,
                    f"the picture has {dots} dots per inch, fewer than {_MIN_DPI}",
                    "get a larger copy of it from its source",
                )
