"""Words as people write them → what they mean in a letter file: days, languages, offices, keys.

Only for hints.  A guess that is not sure is no guess: the functions return None, or all readings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import pairwise

from unassemble.base.diagnostics import closest
from unassemble.languages.cldr import language_in
from unassemble.languages.codes import LANGUAGES
from unassemble.languages.data import read
from unassemble.languages.dates import month_names

_FILE = "meant.yaml"
_ARTICLE = re.compile(r"^(?:the|la|le|les|el|los|las|l|r de|republic of the|republic of) ")
_NUMBER = r"(\d{1,4})"
_NUMBERS = re.compile(rf"{_NUMBER}\s*[-–./,\s]\s*{_NUMBER}\s*[-–./,\s]\s*{_NUMBER}")
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WORDS = re.compile(r"[^\W\d]+")
_LONGEST = 100
"""Characters of a text that are looked at: no name is longer."""
_LEAST = 3
"""Letters by which a month is known."""


def plain(text: str) -> str:
    """A text without capitals, accents and marks: what two ways of writing it have in common."""
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(" " if c in "’'`" else c for c in bare if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", bare.casefold()).split())


def word_meant(text: str, words: Iterable[str]) -> str | None:
    """The word of a letter file, out of those that may stand at a place, that a text means."""
    return _meant(text, tuple(words), "words")


def key_meant(text: str, keys: Iterable[str]) -> str | None:
    """The key that a text means, out of those that may stand at a place."""
    return _meant(text, tuple(keys), "keys")


def _meant(text: str, allowed: tuple[str, ...], kind: str) -> str | None:
    table: dict[str, str] = {}
    for word in allowed:
        table.setdefault(plain(word), word)
    for word in allowed:
        for other in _others(kind).get(word, ()):
            table.setdefault(plain(other), word)
        for name in _languages().get(word, ()) if kind == "words" else ():
            table.setdefault(name, word)
    given = plain(text[:_LONGEST])
    for one in (given, _ARTICLE.sub("", given)):
        if one in table:
            return table[one]
    close = closest(given, table, 0.8) if len(given) > _LEAST else None
    return table[close] if close else None


@cache
def _others(kind: str) -> Mapping[str, tuple[str, ...]]:
    rows = read(_FILE)[kind]
    return {
        word: tuple(others) if isinstance(others, list) else others for word, others in rows.items()
    }


@cache
def _languages() -> Mapping[str, tuple[str, ...]]:
    """The names of the six languages in each of them."""
    return {
        code: tuple(plain(language_in(code, other)) for other in LANGUAGES) for code in LANGUAGES
    }


def days_meant(text: str) -> tuple[date, ...]:
    """The days that a text can mean: one, two where day and month cannot be told apart, or none."""
    bare = _western(text[:_LONGEST])
    eight = _EIGHT.fullmatch(bare)
    if eight is not None:
        return tuple(_days((int(eight[1]), int(eight[2]), int(eight[3]))))
    found = _NUMBERS.search(bare)
    if found is not None:
        first, second, third = (int(part) for part in found.groups())
        if len(found[1]) == 4:
            return tuple(_days((first, second, third)))
        year = third if len(found[3]) == 4 else third + 2000
        return tuple(dict.fromkeys(_days((year, second, first), (year, first, second))))
    return tuple(dict.fromkeys(_in_words(bare)))


def _western(text: str) -> str:
    """A text with Western figures and plain letters."""
    wide = unicodedata.normalize("NFKC", text).strip(" \"'“”‘’«».")
    wide = re.sub(f"[{_others('marks')['between']}]", "-", wide)
    return "".join(
        str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in wide
    )


def _days(*parts: tuple[int, int, int]) -> Iterator[date]:
    for year, month, day in parts:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def _in_words(text: str) -> Iterator[date]:
    """The day of a text with the name of a month, a day and a year."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if len(numbers) != 2:
        return
    day, year = sorted(numbers)
    words = _WORDS.findall(text)
    for word in (*map(" ".join, pairwise(words)), *words):
        for month in _months(plain(word)):
            yield from _days((year if year > 99 else year + 2000, month, day))


def _months(word: str) -> set[int]:
    """The months whose name a word is or begins, in any of the six languages."""
    if len(word) < _LEAST:
        return set()
    names = _month_table()
    exact = names.get(word)
    if exact is not None:
        return {exact}
    begun = {month for name, month in names.items() if name.startswith(word)}
    return begun if len(begun) == 1 else set()


@cache
def _month_table() -> Mapping[str, int]:
    table: dict[str, int] = {}
    for language in LANGUAGES:
        for token in ("MMMM", "LLLL"):
            for month, names in enumerate(month_names(language, token), 1):
                for name in names.split("/"):
                    table.setdefault(plain(name), month)
    return table
