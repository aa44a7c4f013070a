"""Lists → how their items are numbered (ISO 32000-1, 14.8.5.5: ListNumbering)."""

from __future__ import annotations

import re

from unassemble.model import List

_LABEL = re.compile(r"[(（]?(\d+|[A-Za-zА-яё]+)[.)）．、]?")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})", re.IGNORECASE)


def list_numbering(block: List) -> str:
    """Disc, Decimal, LowerRoman, LowerAlpha, UpperRoman or UpperAlpha.

    A list of letters is one of Roman numerals where all its labels are: "(i)", "(ii)"; a single
    "(v)" or "(x)" is a letter.  Numbers of other kinds count as Decimal: there is no name for
    them, and None would say that there are no labels.
    """
    if block.kind == "bullet":
        return "Disc"
    found = [_LABEL.fullmatch(item.label.strip()) for item in block.items]
    labels = [one.group(1) for one in found if one]
    if not labels or len(labels) < len(found):
        return "Decimal"
    if any(label.isdigit() for label in labels):
        return "Decimal"
    roman = all(_ROMAN.fullmatch(label) for label in labels)
    if roman and (len(labels) > 1 or labels[0].lower() in ("i", "ii", "iii")):
        kind = "Roman"
    elif all(len(set(label.lower())) == 1 for label in labels):
        kind = "Alpha"
    else:
        return "Decimal"
    return f"Upper{kind}" if labels[0].isupper() else f"Lower{kind}"
