"""Two texts of a letter file → what differs, value by value and word by word.

Compared are values as YAML reads them, so that wrapping, comments and the way of writing do not
count.  Items of a list are paired by what they have in common: a card that was moved or put in
between is one change, not many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import Any, Literal

from msgspec import Struct

from unassemble.languages import LANGUAGES
from unassemble.preview.by_language import is_by_language, value_in

Op = Literal["same", "del", "ins"]
_TOKEN = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff]|[^\W\u3400-\u9fff\uf900-\ufaff]+|\s+|.", re.DOTALL
)
"""One Chinese character, a word or figure, blanks, or any other sign."""
_MARKS = re.compile(r"\*{1,3}")
_CODED = frozenset(
    ("office", "gender", "organ", "language", "original", "kind", "distribution", "agenda", "style",
     "restart", "typography", "to", "code", "state")
)  # fmt: skip
"""Keys whose values are codes, not words: they are left out of what was added or removed."""
_AROUND = 12
"""How many tokens that stayed are shown on each side of a change."""
_ALIKE = 0.3
"""Items with less of their words in common are not the same item."""
_MOST_PAIRS = 2_500
"""Pairs of items that are looked at one by one; beyond it only equal ones are paired."""
_MOST_TOKENS = 20_000
"""Tokens of a text beyond which it is shown as replaced as a whole."""


class ChangedWords(Struct, frozen=True):
    """Words that stayed, were deleted or inserted; ``text`` "…" stands for others that stayed."""

    op: Op
    text: str


class ValueChange(Struct, frozen=True):
    """A value that differs.

    ``path`` leads to it in the new text, or in the old one if it was removed.  ``words`` are those
    of a text that changed, or of all that was added or removed.
    """

    what: Literal["changed", "added", "removed", "moved"]
    path: tuple[str | int, ...]
    words: tuple[ChangedWords, ...]


def value_changes(old: Any, new: Any) -> tuple[ValueChange, ...]:
    """What makes the old values the new ones, in the order of the new."""
    return tuple(_changes(old, new, ()))


def word_changes(old: str, new: str) -> tuple[ChangedWords, ...]:
    """The words of two texts that stayed, were deleted and were inserted, with those around."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) + len(after) > _MOST_TOKENS:
        return (ChangedWords("del", old), ChangedWords("ins", new))
    rows: list[ChangedWords] = []
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (tag, start, end, new_start, new_end) in enumerate(codes):
        if tag == "equal":
            edges = number == 0, number == len(codes) - 1
            rows += _stayed(before[start:end], *edges)
            continue
        if end > start:
            rows.append(ChangedWords("del", "".join(before[start:end])))
        if new_end > new_start:
            rows.append(ChangedWords("ins", "".join(after[new_start:new_end])))
    return tuple(rows)


def _stayed(words: Sequence[str], is_first: bool, is_last: bool) -> Iterator[ChangedWords]:
    """ChangedWords that stayed between changes: only those near them."""
    head = [] if is_first else words[:_AROUND]
    tail = [] if is_last else words[max(len(words) - _AROUND, len(head)) :]
    if head:
        yield ChangedWords("same", "".join(head))
    if len(head) + len(tail) < len(words):
        yield ChangedWords("same", "…")
    if tail:
        yield ChangedWords("same", "".join(tail))


def _changes(old: Any, new: Any, path: tuple[str | int, ...]) -> Iterator[ValueChange]:
    match old, new:
        case dict(), dict() if is_by_language(old) and is_by_language(new):
            yield from _by_language(old, new, path)
        case dict(), dict():
            for key in old:
                if key not in new:
                    yield _whole("removed", old[key], (*path, key))
            for key, value in new.items():
                if key in old:
                    yield from _changes(old[key], value, (*path, key))
                else:
                    yield _whole("added", value, (*path, key))
        case list(), list():
            yield from _items(old, new, path)
        case _ if old == new:
            return
        case str(), str() if " " in old.strip() or " " in new.strip() or not old.isascii():
            yield ValueChange("changed", path, word_changes(*_plain(old, new)))
        case _:
            words = (ChangedWords("del", _text(old)), ChangedWords("ins", _text(new)))
            yield ValueChange("changed", path, words)


def _by_language(
    old: dict[str, Any], new: dict[str, Any], path: tuple[str | int, ...]
) -> Iterator[ValueChange]:
    """Changes by language, whichever keys serve them; languages with the same change together."""
    groups: dict[str, list[str]] = {}
    pairs: dict[str, tuple[Any, Any]] = {}
    for language in LANGUAGES:
        pair = value_in(old, language, language), value_in(new, language, language)
        key = repr(pair)
        pairs[key] = pair
        if pair[0] != pair[1]:
            groups.setdefault(key, []).append(language)
    for key, languages in groups.items():
        before, after = pairs[key]
        here = (*path, " ".join(languages))
        if before is None or after is None:
            yield _whole("added" if before is None else "removed", after or before, here)
        else:
            yield from _changes(before, after, here)


def _plain(old: str, new: str) -> tuple[str, str]:
    """Two texts without their marks for bold and italic, unless nothing else differs."""
    bare = _MARKS.sub("", old), _MARKS.sub("", new)
    return (old, new) if bare[0] == bare[1] else bare


def _items(old: list[Any], new: list[Any], path: tuple[str | int, ...]) -> Iterator[ValueChange]:
    pairs = _pairs(old, new)
    ordered = _rising([pairs[index] for index in sorted(pairs)])
    for index, value in enumerate(old):
        if index not in pairs.values():
            yield _whole("removed", value, (*path, index))
    for index, value in enumerate(new):
        before = pairs.get(index)
        if before is None:
            yield _whole("added", value, (*path, index))
            continue
        if before not in ordered:
            yield ValueChange("moved", (*path, index), (ChangedWords("same", _start(value)),))
        yield from _changes(old[before], value, (*path, index))


def _pairs(old: list[Any], new: list[Any]) -> dict[int, int]:
    """Which item of the new list was which of the old one: equal ones first, then similar ones."""
    free = list(range(len(old)))
    pairs: dict[int, int] = {}
    for index, value in enumerate(new):
        same = next((one for one in free if old[one] == value), None)
        if same is not None:
            pairs[index] = same
            free.remove(same)
    left = [index for index in range(len(new)) if index not in pairs]
    if len(left) * len(free) > _MOST_PAIRS:
        return pairs
    texts = {one: _TOKEN.findall(_text(old[one])) for one in free}
    ranked = sorted(
        (
            -_likeness(texts[one], _TOKEN.findall(_text(new[index]))),
            abs(one - index),
            index,
            one,
        )
        for index in left
        for one in free
    )
    for likeness, _, index, one in ranked:
        if index in pairs or one not in free:
            continue
        if -likeness >= _ALIKE or (len(old) == len(new) == 1):
            pairs[index] = one
            free.remove(one)
    return pairs


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _rising(numbers: list[int]) -> set[int]:
    """The most of some numbers that stand in rising order: items that were not moved."""
    best: list[tuple[int, ...]] = []
    for number in numbers:
        before = _longest(one for one in best if one[-1] < number)
        best.append((*before, number))
    return set(_longest(best))


def _longest(rows: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return max(rows, key=lambda row: len(row), default=())


def _whole(
    what: Literal["added", "removed"], value: Any, path: tuple[str | int, ...]
) -> ValueChange:
    op: Op = "ins" if what == "added" else "del"
    return ValueChange(what, path, (ChangedWords(op, _text(value)),))


def _text(value: Any) -> str:
    """All texts of a value, one a line."""
    match value:
        case dict():
            worded = (one for key, one in value.items() if key not in _CODED)
            return "\n".join(filter(None, map(_text, worded)))
        case list():
            return "\n".join(filter(None, map(_text, value)))
        case _:
            return _MARKS.sub("", str(value)).strip()


def _start(value: Any) -> str:
    """The first words of a value."""
    words = _text(value).split()
    shown = " ".join(chain(words[:_AROUND], ["…"] if len(words) > _AROUND else []))
    return shown[:200]
