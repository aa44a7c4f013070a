"""Slips to look for in the words of a letter: patterns by language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from unassemble.languages.codes import Language
from unassemble.languages.data import read, reading

_FILE = "slips.yaml"


class SlipPatterns(Struct, frozen=True):
    """Slips of one kind: one pattern for all, and the correction of each."""

    pattern: re.Pattern[str] | None
    meant: tuple[str, ...]

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The slips of a text: start, end, and the correction."""
        for found in self.pattern.finditer(text) if self.pattern else ():
            yield found.start(), found.end(), self.meant[(found.lastindex or 1) - 1]


class Slips(Struct, frozen=True):
    """The slips of a language; ``courtesy`` finds a title of courtesy in a name."""

    states: SlipPatterns
    misprints: SlipPatterns
    courtesy: re.Pattern[str]


@cache
def slips(language: Language) -> Slips:
    """The slips of a language.

    Raises:
        InstallationError: the data file is missing or damaged.
    """
    with reading(_FILE):
        row = read(_FILE)[language]
        before, after = (row["courtesy"].get(key) for key in ("before", "after"))
        name = rf"(?:{before})(?!\w)\.?(?=\s)" if before else rf"(?<=.)\s?(?:{after})$"
        return Slips(
            states=_known(row["state-names"], whole=language != "zh"),
            misprints=_known(row["misprints"], whole=False),
            courtesy=re.compile(name),
        )


@cache
def foreign_words() -> frozenset[str]:
    """Foreign words that are set in italics, in lower case.

    Raises:
        InstallationError: the data file is missing or damaged.
    """
    with reading(_FILE):
        return frozenset(word.casefold() for word in read(_FILE)["foreign"])


def _known(rows: Mapping[str, str], *, whole: bool) -> SlipPatterns:
    """``whole`` finds whole words alone: Chinese has no spaces between them."""
    if not rows:
        return SlipPatterns(None, ())
    edge = r"(?<!\w){}(?!\w)" if whole else "{}"
    pattern = "|".join(f"({one})" for one in rows)
    return SlipPatterns(re.compile(edge.format(f"(?:{pattern})")), tuple(rows.values()))
