"""Lists → where they stand, and how items are numbered (ISO 32000-1, 14.8.5.5: ListNumbering).

Numbered paragraphs stand at the edge of the column.  A list that an unnumbered paragraph opens
stands a tab further in (letters of 2025: "1." after a text that ends with ":" or ",", 21 of 21;
"(a)" also elsewhere, 34 of 34).
"""

from __future__ import annotations

import re

from msgspec import Struct

from unassemble.model import Block, List, Paragraph, plain

BULLET = "•"
_LABEL = re.compile(r"[(（]?(\d+|[A-Za-zА-яё]+)[.)）．、]?")
_NUMBER = re.compile(r"[(（]?(\d+)\D*")
_OPENING = (":", "：", ",", "，", "،")
"""What the text above a list ends with, where the list goes on with its sentence."""
_ARABIC_LETTER = re.compile("[\u0621-\u064a]\u0640?")
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


class ListIndents(Struct):
    """Where the lists of one part stand, in order.

    ``last`` is the number of the last item of the last list that is numbered with figures, and
    ``further`` whether that list stood further in.
    """

    last: int = 0
    further: bool = False

    def stands_further_in(self, block: List, before: Block | None) -> bool:
        """Whether a list stands a tab further in than numbered paragraphs.

        Args:
            block: the list, which is inside no other.
            before: the block above it; None at the head of a part.
        """
        if block.kind == "bullet":
            return False
        first, last = (_NUMBER.fullmatch(block.items[at].label) for at in (0, -1))
        if first is None or last is None:
            return _is_letter(block.items[0].label) or _opens_list(before)
        goes_on = self.last and int(first.group(1)) == self.last + 1
        if not goes_on:
            self.further = _opens_list(before)
        self.last = int(last.group(1))
        return self.further


def _is_letter(label: str) -> bool:
    """Whether a label is a small letter or a Roman numeral, as of the second level of numbers."""
    inner = label.strip("()（）.")
    return inner.islower() or _ARABIC_LETTER.fullmatch(inner) is not None


def _opens_list(before: Block | None) -> bool:
    return isinstance(before, Paragraph) and plain(before.inlines).rstrip().endswith(_OPENING)
