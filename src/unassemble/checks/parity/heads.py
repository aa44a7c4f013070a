"""Differences of two letter files outside their texts: symbols, dates, organs, items, senders."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.base.source import Span
from unassemble.checks.parity.difference import Difference
from unassemble.checks.subject import Subject
from unassemble.letter.records import LetterRecord, Organ

_Row = tuple[str, str, str, Span]
"""The rule, what is compared, its value and its place."""


def head_differences(first: Subject, second: Subject) -> Iterator[Difference]:
    """The differences outside the texts; two versions in one file share most of these values."""
    rows = zip(_rows(first.letter), _rows(second.letter), strict=True)
    for (rule, what, value, there), (_, _, other, here) in rows:
        if value != other:
            code = first.letter.language
            message = f"{what}: “{other or 'none'}” is “{value or 'none'}” in {code}"
            yield Difference(rule, here, there, message)


def _rows(letter: LetterRecord) -> Iterator[_Row]:
    part = letter.letter

    def at(key: str) -> Span:
        return letter.places.get(key, letter.span)

    symbols = ", ".join(str(symbol) for symbol in letter.symbols)
    yield "parity-symbol", "symbols", symbols, at("symbols")
    yield "parity-date", "date of the masthead", str(letter.date or ""), at("date")
    yield "parity-date", "date of the letter", str(part.dated or ""), part.span
    yield "parity-agenda", "organs", ", ".join(organ.kind for organ in letter.organs), at("organs")
    items = ", ".join(_items(organ) for organ in letter.organs if organ.items)
    yield "parity-agenda", "agenda items", items, at("organs")
    sessions = ", ".join(str(organ.session or organ.year or "") for organ in letter.organs)
    yield "parity-agenda", "sessions", sessions, at("organs")
    states = ", ".join(sender.state.code for sender in part.senders if sender.state)
    yield "parity-name", "sending States", states, part.span
    offices = ", ".join(one.office or "" for one in part.addressees)
    yield "parity-name", "addressees", offices, part.span
    yield "parity-name", "number of signatories", str(len(part.signatories)), part.span
    yield "parity-paragraph", "number of annexes", str(len(letter.annexes)), at("annexes")


def _items(organ: Organ) -> str:
    return ", ".join(
        f"{item.number} ({item.sub})" if item.sub else item.number for item in organ.items
    )
