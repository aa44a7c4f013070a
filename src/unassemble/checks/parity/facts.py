"""What a passage says that no translation may change, and how two passages differ in it."""

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
_WORDS_TO = 100
"""Numbers up to this may be written in words in the other version."""


Marks = Sequence[str]
"""The marks of a version's notes: nothing for one that is numbered, whatever its number."""


class Fact(Struct, frozen=True):
    """A symbol, an address, a date or a number, and where it stands in its passage.

    ``value`` is the same in every language.
    """

    kind: FactKind
    value: str
    start: int
    end: int
    day: Day | None = None

    def same(self, other: Fact) -> bool:
        """Whether two facts of one kind say the same."""
        if self.day is not None and other.day is not None:
            return self.day.same(other.day)
        return self.value == other.value


@lru_cache(maxsize=4096)
def facts_of(passage: Passage) -> tuple[Fact, ...]:
    """The facts of a passage, by kind, in the order of its text."""
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
    """Where two passages that belong together differ.

    ``marks`` are of the versions' notes; None where calls are not to be compared.  ``codes`` are
    the versions' languages.
    """
    if first.text != second.text:
        facts, others = facts_of(first), facts_of(second)
        for kind in _RULES:
            one = [fact for fact in facts if fact.kind == kind]
            other = [fact for fact in others if fact.kind == kind]
            yield from _unlike(kind, (first, second), _left(one, other), codes)
    if marks is not None:
        called = [marks[0][call.note] for _, call in first.calls]
        others_called = [marks[1][call.note] for _, call in second.calls]
        if called != others_called:
            yield _of_calls(first, second, codes[0])


def _left(first: Sequence[Fact], second: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """What each has and the other has not; words may stand in another order."""
    left, right = [], list(second)
    for fact in first:
        index = next((at for at, other in enumerate(right) if fact.same(other)), None)
        if index is None:
            left.append(fact)
        else:
            del right[index]
    return left, right


def _unlike(
    kind: FactKind,
    passages: tuple[Passage, Passage],
    left_over: tuple[list[Fact], list[Fact]],
    codes: tuple[str, str],
) -> Iterator[Difference]:
    """A finding for each two facts that stand for each other, and each that stands alone."""
    one, other = passages
    first, second = left_over
    rule = _RULES[kind]
    for left, right in zip(first, second, strict=False):
        message = f"“{_words(other, right)}” is “{_words(one, left)}” in {codes[0]}"
        end = other.end(right.end)
        yield Difference(rule, other.at(right.start), one.at(left.start), message, end)
    for left in first[len(second) :]:
        if not _in_words(left):
            message = f"“{_words(one, left)}” of {codes[0]} is not in {codes[1]}"
            yield Difference(rule, other.at(0), one.at(left.start), message)
    for right in second[len(first) :]:
        if not _in_words(right):
            message = f"“{_words(other, right)}” is not in {codes[0]}"
            end = other.end(right.end)
            yield Difference(rule, other.at(right.start), one.at(0), message, end)


def _words(passage: Passage, fact: Fact) -> str:
    return passage.text[fact.start : fact.end]


def _in_words(fact: Fact) -> bool:
    return fact.kind == "number" and float(fact.value) <= _WORDS_TO


def _of_calls(first: Passage, second: Passage, code: str) -> Difference:
    counts = len(first.calls), len(second.calls)
    there = first.at(max(first.calls[0][0] - 1, 0) if first.calls else 0)
    here = second.at(max(second.calls[0][0] - 1, 0) if second.calls else 0)
    message = f"{counts[1]} notes are called in this paragraph, {counts[0]} in {code}"
    if counts[0] == counts[1]:
        message = f"the notes called in this paragraph have other marks than in {code}"
    return Difference("parity-call", here, there, message)
