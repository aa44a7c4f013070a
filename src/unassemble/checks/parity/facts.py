"""The facts of a passage that no translation may change, and the differences of two passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from unassemble.checks.parity.difference import Difference
from unassemble.checks.passages import Passage
from unassemble.citations import citations_in, symbol_of
from unassemble.languages import Language, is_language
from unassemble.languages.quantities import Day, days_in, numbers_in

FactKind = Literal["symbol", "address", "date", "number"]
_RULES: dict[FactKind, str] = {
    "symbol": "parity-symbol",
    "address": "parity-address",
    "date": "parity-date",
    "number": "parity-number",
}
_MAX_IN_WORDS = 100
"""Numbers up to this one may be written in words in the other version."""


Marks = Sequence[str]
"""The custom marks of a version's notes; empty for notes that are numbered automatically."""


class Fact(Struct, frozen=True):
    """A symbol, a web address, a date or a number, with its range in the text of its passage.

    ``value`` does not depend on the language.
    """

    kind: FactKind
    value: str
    start: int
    end: int
    day: Day | None = None

    def same(self, other: Fact) -> bool:
        """Whether two facts of one kind have the same value."""
        if self.day is not None and other.day is not None:
            return self.day.same(other.day)
        return self.value == other.value


@lru_cache(maxsize=4096)
def facts_of(passage: Passage) -> tuple[Fact, ...]:
    """The facts of a passage: addresses, then symbols, dates and numbers, each in text order."""
    return tuple(_facts(passage))


def _facts(passage: Passage) -> Iterator[Fact]:
    text, language = passage.text, passage.language

    def hide(start: int, end: int) -> None:
        nonlocal text
        text = text[:start] + "\ufffd" * (end - start) + text[end:]

    for start, address in passage.addresses:
        symbol = symbol_of(address)
        kind: FactKind = "symbol" if symbol else "address"
        end = start + len(address)
        yield Fact(kind, symbol or address, start, end)
        hide(start, end)
    for one in citations_in(text, language):
        yield Fact("symbol", " ".join(one.symbols), one.start, one.end)
        hide(one.start, one.end)
    if not is_language(language):
        return
    yield from _quantities(text, language)


def _quantities(text: str, language: Language) -> Iterator[Fact]:
    for day in days_in(text, language):
        value = f"{day.year or '????'}-{day.month:02}-{day.day:02}"
        yield Fact("date", value, day.start, day.end, day)
        text = text[: day.start] + "\ufffd" * (day.end - day.start) + text[day.end :]
    for number in numbers_in(text, language):
        yield Fact("number", f"{number.value:g}", number.start, number.end)


def differences(
    first: Passage, second: Passage, marks: tuple[Marks, Marks] | None, codes: tuple[str, str]
) -> Iterator[Difference]:
    """The differences of two corresponding passages.

    Args:
        first: the passage of the first version.
        second: the passage of the second version.
        marks: the note marks of the two versions; None if footnote calls are not to be compared.
        codes: the languages of the two versions.
    """
    if first.text != second.text:
        facts, others = facts_of(first), facts_of(second)
        for kind in _RULES:
            left = [fact for fact in facts if fact.kind == kind]
            right = [fact for fact in others if fact.kind == kind]
            yield from _fact_differences(kind, (first, second), _unmatched(left, right), codes)
    if marks is not None:
        called = [marks[0][call.note] for _, call in first.calls]
        others_called = [marks[1][call.note] for _, call in second.calls]
        if called != others_called:
            yield _call_difference(first, second, codes[0])


def _unmatched(first: Sequence[Fact], second: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The facts of each that the other lacks, in whatever order they are."""
    left, right = [], list(second)
    for fact in first:
        index = next((at for at, other in enumerate(right) if fact.same(other)), None)
        if index is None:
            left.append(fact)
        else:
            del right[index]
    return left, right


def _fact_differences(
    kind: FactKind,
    passages: tuple[Passage, Passage],
    unmatched: tuple[list[Fact], list[Fact]],
    codes: tuple[str, str],
) -> Iterator[Difference]:
    """One difference for each pair of unmatched facts, and one for each fact left over."""
    one, other = passages
    first, second = unmatched
    rule = _RULES[kind]
    for left, right in zip(first, second, strict=False):
        message = f"“{_words(other, right)}” is “{_words(one, left)}” in {codes[0]}"
        end = other.end(right.end)
        yield Difference(rule, other.at(right.start), one.at(left.start), message, end)
    for left in first[len(second) :]:
        if not _may_be_in_words(left):
            message = f"“{_words(one, left)}” is in {codes[0]} but not in {codes[1]}"
            yield Difference(rule, other.at(0), one.at(left.start), message)
    for right in second[len(first) :]:
        if not _may_be_in_words(right):
            message = f"“{_words(other, right)}” is not in {codes[0]}"
            end = other.end(right.end)
            yield Difference(rule, other.at(right.start), one.at(0), message, end)


def _words(passage: Passage, fact: Fact) -> str:
    return passage.text[fact.start : fact.end]


def _may_be_in_words(fact: Fact) -> bool:
    return fact.kind == "number" and float(fact.value) <= _MAX_IN_WORDS


def _call_difference(first: Passage, second: Passage, code: str) -> Difference:
    counts = len(first.calls), len(second.calls)
    there = first.at(max(first.calls[0][0] - 1, 0) if first.calls else 0)
    here = second.at(max(second.calls[0][0] - 1, 0) if second.calls else 0)
    message = f"this paragraph has {counts[1]} footnote calls, {counts[0]} in {code}"
    if counts[0] == counts[1]:
        message = f"the footnotes called in this paragraph have other marks than in {code}"
    return Difference("parity-call", here, there, message)
