"""What a symbol says of its document: /Add.1 an addendum, /Corr.1 a corrigendum.

The word stands under the title as a line of its own; its place and size are [K].  A revision
(/Rev.1) replaces its document and has no such line.  Suffixes combine, /Rev.1/Add.1: the last one
decides.
"""

from __future__ import annotations

import re

from unassemble.assemble.context import Context, words
from unassemble.languages import phrase
from unassemble.model import Inline

_SUFFIX = re.compile(r"/(Add|Corr|Rev)\.\d+\*?$")
_PHRASES = {"Add": "other.addendum", "Corr": "other.corrigendum"}


def modification(context: Context) -> tuple[Inline, ...]:
    """The line under the letter's title; empty if the symbols have no such suffix."""
    letter = context.letter
    kinds = []
    for symbol in letter.symbols:
        found = _SUFFIX.search(symbol.value.strip())
        kinds.append(found.group(1) if found else "")
        if kinds[-1] != kinds[0]:
            context.findings.error(
                "symbols-disagree",
                symbol.span,
                f"“{symbol.value}” and “{letter.symbols[0].value}” are not of the same kind",
                "all end alike: /Add.1 (addendum), /Corr.1 (corrigendum), /Rev.1, or none of these",
            )
    kind = kinds[0] if kinds else ""
    if kind not in _PHRASES:
        return ()
    return words(phrase(letter.language, _PHRASES[kind]), letter.language)
