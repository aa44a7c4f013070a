"""Counting of notes → section properties (ISO/IEC 29500-1, 17.6).

As in the UN's template: a first section of one empty line carries headers, footers and the first
page's margin; the text follows in a continuous section with the margin of all other pages.  Page
size, margins and grid are those of `templates/circulation.docx` (see `template.fill_body`).
"""

from __future__ import annotations

from unassemble.base.units import twips
from unassemble.model import NoteNumbering
from unassemble.writers.docx.xmltext import element, value

ASTERISK_BOTTOM = twips(1360)
"""Bottom margin of page 1 where the letter calls an asterisk note, in place of 1,728 twips.

Word sets the last note's line upon the margin: its baseline is then at y 721.9, near the foot of
the page, as in 16 letters of 2025; with the template's margin it would be 18 points higher.
"""
_NUMBER_FORMATS = {"numbers": "decimal", "letters": "lowerLetter"}


def text_section(kind: str, numbering: NoteNumbering | None) -> str:
    """What a section of text says itself: how its notes are counted, and where it starts."""
    notes = ""
    if numbering is not None:
        notes = element(
            "w:footnotePr",
            value("w:numFmt", _NUMBER_FORMATS[numbering.style]),
            value("w:numRestart", "eachSect" if numbering.restart else "continuous"),
        )
    return element("w:sectPr", notes, value("w:type", kind))
