"""How Chinese text is set: one table of decisions for the layout of the PDF and the DOCX writer.

Each decision has a source.  "M" was measured in documents of the United Nations (A/75/836 is a
report of 22 pages in Chinese, made by Microsoft Word in 2021), "V" is in a public specification,
"K" was seen in neither.  docs/typography.md explains the table.
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
    """The decisions as values; widths are in ems.

    ``line_rules``: no line begins with a character of ``no_start`` or ends with one of
    ``no_end``.  ``overflow``: the last mark of a line, if it is one of ``closing``, may stand half
    or wholly outside.  ``closing`` and ``opening`` are the full-width marks that are blank on their
    right and on their left: there they can give way.  ``compress``: the setting of Word under which
    they do.  ``compress_at_start``: whether a mark that begins a line gives way.  ``pair``: how
    wide the first of two marks is.  ``auto_space``: whether space is added between Chinese and
    Latin letters or digits; ``gap``: how much.  ``mark_gives``, ``gap_gives``: the most a mark, or
    a gap, loses in a squeezed line.  ``limit``, ``gap_weight``: how much a mark may lose, compared
    with what a character would gain otherwise, and for how many characters a gap counts there.
    ``gap_takes``: the most a gap grows before the characters do.  ``blank``: the blank after the
    call of a note.  ``shared``: characters also used in Latin text; in Chinese text they take the
    Chinese font.  ``drawn_as``: characters drawn with the full-width glyph of another.
    """

    line_rules: bool
    no_start: str
    no_end: str
    overflow: bool
    closing: str
    opening: str
    compress: Literal["compressPunctuation"]
    compress_at_start: bool
    pair: float
    auto_space: bool
    gap: float
    mark_gives: float
    gap_gives: float
    limit: float
    gap_weight: float
    gap_takes: float
    blank: float
    shared: str
    drawn_as: dict[str, str]


CHINESE = EastAsian(
    line_rules=True,
    no_start="!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠",
    no_end="$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥",
    overflow=True,
    closing="，。、；：！？》”’〉」』】〕〗）］｝．",
    opening="《“‘〈「『【〔〖（［｛",
    compress="compressPunctuation",
    compress_at_start=False,
    pair=0.5,
    auto_space=True,
    gap=0.25,
    mark_gives=0.5,
    gap_gives=0.125,
    limit=22.5,
    gap_weight=5.0,
    gap_takes=0.25,
    blank=0.5,
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
        "The last mark of a line that is too long stands whole within it, else half, else outside:"
        " the first that lets the rest of the line fit.",
        "M A/75/836: 34 of 34 squeezed lines, 15 of them by more than the last mark",
    ),
    Decision(
        "closing",
        "Marks that close give way on their right.",
        "M A/75/836 for ，。、；：》”; K for the others",
    ),
    Decision(
        "opening",
        "Marks that open give way on their left.",
        "M A/75/836 for 《“; K for the others",
    ),
    Decision(
        "compress",
        "Full-width marks are compressed, Chinese characters never.",
        "M A/75/836: the widths of squeezed lines; V ISO/IEC 29500-1, 17.18.7",
    ),
    Decision(
        "compress_at_start",
        "A mark that begins a line is not compressed.",
        "M A/75/836: 3 of 3; V ISO/IEC 29500-1, 17.3.1.43: off by default",
    ),
    Decision(
        "pair",
        "Of two marks side by side the first is half an em wide, in every line.",
        "M A/75/836: 4 of 4",
    ),
    Decision(
        "auto_space",
        "A space is added between a Chinese character and a Latin letter or digit; one that was"
        " typed there is that space.",
        "M A/75/836: no space is typed there; V ISO/IEC 29500-1, 17.3.1.2 and 17.3.1.3",
    ),
    Decision(
        "gap",
        "That space is a quarter of an em; there is none beside a mark, a parenthesis, a sign or"
        " the call of a note.",
        "M A/75/836",
    ),
    Decision(
        "mark_gives",
        "The marks of a squeezed line lose equally, half an em at most.",
        "M A/75/836",
    ),
    Decision(
        "gap_gives",
        "Its spaces lose an eighth of an em at most, when the marks have given all they can.",
        "M A/75/836: one line, on page 4",
    ),
    Decision(
        "limit",
        "A line is squeezed if no mark loses more than 22.5 times what a character would gain in"
        " the line without the unit.",
        "M A/75/836: 360 of 364 line ends; fitted, 22 to 24 give the same lines",
    ),
    Decision(
        "gap_weight",
        "In that comparison a space counts for five characters.",
        "M A/75/836: fitted, 4 to 5 give the same lines",
    ),
    Decision(
        "gap_takes",
        "A line that is stretched widens its spaces first, to half an em each, then all Chinese"
        " characters and marks equally.",
        "M A/75/836: spaces of 5.3 at 10.5 points",
    ),
    Decision(
        "blank",
        "The call of a note has one blank of half an em after it.",
        "M A/75/836: 4 of 5, the fifth has two",
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
