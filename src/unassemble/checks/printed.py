"""Compare two readings of a letter: do they print the same but for the stated changes?"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from unassemble.base.diagnostics import Edit
from unassemble.checks.passages import Passage

_Change = tuple[str, str]


def only_stated(
    before: Sequence[Passage], after: Sequence[Passage], edits: Collection[Edit]
) -> bool:
    """Whether each passage is printed as before, but for changes that the edits state."""
    changes = {_least(edit) for edit in edits if edit.old != edit.new}
    return len(before) == len(after) and all(
        _alike(old, new, changes) for old, new in zip(before, after, strict=True)
    )


def _least(edit: Edit) -> _Change:
    """The text an edit removes and the text it adds, without their common ends."""
    old, new = edit.old, edit.new
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new


def _alike(old: Passage, new: Passage, changes: Collection[_Change]) -> bool:
    if old.kind != new.kind or old.part != new.part or len(old.calls) != len(new.calls):
        return False
    if [link.target for *_, link in old.links] != [link.target for *_, link in new.links]:
        return False
    ranges = zip(_ranges(old), _ranges(new), strict=False)
    return (
        len(_ranges(old)) == len(_ranges(new))
        and _differs_by(old.text, new.text, changes)
        and all(_differs_by(old.text[a:b], new.text[c:d], changes) for (a, b), (c, d) in ranges)
    )


def _ranges(passage: Passage) -> list[tuple[int, int]]:
    links = ((start, end) for start, end, _ in passage.links)
    return [*passage.italics, (0, 0), *passage.bold, (0, 0), *links]


def _differs_by(old: str, new: str, changes: Collection[_Change]) -> bool:
    """Whether some of the changes turn one text into the other."""
    if old == new:
        return True
    at = now = 0
    while at < len(old) or now < len(new):
        if at < len(old) and now < len(new) and old[at] == new[now]:
            at, now = at + 1, now + 1
            continue
        for gone, added in changes:
            if old.startswith(gone, at) and new.startswith(added, now):
                at, now = at + len(gone), now + len(added)
                break
        else:
            return False
    return True
