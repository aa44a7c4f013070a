"""Findings → a repaired letter file: safe repairs alone, and only where nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from unassemble.base.diagnostics import Diagnostic, Edit
from unassemble.base.errors import UnreadableError
from unassemble.letter.nodes import Mapping, Node, Scalar, compose
from unassemble.letter.nodes import Sequence as Items

_Splice = tuple[int, int, str]


def repaired(
    text: str, findings: Iterable[Diagnostic], file: str
) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text with the repairs of some findings made, and the findings that were repaired.

    A repair is left out where the file does not hold what it replaces, where it touches another,
    or where the file would then have other keys, lists or values: only the characters of the
    values that it names may change.

    Args:
        text: the letter file.
        findings: of that text.
        file: its name, as the findings have it.
    """
    taken: list[tuple[Diagnostic, list[_Splice]]] = []
    for finding in findings:
        splices = _splices(text, finding, file)
        if splices and not any(_touch(splices, others) for _, others in taken):
            taken.append((finding, splices))
    made = _spliced(text, [splice for _, splices in taken for splice in splices])
    if not _same_shape(text, made, file):
        taken = [one for one in taken if _same_shape(text, _spliced(text, one[1]), file)]
        made = _spliced(text, [splice for _, splices in taken for splice in splices])
        if not _same_shape(text, made, file):
            return text, ()
    return made, tuple(finding for finding, _ in taken)


def _splices(text: str, finding: Diagnostic, file: str) -> list[_Splice]:
    """The repair's changes by offset; none where one of them cannot be made."""
    out = []
    for edit in finding.fix.edits if finding.fix else ():
        splice = _splice(text, edit, file)
        if splice is None:
            return []
        out.append(splice)
    return out


def _splice(text: str, edit: Edit, file: str) -> _Splice | None:
    if edit.start.file != file:
        return None
    start = _offset(text, edit.start.line, edit.start.column)
    end = _offset(text, edit.end.line, edit.end.column)
    if start is None or end is None or text[start:end] != edit.old:
        return None
    return start, end, edit.new


def _offset(text: str, line: int, column: int) -> int | None:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return None
    return start + column - 1


def _touch(some: Sequence[_Splice], others: Sequence[_Splice]) -> bool:
    return any(a[0] <= b[1] and b[0] <= a[1] for a in some for b in others)


def _spliced(text: str, splices: Iterable[_Splice]) -> str:
    for start, end, new in sorted(splices, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _same_shape(old: str, new: str, file: str) -> bool:
    """Whether two files have the same keys and lists, and values in the same places."""
    try:
        before, _ = compose(old.encode(), file)
        after, _ = compose(new.encode(), file)
    except UnreadableError:
        return False
    return _alike(before, after)


def _alike(one: Node, other: Node) -> bool:
    match one, other:
        case Scalar(), Scalar():
            return one.style == other.style
        case Items(), Items():
            pairs = zip(one.items, other.items, strict=False)
            return len(one.items) == len(other.items) and all(_alike(a, b) for a, b in pairs)
        case Mapping(), Mapping():
            return list(one.pairs) == list(other.pairs) and all(
                _alike(one.pairs[key][1], other.pairs[key][1]) for key in one.pairs
            )
        case _:
            return False
