"""The lines of the masthead and of the session block, and the "Original" line of an annex."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from unassemble.languages.cldr import figures_in, language_in
from unassemble.languages.codes import Language, masthead_language
from unassemble.languages.data import rewrite
from unassemble.languages.grammar import grammar, own_forms
from unassemble.languages.numbers import (
    AgendaNumber,
    agenda_numbers,
    capitalised,
    count_form,
    join_list,
    ordinal,
)
from unassemble.languages.phrases import phrase

Session = int | tuple[Literal["special", "emergency"], int]
"""A session: its number (the year, in the Economic and Social Council), or a special one."""

AgendaBasis = Literal["agenda", "preliminary-list", "provisional-agenda"]


def organ_name(organ: str, language: Language) -> str:
    """The name of an organ: "General Assembly".  ``organ`` is an id of the letter file."""
    return phrase(language, f"organ.{organ}")


def session_line(organ: str, session: Session, language: Language) -> str:
    """The line of the session: "Seventy-fourth session", "Tenth emergency special session".

    Args:
        organ: an id of the letter file.
        session: a number, or ("special", 32), ("emergency", 10); in the Economic and Social
            Council the year; in the Security Council the number of its year.
        language: of the version.

    Raises:
        ValueError: the number has no ordinal in the table.
    """
    if isinstance(session, tuple):
        kind, number = session
        return _with_ordinal(f"session.{kind}", number, "session", language)
    if organ == "security-council":
        return council_year_line(session, language)
    if organ == "economic-and-social-council":
        year = figures_in(session, language)
        return phrase(language, "session.economic-and-social-council", year=year)
    key = "human-rights-council" if organ == "human-rights-council" else "regular"
    return _with_ordinal(f"session.{key}", session, "session", language)


def session_of(session: int, language: Language) -> str:
    """The ordinal of a session where a form after "of" stands: "восьмидесятой" (сессии).

    Raises:
        ValueError: the number has no ordinal in the table.
    """
    word = ordinal(session, language, grammar(language).genders["session"])
    return rewrite(word, grammar(language).ordinal_of) or word


def council_year_line(number: int, language: Language) -> str:
    """The line of the Security Council's year: "Seventy-fifth year".

    The number is the calendar year less 1945 (75 in 2020).

    Raises:
        ValueError: the number has no ordinal in the table.
    """
    return _with_ordinal("session.year", number, "year", language)


def _with_ordinal(key: str, number: int, noun: str, language: Language) -> str:
    word = ordinal(number, language, grammar(language).genders[noun])
    return capitalised(phrase(language, key, ordinal=word))


def agenda_line(
    items: Sequence[AgendaNumber],
    language: Language,
    basis: AgendaBasis = "agenda",
    call: str = "",
) -> str:
    """The line of the agenda items: "Agenda items 32, 37, 68, 70, 75 and 83".

    Args:
        items: (number, letter of the sub-item or None), one at least.
        language: of the version.
        basis: the adopted agenda, or the list that replaces it until it is adopted.
        call: what calls the note that names the list ("*"); it stands in the middle of the line
            in Chinese and at its end elsewhere.
    """
    key = "agenda" if basis == "agenda" else f"agenda.{basis}"
    numbers = agenda_numbers(items, language)
    return phrase(language, f"{key}.{count_form(len(items))}", numbers=numbers, call=call)


def distribution_line(distribution: str, language: Language) -> str:
    """The line of the distribution category: "Distr.: General".

    ``distribution`` is "general", "limited" or "restricted".
    """
    return phrase(language, f"masthead.distribution.{distribution}")


def language_line(language: Language) -> str:
    """The line that names the language of the version, in that of the masthead: "Chinese"."""
    return capitalised(language_name(language, masthead_language(language)))


def language_name(code: Language, language: Language) -> str:
    """The name of a language as it stands in the line "Original: …"."""
    return own_forms(language).language_names.get(code) or language_in(code, language)


def original_line(originals: Sequence[Language], language: Language) -> str:
    """The line that names the language of submission: "Original: English and Spanish"."""
    names = _language_names(originals, masthead_language(language))
    return phrase(language, "masthead.original", languages=names)


def annex_original_line(originals: Sequence[Language], language: Language) -> str:
    """The line that names the original language of an annex: "[Original: English and Russian]"."""
    count = "one" if len(originals) == 1 else "many"
    names = _language_names(originals, language)
    return phrase(language, f"annex.original.{count}", languages=names)


def _language_names(languages: Sequence[Language], language: Language) -> str:
    return join_list([language_name(code, language) for code in languages], language)
