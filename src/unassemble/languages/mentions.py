"""How a letter speaks of its annexes and asks to be circulated: patterns by language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from unassemble.languages.codes import Language
from unassemble.languages.data import read, reading

_FILE = "mentions.yaml"
_NUMBER = r"\d+(?:[  ]?\(?[^\W\d_]\))?"


class Mentions(Struct, frozen=True):
    """The patterns of a language, as its data file explains them.

    ``items`` finds the numbers of agenda items after the word that introduces them, as one group;
    ``document`` is None where the organs are named before it.  ``names`` finds the long names
    of the organs only.
    """

    annex: re.Pattern[str]
    own: re.Pattern[str]
    request: re.Pattern[str]
    items: re.Pattern[str]
    document: re.Pattern[str] | None
    organs: Mapping[str, re.Pattern[str]]
    names: Mapping[str, re.Pattern[str]]


@cache
def mentions(language: Language) -> Mentions:
    """The patterns of a language.

    Raises:
        InstallationError: the data file is missing or damaged.
    """
    with reading(_FILE):
        row = read(_FILE)[language]
        joiner = rf"(?:[\s,\u060c\u3001\u2013-]|(?:{row['joiners']})(?![^\W\d_]))"
        long = {key: one.split("|")[0] for key, one in row["organs"].items()}
        return Mentions(
            annex=_compiled(row["annex"]),
            own=_compiled(row["own"]),
            request=_compiled(row["request"]),
            items=_compiled(rf"{row['items']}\s*({_NUMBER}(?:{joiner}+{_NUMBER})*)"),
            document=_compiled(row["document"]) if row["document"] else None,
            organs=_organs(row["organs"], ""),
            names=_organs(long, row.get("after", "")),
        )


def _organs(patterns: Mapping[str, str], after: str) -> Mapping[str, re.Pattern[str]]:
    made = {key: _compiled(f"(?:{one}){after}") for key, one in patterns.items()}
    return MappingProxyType(made)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
