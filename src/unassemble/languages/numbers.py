"""Numbers and lists in the words of a language: ordinals, numerals of annexes, agenda items."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from unassemble.languages.cldr import figures_in, list_in
from unassemble.languages.codes import Language
from unassemble.languages.data import read
from unassemble.languages.grammar import grammar, own_forms
from unassemble.languages.phrases import phrase

LAST_ORDINAL = 120
"""The highest ordinal the table holds."""
LAST_ROMAN = 99_999
"""The highest number in roman numerals: each further thousand is one more M."""

AgendaNumber = tuple[int, str | None]
"""An agenda item: its number, and the letter of its sub-item or None."""

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(number: int) -> str:
    """A number from 1 in roman numerals.

    Raises:
        ValueError: the number is less than 1, or more than `LAST_ROMAN`.
    """
    if not 1 <= number <= LAST_ROMAN:
        raise ValueError(f"roman numerals are known from 1 to {LAST_ROMAN:,}, not {number}")
    letters = []
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)


@cache
def ordinal_columns(language: Language) -> Mapping[str, tuple[str, ...]]:
    """The ordinals of a language, 1 first, by gender.

    Babel spells out no numbers: the tables are data, made by ``scripts/build_ordinals.py``.
    """
    columns = read(f"ordinals/{language}.yaml")
    return MappingProxyType({gender: tuple(words) for gender, words in columns.items()})


def ordinal(number: int, language: Language, gender: str = "common") -> str:
    """An ordinal in words, in lower case: "seventy-fourth".

    Args:
        number: 1 to `LAST_ORDINAL`.
        language: of the words.
        gender: "feminine", "masculine" or "common"; where the table has no such gender, the one
            it has.

    Raises:
        ValueError: the number is not in the table.
    """
    columns = ordinal_columns(language)
    words = columns.get(gender) or next(iter(columns.values()))
    if not 1 <= number <= len(words):
        raise ValueError(f"ordinals are known from 1 to {len(words)}, not {number}")
    return words[number - 1]


def numeral(number: int, part: str, language: Language) -> str:
    """The numeral of an attachment: "II", "二", "الثاني".

    Args:
        number: counted from 1.
        part: "annex", "enclosure" or "appendix".
        language: of the heading.
    """
    column = grammar(language).numerals[part]
    if column == "roman" or number > LAST_ORDINAL:
        return roman(number)
    return ordinal(number, language, column)


def capitalised(text: str) -> str:
    """``text`` with a capital first letter, where its script has capitals."""
    return text[:1].upper() + text[1:]


def join_list(items: Sequence[str], language: Language) -> str:
    """A list in words: "32, 37 and 75"; "32、37 和 75"; "秘书长和大会主席".

    It is CLDR's, but for figures and the last joint where the language has forms of its own.
    """
    own = own_forms(language)
    if own.figures_joiner and all(item[:1].isdigit() for item in items):
        return own.figures_joiner.join(items)
    text = list_in(items, language)
    if len(items) < 2:
        return text
    last = items[-1]
    before = text.removesuffix(last)
    for end, start, replacement in own.last_joint:
        if re.search(start, last):
            before = re.sub(end, replacement, before)
    return before + last


def agenda_number(item: AgendaNumber, language: Language) -> str:
    """One agenda item: "156 (a)", "156 a)", "156(a)", "156 (أ)"."""
    number, sub = item
    if sub is None:
        return figures_in(number, language)
    letters = grammar(language).sub_letters
    place = ord(sub) - ord("a") if len(sub) == 1 else -1
    letter = letters[place] if 0 <= place < len(letters) else sub
    return phrase(language, "agenda.sub-item", number=figures_in(number, language), sub=letter)


def agenda_numbers(items: Sequence[AgendaNumber], language: Language) -> str:
    """Agenda items as a list: "32, 37, 68, 70, 75 and 83"."""
    return join_list([agenda_number(item, language) for item in items], language)


def count_form(count: int) -> str:
    """The form of a phrase for ``count`` things: "one", "two" (the Arabic dual) or "many"."""
    return {1: "one", 2: "two"}.get(count, "many")
