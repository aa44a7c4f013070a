"""One history of changes for everything that changes a letter: form, YAML panel, editor.

A change is kept as the characters that it replaced, not as two texts.  Changes by other programs
are kept between a person's own: undo reverses a person's changes, and leaves the others.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from unassemble.preview.editing import RefusedError
from unassemble.preview.merge import merge

_MAX_CHANGES = 20_000
_MAX_CHARACTERS = 20_000_000
_PAUSE = 1.0
"""Seconds without a key after which typing is another change to undo."""


class Change(Struct, frozen=True):
    """A replacement: what stood from ``start`` on, and what stands there now.

    ``own`` if a person made it here.  ``at`` is the time of the last key in it, in seconds.
    """

    start: int
    removed: str
    inserted: str
    own: bool = True
    at: float = 0.0

    def undone(self, after: str) -> str:
        """The text before the change, of the text after it."""
        end = self.start + len(self.inserted)
        return after[: self.start] + self.removed + after[end:]

    @property
    def size(self) -> int:
        """The number of characters kept."""
        return len(self.removed) + len(self.inserted)


def change_between(before: str, after: str, own: bool = True, at: float = 0.0) -> Change:
    """The smallest single replacement that makes one text of another."""
    most = min(len(before), len(after))
    start = _common(before, after, most)
    tail = _common_end(before, after, most - start)
    return Change(
        start, before[start : len(before) - tail], after[start : len(after) - tail], own, at
    )


class UndoHistory:
    """The changes that can be undone, and those that can be redone."""

    def __init__(self) -> None:
        self._undo: list[Change] = []
        self._redo: list[Change] = []
        self._is_typing = False

    @property
    def counts(self) -> tuple[int, int]:
        """How many changes can be undone, and how many redone."""
        return sum(one.own for one in self._undo), sum(one.own for one in self._redo)

    def record(self, before: str, after: str, at: float) -> None:
        """Add a person's change; letters typed one after another in a word are one change."""
        change = change_between(before, after, at=at)
        joined = _joined(self._undo[-1], change) if self._undo and self._is_typing else None
        if joined is not None:
            self._undo[-1] = joined
        else:
            self._undo.append(change)
        self._redo, self._is_typing = [], True
        _shorten(self._undo)

    def note(self, before: str, after: str) -> None:
        """Add a change by another program."""
        change = change_between(before, after, own=False)
        for changes in (self._undo, self._redo):
            if changes:
                changes.append(change)
        self._is_typing = False

    def undo(self, now: str) -> str:
        """The text without the last change of a person.

        Raises:
            ConflictError: another program has changed the same lines since.
            RefusedError: there is nothing to undo.
        """
        return self._revert(self._undo, self._redo, now)

    def redo(self, now: str) -> str:
        """The text with the last change that was undone; raises the same errors as `undo`."""
        return self._revert(self._redo, self._undo, now)

    def _revert(self, source: list[Change], target: list[Change], now: str) -> str:
        """Revert the last own change in ``source``, and add its inverse to ``target``."""
        index = next((at for at in reversed(range(len(source))) if source[at].own), None)
        if index is None:
            raise RefusedError("refused.nothing")
        after = now
        for change in reversed(source[index + 1 :]):
            after = change.undone(after)
        before = source[index].undone(after)
        made = merge(after, before, now)
        source[index:] = [] if before == made else [change_between(before, made, own=False)]
        target.append(change_between(now, made))
        self._is_typing = False
        return made


def _joined(last: Change, change: Change) -> Change | None:
    """Two changes as one, if they are keys pressed one after another in a word; else None."""
    if change.at - last.at > _PAUSE or not last.own:
        return None
    if not last.removed and not change.removed:
        begins_word = last.inserted[-1:].isspace() and not change.inserted[:1].isspace()
        follows = change.start == last.start + len(last.inserted)
        if follows and not begins_word and "\n" not in change.inserted:
            return replace(last, inserted=last.inserted + change.inserted, at=change.at)
    elif not last.inserted and not change.inserted and "\n" not in change.removed:
        if change.start + len(change.removed) == last.start:  # Backspace
            removed = change.removed + last.removed
            return replace(last, start=change.start, removed=removed, at=change.at)
        if change.start == last.start:  # Delete
            return replace(last, removed=last.removed + change.removed, at=change.at)
    return None


def _shorten(changes: list[Change]) -> None:
    """Forget the oldest changes beyond the limits."""
    size = sum(one.size for one in changes)
    gone = max(len(changes) - _MAX_CHANGES, 0)
    while size > _MAX_CHARACTERS and gone < len(changes) - 1:
        size -= changes[gone].size
        gone += 1
    del changes[:gone]


def _common(one: str, other: str, most: int) -> int:
    """The length of the common beginning of two texts, at most ``most``."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(one: str, other: str, most: int) -> int:
    """The length of the common end of two texts, at most ``most``."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
