"""The grammar of a language, and its forms that are not CLDR's, from its data file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from unassemble.languages.codes import Language
from unassemble.languages.data import Rules, document, reading


class Grammar(Struct, frozen=True):
    """Grammatical data of a language, in addition to its phrases.

    ``genders`` gives the gender of the ordinal before "session", "year" and "paragraph";
    ``numerals`` how annexes, enclosures and appendices are numbered ("roman", or a column of the
    ordinals).  ``states_after_of`` is "all" where each State of a list takes the form after "of",
    "first" where only the first does.  The rules are regular expressions with replacements.
    """

    genders: Mapping[str, str]
    numerals: Mapping[str, str]
    sub_letters: tuple[str, ...]
    states_after_of: str
    state_text: Rules
    state_of: Rules
    state_sure: str
    addressed_to: Rules
    annex_from_title: Rules
    ordinal_of: Rules
    sender_subject: Rules
    name_first: bool
    titles_first: bool


class OwnForms(Struct, frozen=True):
    """What the United Nations writes otherwise than CLDR; empty where CLDR is followed.

    ``date`` and ``first_of_month`` are patterns of CLDR, the second for the first day of a month.
    ``months`` are names of the twelve months.  ``figures_joiner`` stands between the members of a
    list of figures.  Each of ``last_joint`` is (end of a list up to its last member, beginning of
    that member, end in its place), the first two as regular expressions.
    """

    date: str
    first_of_month: str
    months: tuple[str, ...]
    figures_joiner: str
    last_joint: tuple[tuple[str, str, str], ...]
    language_names: Mapping[str, str]


def _rules(value: object) -> Rules:
    pairs = value if isinstance(value, list) else []
    return tuple((str(pattern), str(replacement)) for pattern, replacement in pairs)


@cache
def grammar(language: Language) -> Grammar:
    """The grammar of a language.

    Raises:
        InstallationError: the data file is missing or damaged.
    """
    data: dict[str, Any] = document(language)["grammar"]
    signature = data["signature"]
    return Grammar(
        genders=MappingProxyType(data["genders"]),
        numerals=MappingProxyType(data["numerals"]),
        sub_letters=tuple(data.get("sub-letters", ())),
        states_after_of=data["states-after-of"],
        state_text=_rules(data.get("state-text")),
        state_of=_rules(data.get("state-of")),
        state_sure=data["state-sure"],
        addressed_to=_rules(data.get("addressed-to")),
        annex_from_title=_rules(data["annex-from-title"]),
        ordinal_of=_rules(data.get("ordinal-of")),
        sender_subject=_rules(data.get("sender-subject")),
        name_first=signature["name-first"] == "true",
        titles_first=signature["titles-first"] == "true",
    )


@cache
def own_forms(language: Language) -> OwnForms:
    """The forms of a language that are not CLDR's.

    Raises:
        InstallationError: the data file is missing or damaged.
    """
    with reading(f"{language}.yaml"):
        rows = document(language).get("own-forms", {})
        names = {code: row["form"] for code, row in rows.get("language-names", {}).items()}
        return OwnForms(
            date=_form(rows, "date", ""),
            first_of_month=_form(rows, "first-of-month", ""),
            months=tuple(row["form"] for row in rows.get("months", ())),
            figures_joiner=_form(rows, "figures-joiner", ""),
            last_joint=tuple(
                (end, start, new) for end, start, new in _form(rows, "last-joint", ())
            ),
            language_names=MappingProxyType(names),
        )


def _form(rows: Mapping[str, Any], key: str, default: Any) -> Any:
    return rows[key]["form"] if key in rows else default
