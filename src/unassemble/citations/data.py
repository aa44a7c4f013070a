"""The forms of citations in each language, from the data files."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from unassemble.languages import Language
from unassemble.languages.data import read, reading

OTHER = "other"
"""Bodies whose resolutions have no address at the United Nations."""


class Forms(Struct, frozen=True):
    """How a language cites resolutions by number; all words in lower case.

    ``words`` and ``ends`` (of words) are what a number may follow; where ``after`` is not empty
    the word follows the number instead, after that text.  ``between`` may stand between the word
    and a number or between two numbers.  ``organs`` are pairs of a name and its organ.
    """

    words: frozenset[str]
    ends: tuple[str, ...]
    after: str
    between: frozenset[str]
    organs: tuple[tuple[str, str], ...]


class Council(Struct, frozen=True):
    """The resolutions of the Security Council: the last number of each year from the first on."""

    first_year: int
    last: tuple[int, ...]


@cache
def forms(language: Language) -> Forms:
    """The forms of a language.

    Raises:
        InstallationError: the data file is missing or damaged.
    """
    name = f"citations/{language}.yaml"
    data = read(name)
    with reading(name):
        resolution, organs = data["resolution"], data["organs"]
        words = [word.casefold() for word in resolution["words"]]
        return Forms(
            words=frozenset(word for word in words if word[0] != "…"),
            ends=tuple(word[1:] for word in words if word[0] == "…"),
            after=resolution.get("after", ""),
            between=frozenset(word.casefold() for word in data["between"]["words"]),
            organs=tuple(
                (name.casefold(), organ) for organ, row in organs.items() for name in row["names"]
            ),
        )


@cache
def _symbols() -> dict[str, Any]:
    return read("citations/symbols.yaml")


@cache
def series() -> tuple[str, ...]:
    """The first letters of symbols.

    Raises:
        InstallationError: the data file is missing or damaged.
    """
    return tuple(_symbols()["series"]["words"])


@cache
def council() -> Council:
    """The Security Council's resolutions by year.

    Raises:
        InstallationError: the data file is missing or damaged.
    """
    rows = _symbols()["resolutions"]
    return Council(int(rows["first-year"]), tuple(map(int, rows["last"])))
