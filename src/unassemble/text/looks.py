"""How characters look, whatever their script: what a face is chosen by."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

HanFace = Literal["song", "hei", "kai"]
"""Song (宋体) of Chinese text; Hei (黑体) and Kai (楷体), which stand for bold and italics."""


class Look(Struct, frozen=True):
    """Weight and slope of letters, and the face of Chinese characters."""

    bold: bool = False
    italic: bool = False
    han: HanFace = "song"


PLAIN_LOOK = Look()
