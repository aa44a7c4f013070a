"""The rule `image-resolution`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.model import Figure

_LEAST = 150
"""Dots an inch below which a picture shows its dots in print."""
_COLUMN = 365.3
"""The width of the column of text in points: a wider picture is made smaller."""


@rule("image-resolution", severity="note", source="general knowledge [K]")
def check(subject: Subject) -> Iterator[Found]:
    """A picture has too few dots for print.

    Below 150 dots an inch a map or a scanned page is hard to read on paper.

    Example: a picture 400 dots wide over the whole column of five inches.

    Mend: take the picture from its source again, larger.
    """
    for number in range(len(subject.document.parts)):
        for block in subject.blocks(number):
            if not isinstance(block, Figure) or block.span is None or not block.image.width:
                continue
            dots = round(block.image.pixels[0] * 72 / min(block.image.width, _COLUMN))
            if dots < _LEAST:
                yield Found(
                    block.span,
                    f"the picture has {dots} dots an inch, fewer than {_LEAST}",
                    "take it from its source again, larger",
                )
