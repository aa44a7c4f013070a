"""The names of States in six languages, in the grammatical forms that titles need.

Three forms: "name" as it stands in a list, "text" as it stands in running text ("the Russian
Federation"), "of" as it stands in the title after an office: with its preposition in French,
Spanish and Arabic ("de la Fédération de Russie"), after "of" in English, in the genitive in
Russian.

A name is CLDR's unless `states.yaml` has another; the forms are data there, a block a State.  Only
the block of a State that is asked for is parsed: the whole file takes 50 ms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from msgspec import Struct

from unassemble.languages.cldr import territory_in
from unassemble.languages.codes import Language
from unassemble.languages.data import parse, read_text, rewrite
from unassemble.languages.grammar import grammar
from unassemble.languages.territories import territory_name

Form = Literal["name", "text", "of"]

StateNames = Mapping[str, str | Mapping[str, str]]
"""A State's names given by the user: by language, a name or a mapping of its forms."""

_FILE = "states.yaml"
_BLOCK = re.compile(r"^([A-Z]{2}):\n((?: .*\n)+)", re.MULTILINE)


class StateForm(Struct, frozen=True):
    """A State's name in one grammatical form; ``guessed`` where that form was guessed."""

    text: str
    guessed: bool = False

    def __str__(self) -> str:
        return self.text


@cache
def _blocks() -> Mapping[str, str]:
    """The unparsed block of each State, by its ISO 3166 code."""
    found = _BLOCK.findall(read_text(_FILE))
    return MappingProxyType({code: f"{code}:\n{block}" for code, block in found})


@cache
def _row(code: str) -> Mapping[str, Any]:
    row: Mapping[str, Any] = parse(_blocks()[code], _FILE)[code]
    return row


def known_states() -> tuple[str, ...]:
    """The ISO 3166 codes of the Member and observer States, in their order."""
    return tuple(_blocks())


def is_observer(code: str) -> bool:
    """Whether the State is an observer State, not a Member."""
    return code in _blocks() and _row(code).get("observer") == "true"


def state_name(code: str, language: Language, form: Form = "name") -> StateForm | None:
    """The United Nations' name of a State, or a guess for another code of ISO 3166.

    Args:
        code: ISO 3166 alpha-2, in capitals.
        language: of the name.
        form: "name", "text" or "of".

    Returns:
        The form, or None if ISO 3166 has no such code.
    """
    if code not in _blocks():
        other = territory_name(code, language)
        made = given_name({language: other}, language, form) if other is not None else None
        return StateForm(made.text, guessed=True) if made is not None else None
    row = _row(code)
    forms = {"name": territory_in(code, language), **row.get(language, {})}
    guessed = form != "name" and language in row.get("guessed", ())
    return StateForm(_choose(forms, form), guessed)


def given_name(names: StateNames, language: Language, form: Form = "name") -> StateForm | None:
    """A State's name given by the user, in the form asked for.

    A name given as a plain text is put in that form by the rules of the language, and may be
    marked as guessed; a mapping of forms is taken as it is.  None if the language is missing.
    """
    given = names.get(language)
    if given is None:
        return None
    if not isinstance(given, str):
        return StateForm(_choose(given, form))
    if form == "name":
        return StateForm(given)
    rules = grammar(language)
    text = rewrite(given, rules.state_text) or given
    if form == "of":
        text = rewrite(text, rules.state_of) or text
    return StateForm(text, re.search(rules.state_sure, given) is None)


def _choose(forms: Mapping[str, str], form: Form) -> str:
    """The form, or the next simpler one where it is not given."""
    orders: dict[Form, tuple[Form, ...]] = {
        "name": ("name", "text", "of"),
        "text": ("text", "name"),
        "of": ("of", "text", "name"),
    }
    order = orders[form]
    return next(forms[key] for key in order if key in forms)
