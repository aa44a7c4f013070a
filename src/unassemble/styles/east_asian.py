"""How Chinese text is set: one table of decisions, which the layout and the DOCX writer both obey.

Each decision says where it was found.  "M" was measured in documents of the United Nations, "V"
stands in a public specification, "K" was seen in neither: no Chinese edition set by Microsoft Word
was at hand.  [MS-OI29500] is Microsoft's own account of what Word does with ISO/IEC 29500.
docs/typography.md explains the table.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

HAN = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
"""Blocks of Unicode whose characters take the East Asian font whatever the language says: CJK
radicals to Unified Ideographs, compatibility ideographs, full-width forms, the planes 2 and 3."""

FIRST_HAN = "\u2e80"
"""The first character of `HAN`."""


class Decision(Struct, frozen=True):
    """A decision: the field of `EastAsian` that holds it, what it says, and its source."""

    field: str
    says: str
    source: str


class EastAsian(Struct, frozen=True):
    """The decisions as values.

    ``line_rules``: no line begins with a character of ``no_start`` or ends with one of
    ``no_end``.  ``overflow``: one mark of ``hanging`` may stand in the margin at a line's end.
    ``compress``: what is squeezed of full-width characters.  ``compress_at_start``: whether a mark
    that begins a line is.  ``auto_space``: whether space is added between Chinese and Latin
    letters or digits.  ``shared``: characters that Latin text has too; in Chinese text they take
    the Chinese font.  ``drawn_as``: characters drawn with the full-width glyph of another.
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
        "Marks that close begin no line, marks that open end none (kinsoku).",
        "V ISO/IEC 29500-1, 17.3.1.16: on unless said otherwise",
    ),
    Decision(
        "no_start",
        "The characters that begin no line are Word’s for simplified Chinese.",
        "V ISO/IEC 29500-1, 17.3.1.16",
    ),
    Decision(
        "no_end",
        "The characters that end no line are Word’s for simplified Chinese.",
        "V ISO/IEC 29500-1, 17.3.1.16",
    ),
    Decision(
        "overflow",
        "One closing mark that does not fit hangs in the margin.",
        "V ISO/IEC 29500-1, 17.3.1.21: on unless said otherwise",
    ),
    Decision(
        "hanging",
        "The marks that hang are Word’s for simplified Chinese, less the Latin ones of ASCII.",
        "V [MS-OI29500] 2.1.52; K that ASCII marks of a Chinese run do not hang",
    ),
    Decision(
        "compress",
        "Nothing is squeezed: a full-width mark takes its em, between marks and at a line’s end.",
        "M the UN template (A/80/590): doNotCompress; K that Chinese editions are made with it",
    ),
    Decision(
        "compress_at_start",
        "Nor is a mark squeezed that begins a line.",
        "V ISO/IEC 29500-1, 17.3.1.43: off unless said otherwise",
    ),
    Decision(
        "auto_space",
        "No space is added between Chinese and Latin letters or digits: spaces are as typed.",
        "M spaces are typed in the letter of 13 May 2020; K that Word’s own are off",
    ),
    Decision(
        "shared",
        "Quotation marks, dashes, the ellipsis and such are Chinese in Chinese text alone.",
        "V ISO/IEC 29500-1, 17.3.2.26 (the East Asian hint), those that are an em wide in the font",
    ),
    Decision(
        "drawn_as",
        "The dot of foreign names is an em wide, as in SimSun.",
        "K the shipped font has a narrow dot; it is drawn as the wide one",
    ),
)
"""What each field of `CHINESE` decides, in words, and where it was found."""
