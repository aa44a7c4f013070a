"""What only Word needs beside the style sheet: the names of fonts, and a few styles.

Word finds a font by its name on the reader's computer; a PDF carries its own.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from unassemble.styles.model import Border, Properties, Style
from unassemble.styles.sheet import letter_styles

LATIN_FONT = "Times New Roman"
CHINESE_FONT = "SimSun"
HAN_FONTS = {"song": CHINESE_FONT, "hei": "SimHei", "kai": "KaiTi"}
"""The fonts of Chinese characters, by `Properties.han`."""
ARABIC_FONT, ARABIC_FONT_TOO = "Traditional Arabic", "Simplified Arabic"


class ScriptFont(Struct, frozen=True):
    """The font of a script in Word, its language, and which of Word's fonts of a run it is.

    (ISO/IEC 29500-1, 17.3.2.26: "ascii" of letters like Latin ones, "eastAsia", "cs" of complex
    scripts, "rtl" of those from right to left.)
    """

    name: str
    language: str
    kind: Literal["ascii", "eastAsia", "cs", "rtl"] = "cs"


_INDIC, _SOUTH_EAST = "Nirmala UI", "Leelawadee UI"
SCRIPT_FONTS = {
    "Hebr": ScriptFont("Times New Roman", "he-IL", "rtl"),
    "Armn": ScriptFont("Sylfaen", "hy-AM", "ascii"),
    "Syrc": ScriptFont("Estrangelo Edessa", "syr-SY", "rtl"),
    "Thaa": ScriptFont("MV Boli", "dv-MV", "rtl"),
    "Nkoo": ScriptFont("Ebrima", "nqo-GN", "rtl"),
    "Deva": ScriptFont(_INDIC, "hi-IN"),
    "Beng": ScriptFont(_INDIC, "bn-BD"),
    "Guru": ScriptFont(_INDIC, "pa-IN"),
    "Gujr": ScriptFont(_INDIC, "gu-IN"),
    "Orya": ScriptFont(_INDIC, "or-IN"),
    "Taml": ScriptFont(_INDIC, "ta-IN"),
    "Telu": ScriptFont(_INDIC, "te-IN"),
    "Knda": ScriptFont(_INDIC, "kn-IN"),
    "Mlym": ScriptFont(_INDIC, "ml-IN"),
    "Sinh": ScriptFont(_INDIC, "si-LK"),
    "Thai": ScriptFont(_SOUTH_EAST, "th-TH"),
    "Laoo": ScriptFont(_SOUTH_EAST, "lo-LA"),
    "Tibt": ScriptFont("Microsoft Himalaya", "dz-BT"),
    "Mymr": ScriptFont("Myanmar Text", "my-MM"),
    "Geor": ScriptFont("Sylfaen", "ka-GE", "ascii"),
    "Hang": ScriptFont("Batang", "ko-KR", "eastAsia"),
    "Ethi": ScriptFont("Ebrima", "am-ET", "ascii"),
    "Cher": ScriptFont("Gadugi", "chr-US", "ascii"),
    "Khmr": ScriptFont(_SOUTH_EAST, "km-KH"),
    "Mong": ScriptFont("Mongolian Baiti", "mn-MN"),
    "Tfng": ScriptFont("Ebrima", "tzm-MA", "ascii"),
}
"""Fonts of Windows, by script (ISO 15924)."""

TABLE_START, PAGE_NOTE_RULE, PAGE_NOTE_END = "TableStart", "PageNoteRule", "PageNoteEnd"
PAGE_RECYCLE, PAGE_RECYCLE_ZH, PAGE_RECYCLE_AR = "PageRecycle", "PageRecycleZh", "PageRecycleAr"
WORD_STYLES = (
    Style(TABLE_START, "Table_Start", Properties(size=1, line=0.05), "Normal", template=False),
    Style(
        PAGE_NOTE_RULE,
        "Page_Note_Rule",
        Properties(line=4, after=1.75, left=50.8, right=369.2, border=Border(0.25)),
        "EndRule",
        template=False,
    ),
    Style(PAGE_NOTE_END, "Page_Note_End", Properties(line=14.1), "Normal", template=False),
    Style(PAGE_RECYCLE, "Page_Recycle", Properties(before=7.65), "FooterRecycle", template=False),
    Style(PAGE_RECYCLE_ZH, "Page_Recycle_Zh", Properties(before=5.2), "FooterRecycleZh", "", False),
    Style(
        PAGE_RECYCLE_AR, "Page_Recycle_Ar", Properties(before=7.65), "FooterRecycleAr", "", False
    ),
)
"""Styles only Word needs.

The empty line before a table that opens a section (LibreOffice puts one of 12 points there); the
rule above a note of page 1, from x 110.8 to 182.8 at y 711.75, and the gap below the note; the
words beside the recycling mark, their baseline at y 752.9, in Chinese at 752.0.
"""


def word_properties(style_id: str) -> Properties:
    """The properties of a style of the sheet or of `WORD_STYLES`, inherited ones included.

    Raises:
        KeyError: there is no such style.
    """
    for style in WORD_STYLES:
        if style.id == style_id:
            return style.own.over(letter_styles().resolved(style.based_on))
    return letter_styles().resolved(style_id)
