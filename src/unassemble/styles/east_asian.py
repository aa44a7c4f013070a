"""How Chinese text is set: one table of decisions for the layout of the PDF and the DOCX writer.

Each decision has a source.  "M" was measured in documents of the United Nations, "V" is in a public
specification, "K" was seen in neither: no Chinese edition made by Microsoft Word was available.
[MS-OI29500] is Microsoft's own account of how Word implements ISO/IEC 29500.  docs/typography.md
explains the table.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

HAN = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
"""Unicode blocks whose characters take the East Asian font in any language: CJK radicals to Unified
Ideographs, compatibility ideographs, full-width forms, planes 2 and 3."""

FIRST_HAN = "\u2e80"
"""The first character of `HAN`."""


class Decision(Struct, frozen=True):
    """A decision: the field of `EastAsian` that has it, its statement, and its source."""

    field: str
    says: str
    source: str


class EastAsian(Struct, frozen=True):
    """The decisions as values.

    ``line_rules``: no line begins with a character of ``no_start`` or ends with one of
    ``no_end``.  ``overflow``: one mark of ``hanging`` may be set in the margin at a line's end.
    ``compress``: which full-width characters are compressed.  ``compress_at_start``: whether a
    mark that begins a line is compressed.  ``auto_space``: whether space is added between Chinese
    and Latin letters or digits.  ``shared``: characters also used in Latin text; in Chinese text
    they take the Chinese font.  ``drawn_as``: characters drawn with the full-width glyph of
    another.
    """

    line_rules: bool
    no_start: str
    no_end: str
    overflow: bool
    hanging: str
    compress: Literal["doNotCompress"]
    compress_at_start: bool
    auto_space: bool
    shared: str
    drawn_as: dict[str, str]


CHINESE = EastAsian(
    line_rules=True,
    no_start="!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠",
    no_end="$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥",
    overflow=True,
    hanging="°·ˇ’”‰′″℃∶、。〃〉》」』】〕〗〞﹚﹜﹞！＂％＇），．：；？］｝￠",
    compress="doNotCompress",
    compress_at_start=False,
    auto_space=False,
    shared="§¶±×÷·—―‖‘’“”†‡•‥…‰※",
    drawn_as={"·": "・"},
)

DECISIONS = (
    Decision(
        "line_rules",
        "No line begins with a closing mark or ends with an opening one (kinsoku).",
        "V ISO/IEC 29500-1, 17.3.1.16: on by default",
    ),
    Decision(
        "no_start",
        "The characters that may not begin a line are Word’s for simplified Chinese.",
        "V ISO/IEC 29500-1, 17.3.1.16",
    ),
    Decision(
        "no_end",
        "The characters that may not end a line are Word’s for simplified Chinese.",
        "V ISO/IEC 29500-1, 17.3.1.16",
    ),
    Decision(
        "overflow",
        "A closing mark that does not fit hangs in the margin.",
        "V ISO/IEC 29500-1, 17.3.1.21: on by default",
    ),
    Decision(
        "hanging",
        "The marks that may hang are Word’s for simplified Chinese, without those of ASCII.",
        "V [MS-OI29500] 2.1.52; K that ASCII marks in Chinese text do not hang",
    ),
    Decision(
        "compress",
        "Nothing is compressed: marks are an em wide, also side by side and at a line’s end.",
        "M the UN template (A/80/590): doNotCompress; K that Chinese editions are made with it",
    ),
    Decision(
        "compress_at_start",
        "A mark that begins a line is not compressed either.",
        "V ISO/IEC 29500-1, 17.3.1.43: off by default",
    ),
    Decision(
        "auto_space",
        "No space is added between Chinese and Latin letters or digits: spaces are as typed.",
        "M spaces are typed in the letter of 13 May 2020; K that Word’s automatic ones are off",
    ),
    Decision(
        "shared",
        "Quotation marks, dashes and similar signs take the Chinese font in Chinese text only.",
        "V ISO/IEC 29500-1, 17.3.2.26 (the East Asian hint), for those an em wide in the font",
    ),
    Decision(
        "drawn_as",
        "The dot in foreign names is an em wide, as in SimSun.",
        "K the shipped font’s own dot is narrow; its full-width dot is drawn instead",
    ),
)
"""The decision behind each field of `CHINESE`, in words, with its source."""
