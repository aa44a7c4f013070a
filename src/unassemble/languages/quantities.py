"""Text → the days and the numbers in it, in each of the six languages.

For comparing two versions of a letter, however each writes them:
"31 March and 14 April 2020" and "2020 年 3 月 31 日和 4 月 14 日" hold the same two days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from unassemble.languages.codes import Language
from unassemble.languages.data import read, reading
from unassemble.languages.dates import month_names

_FILE = "quantities.yaml"
_DIGITS = {first + value: str(value) for first in (0x0660, 0x06F0, 0xFF10) for value in range(10)}
"""Arabic, Persian and wide figures."""
_SPACES = "[ \u00a0\u202f]"
_GAP = 40
"""How far apart two days may stand of which one year belongs to both, in characters."""


class Day(Struct, frozen=True):
    """A day, or a month where ``day`` is 0; ``year`` is 0 where the text gives none."""

    start: int
    end: int
    year: int
    month: int
    day: int

    def same(self, other: Day) -> bool:
        """Whether two days may be the same: a year that is not given agrees with any."""
        years = self.year == other.year or 0 in (self.year, other.year)
        return years and (self.month, self.day) == (other.month, other.day)


class Number(Struct, frozen=True):
    """A number in figures."""

    start: int
    end: int
    value: float


class _Forms(Struct, frozen=True):
    """The patterns of a language."""

    months: Mapping[str, int]
    days: tuple[re.Pattern[str], ...]
    figures: str
    before: bool
    number: re.Pattern[str]
    group: re.Pattern[str]
    times: tuple[int, ...]


def days_in(text: str, language: Language) -> tuple[Day, ...]:
    """The days of a text, in order; each of "14 and 15 May" by itself."""
    text = text.translate(_DIGITS)
    known = _forms(language)
    found: list[Day] = []
    taken: list[tuple[int, int]] = []
    for pattern in (_NUMERIC, _ISO, *known.days):
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            made = tuple(_days(match, known))
            if made:
                taken.append(match.span())
                found.extend(made)
    found.sort(key=lambda day: (day.start, day.end))
    return tuple(_with_years(found, text, (-1, 1) if known.before else (1, -1)))


def numbers_in(text: str, language: Language) -> tuple[Number, ...]:
    """The numbers of a text that are written in figures, in order."""
    text = text.translate(_DIGITS)
    known = _forms(language)
    return tuple(_number(match, known) for match in known.number.finditer(text))


_NUMERIC = re.compile(
    r"(?<![\d./])(?P<days>\d{1,2})(?P<sign>[./])(?P<number>\d{1,2})(?P=sign)(?P<year>\d{4})(?![\d/])"
)
_ISO = re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<number>\d\d)-(?P<days>\d\d)(?![\d-])")


@cache
def _forms(language: Language) -> _Forms:
    with reading(_FILE):
        return _made(language, read(_FILE)[language])


def _made(language: Language, row: Mapping[str, Any]) -> _Forms:
    months = _months(language, row["months"])
    sign = f"|[{re.escape(row['group'])}]" if row["group"] else ""
    parted = f"(?:{_SPACES}{sign})"
    decimal = re.escape(row["decimal"])
    times = "|".join(f"({word})" for word in row["times"])
    edge = "" if language == "zh" else r"(?!\w)"
    number = re.compile(
        rf"(?<![A-Za-z\d])(?P<value>\d{{1,3}}(?:{parted}\d{{3}})+(?!\d)|\d+)"
        rf"(?P<part>[{decimal}]\d+)?(?:{_SPACES}?(?:{times}){edge})?",
        re.IGNORECASE,
    )
    days = _chinese(row, row["chinese"]) if "chinese" in row else _western(months, row)
    figures = _figures(row["chinese"]) if "chinese" in row else ""
    before = row["nearest"] == "before"
    return _Forms(
        months,
        days,
        figures,
        before,
        number,
        re.compile(parted),
        tuple(map(int, row["times"].values())),
    )


def _months(language: Language, further: Mapping[str, list[str]]) -> dict[str, int]:
    """The names of the months, in lower case; both halves of a double name too."""
    out: dict[str, int] = {}
    for names in (month_names(language), month_names(language, "LLLL")):
        for number, name in enumerate(names, 1):
            out.update((form.casefold(), number) for form in (name, *name.split("/")))
    for key, others in further.items():
        out.update((name.casefold(), int(key)) for name in others)
    return out


def _western(months: Mapping[str, int], row: Mapping[str, Any]) -> tuple[re.Pattern[str], ...]:
    name = "|".join(re.escape(one) for one in sorted(months, key=len, reverse=True))
    month = rf"(?<!\w)(?:(?:{_words(row['between'])})\s+)?(?P<month>{name})(?!\w)\.?"
    year = rf"(?:,?\s+(?:(?:{_words(row['between'])})\s+)?(?P<year>\d{{4}})(?!\d))"
    day = r"\d{1,2}(?:er|st|nd|rd|th|º)?"
    word = f"(?:{_words(row['joiners'])})"
    join = rf"(?:\s*[,\u060c\u2013\u2014-]\s*(?:{word}\s*)?|\s+{word}\s*)"
    days = rf"(?<![\w/.])(?P<days>{day}(?:{join}{day})*)"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{days}\s+{month}{year}?",
            rf"{month}\s+(?P<days>\d{{1,2}})(?!\d)(?:,\s*(?P<year>\d{{4}}))?",
            rf"{month}{year}",
        )
    )


def _words(words: list[str]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"


def _figures(signs: Mapping[str, str]) -> str:
    """The Chinese figures, each at the index of its value; a second zero stands at the end."""
    return signs["figures"] + signs["nought"]


def _chinese(row: Mapping[str, Any], signs: Mapping[str, str]) -> tuple[re.Pattern[str], ...]:
    han = f"[{_figures(signs)}]"
    year = rf"(?P<year>\d{{4}}|{han}{{4}})\s*{signs['year']}\s*"
    month = rf"(?<!\d)(?<!{han})(?P<number>\d{{1,2}}|{han}{{1,3}})\s*{signs['month']}"
    day = rf"(?:\d{{1,2}}|{han}{{1,3}})"
    join = rf"(?:\s*(?:{_words(row['joiners'])}|[,\uff0c\u2013\u2014-])\s*)"
    days = rf"\s*(?P<days>(?:{day}(?:\s*{signs['day']})?{join})*{day})\s*{signs['day']}"
    return tuple(map(re.compile, (rf"(?:{year})?{month}{days}", rf"{year}{month}")))


def _days(match: re.Match[str], known: _Forms) -> Iterator[Day]:
    """The days of one match."""
    groups = match.groupdict()
    named = groups.get("month")
    month = known.months[named.casefold()] if named else _figure(groups["number"], known.figures)
    year = _year(groups.get("year") or "", known.figures)
    if not 1 <= month <= 12:
        return
    found = list(re.finditer(rf"\d+|[{known.figures or 'x'}]+", groups.get("days") or ""))
    start = match.start("days") if found else match.start()
    for index, one in enumerate(found):
        day = _figure(one.group(), known.figures)
        if 1 <= day <= 31:
            end = match.end() if index == len(found) - 1 else start + one.end()
            yield Day(match.start() if index == 0 else start + one.start(), end, year, month, day)
    if not found:
        yield Day(match.start(), match.end(), year, month, 0)


def _figure(text: str, figures: str) -> int:
    """A number up to 99, in figures or in Chinese ones."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition(figures[10])
    value = 0
    for sign in ones:
        value = value * 10 + figures.index(sign) % 11
    if not ten:
        return value
    return value + 10 * (figures.index(tens[-1]) if tens else 1)


def _year(text: str, figures: str) -> int:
    if not text or text.isdecimal():
        return int(text or 0)
    return int("".join(str(_figure(sign, figures)) for sign in text))


def _with_years(days: list[Day], text: str, steps: tuple[int, int]) -> Iterator[Day]:
    """The days; one without a year takes that of its neighbour in the same sentence."""
    for index, day in enumerate(days):
        year = day.year
        for step in steps:
            year = year or _neighbour(days, index, step, text)
        yield replace(day, year=year)


def _neighbour(days: list[Day], index: int, step: int, text: str) -> int:
    at = index
    while 0 <= at + step < len(days):
        first, second = sorted((days[at], days[at + step]), key=lambda day: day.start)
        between = text[first.end : second.start]
        if len(between) > _GAP or re.search(r"[.;\u061b]\s|[\u3002\uff1b]", between):
            return 0
        at += step
        if days[at].year:
            return days[at].year
    return 0


def _number(match: re.Match[str], known: _Forms) -> Number:
    whole = known.group.sub("", match.group("value"))
    part = match.group("part")
    value = float(f"{whole}.{part[1:]}" if part else whole)
    for factor, word in zip(known.times, match.groups()[2:], strict=True):
        if word:
            value = round(value * factor, 6)
    return Number(match.start(), match.end(), value)
