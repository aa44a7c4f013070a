"""The scripts of names that letters quote beside the six languages: blocks, names and faces.

Latin, Greek, Cyrillic, Arabic and Chinese are not here.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

FIRST = "\u0530"
"""The first character of any of `SCRIPTS`."""


class Script(Struct, frozen=True):
    """A script: its code (ISO 15924), its name in plain words, its blocks in Unicode.

    ``face`` is the file of its face in fonts/scripts/; empty if none is needed, or none shipped.
    """

    code: str
    name: str
    blocks: tuple[tuple[int, int], ...]
    face: str = ""


SCRIPTS = (
    Script("Hebr", "Hebrew", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))),
    Script("Armn", "Armenian", ((0x0530, 0x058F), (0xFB13, 0xFB17)), "NotoSerifArmenian-Regular"),
    Script("Syrc", "Syriac", ((0x0700, 0x074F),), "NotoSansSyriac-Regular"),
    Script("Thaa", "Thaana", ((0x0780, 0x07BF),), "NotoSansThaana-Regular"),
    Script("Nkoo", "N’Ko", ((0x07C0, 0x07FF),)),
    Script(
        "Deva", "Devanagari", ((0x0900, 0x097F), (0xA8E0, 0xA8FF)), "NotoSerifDevanagari-Regular"
    ),
    Script("Beng", "Bengali", ((0x0980, 0x09FF),), "NotoSerifBengali-Regular"),
    Script("Guru", "Gurmukhi", ((0x0A00, 0x0A7F),), "NotoSansGurmukhi-Regular"),
    Script("Gujr", "Gujarati", ((0x0A80, 0x0AFF),), "NotoSerifGujarati-Regular"),
    Script("Orya", "Odia", ((0x0B00, 0x0B7F),), "NotoSansOriya-Regular"),
    Script("Taml", "Tamil", ((0x0B80, 0x0BFF),), "NotoSerifTamil-Regular"),
    Script("Telu", "Telugu", ((0x0C00, 0x0C7F),), "NotoSerifTelugu-Regular"),
    Script("Knda", "Kannada", ((0x0C80, 0x0CFF),), "NotoSansKannada-Regular"),
    Script("Mlym", "Malayalam", ((0x0D00, 0x0D7F),), "NotoSerifMalayalam-Regular"),
    Script("Sinh", "Sinhala", ((0x0D80, 0x0DFF),), "NotoSerifSinhala-Regular"),
    Script("Thai", "Thai", ((0x0E00, 0x0E7F),), "NotoSerifThai-Regular"),
    Script("Laoo", "Lao", ((0x0E80, 0x0EFF),), "NotoSerifLao-Regular"),
    Script("Tibt", "Tibetan", ((0x0F00, 0x0FFF),), "NotoSerifTibetan-Regular"),
    Script(
        "Mymr",
        "Burmese",
        ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
        "NotoSerifMyanmar-Regular",
    ),
    Script(
        "Geor",
        "Georgian",
        ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
        "NotoSerifGeorgian-Regular",
    ),
    Script(
        "Hang",
        "Korean",
        ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF)),
        "NotoSerifKR-Light",
    ),
    Script(
        "Ethi",
        "Ethiopic",
        ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
        "NotoSansEthiopic-Regular",
    ),
    Script("Cher", "Cherokee", ((0x13A0, 0x13FF),)),
    Script("Khmr", "Khmer", ((0x1780, 0x17FF), (0x19E0, 0x19FF)), "NotoSerifKhmer-Regular"),
    Script("Mong", "Mongolian", ((0x1800, 0x18AF),)),
    Script("Tfng", "Tifinagh", ((0x2D30, 0x2D7F),), "NotoSansTifinagh-Regular"),
)

_BLOCKS = sorted(
    ((*block, script) for script in SCRIPTS for block in script.blocks), key=lambda one: one[0]
)
_STARTS = [first for first, _, _ in _BLOCKS]
_SYMBOLS = "a symbol"
_RARE = "rare Chinese characters"


def script_of(character: str) -> Script | None:
    """The script of a character, if it is one of `SCRIPTS`."""
    point = ord(character)
    index = bisect_right(_STARTS, point) - 1
    if index < 0:
        return None
    _, last, script = _BLOCKS[index]
    return script if point <= last else None


def parts(text: str) -> list[tuple[str, Script | None]]:
    """A text cut where its script changes; marks and joiners belong to the letter before them."""
    if _any().search(text) is None:
        return [(text, None)]
    out: list[tuple[str, Script | None]] = []
    start, last = 0, script_of(text[0])
    for at, character in enumerate(text):
        script = last if at and continues(character) else script_of(character)
        if script is not last:
            out.append((text[start:at], last))
            start, last = at, script
    out.append((text[start:], last))
    return out


def continues(character: str) -> bool:
    """Whether a character is a mark or an invisible joiner, which belongs to the letter before."""
    return unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")


@cache
def _any() -> re.Pattern[str]:
    """A character of any of `SCRIPTS`; compiled on first use, since it takes long."""
    ranges = (f"{chr(first)}-{chr(last)}" for first, last, _ in _BLOCKS)
    return re.compile(f"[{''.join(ranges)}]")


def names_of(characters: Iterable[str]) -> list[str]:
    """The scripts of characters in plain words, in the order in which they come.

    Letters of a script that is not in the table have the name that Unicode gives them, without
    "letter" and what follows; other characters are symbols.
    """
    return list(dict.fromkeys(map(_name, characters)))


def _name(character: str) -> str:
    known = script_of(character)
    if known is not None:
        return known.name
    kind = unicodedata.category(character)
    if kind == "Co":
        return "a character of private use"
    name = unicodedata.name(character, "")
    if kind[0] not in "LM" or not name:
        return _SYMBOLS
    if name.startswith("CJK"):
        return _RARE
    words = name.split()
    stops = ("LETTER", "SIGN", "SYLLABLE", "HIEROGLYPH", "IDEOGRAPH", "VOWEL", "CAPITAL", "SMALL")
    end = next((at for at, word in enumerate(words) if word.startswith(stops)), len(words))
    return " ".join(words[:end]).title()
