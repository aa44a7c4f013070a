"""Numbers and lists in the words of a language: ordinals, numerals of annexes, agenda items."""

from __future__ import annotations

from collections.abc import Sequence

from unassemble.languages.codes import Language
from unassemble.languages.data import grammar, ordinal_columns, phrase, rewrite

LAST_ORDINAL = 120
"""The highest ordinal the table holds."""

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
        ValueError: the number is less than 1.
    """
    if number < 1:
        raise ValueError(f"there is no roman numeral for {number}")
    letters = []
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)


def ordinal(number: int, language: Language, gender: str = "common") -> str:
    """An ordinal in words, in lower case: "seventy-fourth".

    Args:
        number: 1 to `LAST_ORDINAL`.
        language: of the words.
        gender: "feminine", "masculine" or "common"; a language that has no such gender in the
            table gives the one it has.

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
    """A list in words: "32, 37 and 75"; "32、37 和 75"; "秘书长和大会主席"."""
    if not items:
        return ""
    text = items[0]
    for index, item in enumerate(items[1:], 2):
        text += _joiner(text, item, index == len(items), language) + item
    return text


def _joiner(before: str, after: str, last: bool, language: Language) -> str:
    """What stands between two members of a list."""
    rules = grammar(language)
    sort = "numerals" if after[:1].isdigit() else "words"
    joiner = phrase(language, f"list.{sort}.{'last' if last else 'between'}")
    if last:
        joiner = _before(after, joiner, language)
    if rules.space_beside_figures and joiner[:1].isalnum() and _is_figure(before[-1:]):
        joiner = f" {joiner}"
    if rules.space_beside_figures and joiner[-1:].isalnum() and _is_figure(after[:1]):
        joiner = f"{joiner} "
    return joiner


def _before(after: str, joiner: str, language: Language) -> str:
    """The joiner in the form it takes before a word (Spanish "e" for "y")."""
    for pattern, changed in grammar(language).last_joiner:
        if rewrite(after, ((pattern, ""),)) is not None:
            return changed
    return joiner


def _is_figure(character: str) -> bool:
    return character.isascii() and character.isalnum()


def agenda_number(item: AgendaNumber, language: Language) -> str:
    """One agenda item: "156 (a)", "156 a)", "156(a)", "156 (أ)"."""
    number, sub = item
    if sub is None:
        return str(number)
    letters = grammar(language).sub_letters
    place = ord(sub) - ord("a") if len(sub) == 1 else -1
    letter = letters[place] if 0 <= place < len(letters) else sub
    return phrase(language, "agenda.sub-item", number=number, sub=letter)


def agenda_numbers(items: Sequence[AgendaNumber], language: Language) -> str:
    """Agenda items as a list: "32, 37, 68, 70, 75 and 83"."""
    return join_list([agenda_number(item, language) for item in items], language)


def count_form(count: int) -> str:
    """The form of a phrase for ``count`` things: "one", "two" (the Arabic dual) or "many"."""
    return {1: "one", 2: "two"}.get(count, "many")
