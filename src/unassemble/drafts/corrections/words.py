"""Two texts of a unit → the changes of words between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from unassemble.drafts.corrections.records import WordChange

_TOKEN = re.compile(
    r"\\.|[\u3400-\u9fff\uf900-\ufaff]|[^\W\u3400-\u9fff\uf900-\ufaff]+|\s+|.", re.DOTALL
)
"""A sign with its backslash, one Chinese character, a word or figure, blanks, any other sign."""
_APART = 4
"""Changes with fewer tokens than this between them are one change."""
_MOST = 4
"""More changes than this in one unit are harder to carry out than a new text."""


class _Stretch(Struct):
    """A part of the old tokens that becomes a part of the new ones."""

    start: int
    end: int
    new_start: int
    new_end: int


def edits_between(old: str, new: str) -> tuple[WordChange, ...] | None:
    """The changes of words that make one text another.

    Returns:
        Each with as much of the words around it as is needed for ``old`` to stand once in the old
        text; None if so much changes that a new text is plainer.
    """
    before, after = tokens(old), tokens(new)
    stretches = _stretches(before, after)
    widened = _unambiguous(before, stretches)
    changed = sum(one.end - one.start for one in widened)
    if len(widened) > _MOST or 2 * changed > len(before):
        return None
    return tuple(_edit(before, after, one) for one in widened)


def tokens(text: str) -> list[str]:
    """A text in the pieces that a correction names whole."""
    return _TOKEN.findall(text)


def _edit(before: Sequence[str], after: Sequence[str], one: _Stretch) -> WordChange:
    return WordChange(
        "".join(before[one.start : one.end]), "".join(after[one.new_start : one.new_end])
    )


def _stretches(before: list[str], after: list[str]) -> list[_Stretch]:
    """The changes, those close to each other joined."""
    found: list[_Stretch] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if found and start - found[-1].end < _APART:
            found[-1].end, found[-1].new_end = end, new_end
        else:
            found.append(_Stretch(start, end, new_start, new_end))
    return found


def _unambiguous(before: list[str], stretches: list[_Stretch]) -> list[_Stretch]:
    """Changes widened by the words around them until what they change stands once in the text.

    A change that grows into its neighbour is one with it.
    """
    text = "".join(before)
    widened: list[_Stretch] = []
    waiting = stretches[::-1]
    while waiting:
        one = waiting.pop()
        # Words that come in are told by the word before them: a blank and a word to the left.
        turn = -2 if one.start == one.end else 0
        while not _is_clear(text, before, one) and (one.start, one.end) != (0, len(before)):
            _widen(one, len(before), to_the_right=turn >= 0 and turn % 2 == 0)
            turn += 1
            if waiting and one.end >= waiting[-1].start:
                following = waiting.pop()
                one.end, one.new_end = following.end, following.new_end
            if widened and one.start <= widened[-1].end:
                earlier = widened.pop()
                one.start, one.new_start = earlier.start, earlier.new_start
        widened.append(one)
    return widened


def _is_clear(text: str, before: list[str], one: _Stretch) -> bool:
    """Whether the old words stand once in the text, also without blanks at their ends."""
    words = "".join(before[one.start : one.end])
    bare = words.strip()
    return bool(bare) and stands_once(bare, text) and stands_once(words, text)


def stands_once(words: str, text: str) -> bool:
    """Whether words stand in a text, and at one place only; places may overlap."""
    first = text.find(words)
    return first >= 0 and text.find(words, first + 1) < 0


def _widen(one: _Stretch, length: int, to_the_right: bool) -> None:
    """Take one token more at a side, at the other if there is none at this one."""
    if (to_the_right and one.end < length) or one.start == 0:
        one.end, one.new_end = one.end + 1, one.new_end + 1
    else:
        one.start, one.new_start = one.start - 1, one.new_start - 1
