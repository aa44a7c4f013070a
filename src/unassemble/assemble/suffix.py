"""What a symbol says of its document: /Add.1 an addendum, /Corr.1 a corrigendum.

The word stands under the title as a line of its own; its place and size are [K].  A revision
(/Rev.1) replaces its document and has no such line.  Suffixes combine, /Rev.1/Add.1: the last one
decides.  A letter without symbols says it by its `suffix`.
"""

from __future__ import annotations

import re

from unassemble.assemble.context import Context, words
from unassemble.base.source import SourceText
from unassemble.languages import phrase
from unassemble.letter.records import LetterRecord
from unassemble.model import Inline

_SUFFIX = re.compile(r"(?:^|/)(Add|Corr|Rev)\.\d+\*?$")
_PHRASES = {"Add": "other.addendum", "Corr": "other.corrigendum"}


def modification(context: Context) -> tuple[Inline, ...]:
    """The line under the letter's title; empty if the symbols have no such suffix."""
    letter = context.letter
    _report_other_suffixes(context)
    kind = kind_of(letter)
    if kind not in _PHRASES:
        return ()
    return words(phrase(letter.language, _PHRASES[kind]), letter.language)


def kind_of(letter: LetterRecord) -> str:
    """What a letter is of another one: "Add", "Corr", "Rev", or nothing."""
    said = letter.symbols[0] if letter.symbols else letter.suffix
    return _kind(said) if said is not None else ""


def _kind(symbol: SourceText) -> str:
    found = _SUFFIX.search(symbol.value.strip())
    return found.group(1) if found else ""


def _report_other_suffixes(context: Context) -> None:
    """Report symbols that say something else than the first one, or than the suffix."""
    letter = context.letter
    said = letter.suffix or (letter.symbols[0] if letter.symbols else None)
    for symbol in letter.symbols:
        if said is not None and _kind(symbol) != _kind(said):
            context.findings.error(
                "symbols-disagree",
                symbol.span,
                f"“{symbol.value}” and “{said.value}” are not of the same kind",
                "all end alike: /Add.1 (addendum), /Corr.1 (corrigendum), /Rev.1, or none of these",
            )
