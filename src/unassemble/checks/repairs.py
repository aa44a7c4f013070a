"""Findings → a repaired letter file: only safe repairs, and nothing else changes."""

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
    """Carry out the repairs of findings.

    A repair is skipped if the file no longer has the text that it replaces, if it overlaps another
    repair, or if it would change keys, lists or the number of values: only the characters of
    values may change.

    Args:
        text: the text of the letter file.
        findings: the findings on that text.
        file: its name, as in the findings.

    Returns:
        The repaired text, and the findings that were repaired.
    """
    repairs: list[tuple[Diagnostic, list[_Splice]]] = []
    for finding in findings:
        splices = _splices(text, finding, file)
        if splices and not any(_overlap(splices, others) for _, others in repairs):
            repairs.append((finding, splices))
    result = _spliced(text, [splice for _, splices in repairs for splice in splices])
    if not _same_structure(text, result, file):
        repairs = [one for one in repairs if _same_structure(text, _spliced(text, one[1]), file)]
        result = _spliced(text, [splice for _, splices in repairs for splice in splices])
        if not _same_structure(text, result, file):
            return text, ()
    return result, tuple(finding for finding, _ in repairs)


def _splices(text: str, finding: Diagnostic, file: str) -> list[_Splice]:
    """The edits of a finding's repair by offset; none if one of them cannot be carried out."""
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


def _overlap(first: Sequence[_Splice], second: Sequence[_Splice]) -> bool:
    return any(a[0] <= b[1] and b[0] <= a[1] for a in first for b in second)


def _spliced(text: str, splices: Iterable[_Splice]) -> str:
    for start, end, new in sorted(splices, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _same_structure(old: str, new: str, file: str) -> bool:
    """Whether two letter files have the same keys, lists and number of values."""
    try:
        before, _ = compose(old.encode(), file)
        after, _ = compose(new.encode(), file)
    except UnreadableError:
        return False
    return _alike(before, after)


def _alike(old: Node, new: Node) -> bool:
    match old, new:
        case Scalar(), Scalar():
            return old.style == new.style
        case Items(), Items():
            pairs = zip(old.items, new.items, strict=False)
            return len(old.items) == len(new.items) and all(_alike(a, b) for a, b in pairs)
        case Mapping(), Mapping():
            return list(old.pairs) == list(new.pairs) and all(
                _alike(old.pairs[key][1], new.pairs[key][1]) for key in old.pairs
            )
        case _:
            return False
