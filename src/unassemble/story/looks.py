"""Style and emphasis → look: the faces that a run takes, the same in both outputs."""

from __future__ import annotations

from unassemble.story.items import RunStyle
from unassemble.styles import Properties
from unassemble.text.looks import HanFace, Look


def look_of(own: Properties, run: RunStyle, language: str) -> Look:
    """How a run looks.

    Chinese has neither bold nor italics: Hei stands for the one and Kai for the other, and what is
    Latin among it is regular [M A/75/836].  So are foreign words in a Chinese paragraph.

    Args:
        own: the resolved properties of its paragraph's style.
        run: how it differs from them.
        language: its own language.
    """
    bold, italic = bool(own.bold) or run.bold, bool(own.italic) or run.italic
    if own.east_asian or language == "zh":
        return Look(han=_han_face(own, run))
    return Look(bold, italic, "hei" if bold else "kai" if italic else "song")


def _han_face(own: Properties, run: RunStyle) -> HanFace:
    """Emphasis stands out from its paragraph: Kai in a heading in Hei."""
    if run.bold:
        return "hei"
    if run.italic:
        return "kai"
    if own.bold:
        return "hei"
    return "kai" if own.italic else own.han or "song"
