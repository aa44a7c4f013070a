"""Findings → a repaired letter file: only repairs that change just what they say.

A repair is made only if the file that comes of it reads as before, but for the stated change: each
value is the old one with the text of the edits replaced, and the caller finds nothing wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from unassemble.base.diagnostics import Diagnostic, Edit
from unassemble.base.errors import UnreadableError
from unassemble.base.lines import line_starts
from unassemble.letter.compose import compose
from unassemble.letter.nodes import Mapping, Node, Scalar
from unassemble.letter.nodes import Sequence as Items

MAX_TRIALS = 40
"""Trial files per round where some repairs are unsafe; the remaining repairs wait for the next."""
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


class _Splice(Struct, frozen=True):
    """An edit by offset in the file, with the value that it changes and its offset there."""

    start: int
    end: int
    new: str
    value: int
    offset: int


class _Repair(Struct, frozen=True):
    finding: Diagnostic
    splices: tuple[_Splice, ...]


def repaired(
    text: str,
    findings: Iterable[Diagnostic],
    file: str,
    safe: Callable[[str, tuple[Diagnostic, ...]], bool] = lambda text, made: True,
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Carry out the repairs of findings.

    A repair is not made if the file no longer has the text that it replaces, if it overlaps
    another repair, if it lies in an escape or in a template, or if a value would become another
    one than the old one with the stated change.

    Args:
        text: the text of the letter file.
        findings: the findings on that text.
        file: its name, as in the findings.
        safe: whether a repaired text, which reads as stated, may be used.

    Returns:
        The repaired text, and the findings that were repaired.
    """
    fixable = [finding for finding in findings if finding.fix]
    scalars = _Scalars.of(text, file) if fixable else None
    if scalars is None:
        return text, ()
    taken: set[int] = set()
    repairs = []
    for finding in fixable:
        splices = tuple(scalars.splices(finding))
        places = {place for one in splices for place in range(one.start, one.end + 1)}
        if splices and not places & taken:
            taken |= places
            repairs.append(_Repair(finding, splices))
    made = _Trials(text, file, scalars, safe).most(repairs)
    return _spliced(text, made), tuple(one.finding for one in made)


class _Trials:
    """Tries repairs together, and by halves where that is not safe."""

    def __init__(
        self,
        text: str,
        file: str,
        scalars: _Scalars,
        safe: Callable[[str, tuple[Diagnostic, ...]], bool],
    ) -> None:
        self.text, self.file, self.scalars, self.safe = text, file, scalars, safe
        self.left = MAX_TRIALS

    def most(self, repairs: list[_Repair]) -> list[_Repair]:
        """The repairs that can be made together."""
        if not repairs or self.left <= 0:
            return []
        self.left -= 1
        if self._works(repairs):
            return repairs
        half = len(repairs) // 2
        first, second = (self.most(repairs[:half]), self.most(repairs[half:])) if half else ([], [])
        if not first or not second or self._works(first + second):
            return first + second
        return first

    def _works(self, repairs: list[_Repair]) -> bool:
        result = _spliced(self.text, repairs)
        values = [scalar.value for scalar in self.scalars.all]
        splices = [splice for repair in repairs for splice in repair.splices]
        for one in sorted(splices, key=lambda one: one.offset, reverse=True):
            old = values[one.value]
            after = one.offset + one.end - one.start
            values[one.value] = old[: one.offset] + one.new + old[after:]
        after_scalars = _Scalars.of(result, self.file)
        return (
            after_scalars is not None
            and after_scalars.shape == self.scalars.shape
            and [scalar.value for scalar in after_scalars.all] == values
            and self.safe(result, tuple(repair.finding for repair in repairs))
        )


class _Scalars(Struct, frozen=True):
    """The keys and values of a letter file in the order of the file, and its shape without them."""

    text: str
    file: str
    all: list[Scalar]
    starts: list[tuple[int, int]]
    lines: list[int]
    shape: str

    @classmethod
    def of(cls, text: str, file: str) -> _Scalars | None:
        """Those of a text; None if it is no letter file."""
        try:
            root, _ = compose(text.encode(), file)
        except UnreadableError:
            return None
        shape: list[str] = []
        found = {id(one): one for one in _walk(root, shape)}
        scalars = sorted(found.values(), key=lambda one: (one.span.line, one.span.column))
        starts = [(one.span.line, one.span.column) for one in scalars]
        lines = line_starts(text)
        return cls(text, file, scalars, starts, lines, "".join(shape))

    def splices(self, finding: Diagnostic) -> Iterator[_Splice]:
        """The edits of a finding's repair; none if one of them cannot be carried out."""
        edits = finding.fix.edits if finding.fix else ()
        out = [self._splice(edit) for edit in edits]
        if all(out):
            yield from (one for one in out if one)

    def _splice(self, edit: Edit) -> _Splice | None:
        if edit.start.file != self.file or edit.end.line > len(self.lines):
            return None
        start = self.lines[edit.start.line - 1] + edit.start.column - 1
        end = self.lines[edit.end.line - 1] + edit.end.column - 1
        index = bisect_right(self.starts, (edit.start.line, edit.start.column)) - 1
        if index < 0 or self.text[start:end] != edit.old:
            return None
        scalar = self.all[index]
        offset = _offset_in(scalar, edit.start.line, edit.start.column)
        if offset is None or not self._reads(scalar.value, offset, start, end):
            return None
        return _Splice(start, end, edit.new, index, offset)

    def _reads(self, value: str, offset: int, start: int, end: int) -> bool:
        """Whether the value has the text of the file here, outside escapes and templates."""
        after = offset + end - start
        if not 0 <= offset <= after <= len(value) or value[offset:after] != self.text[start:end]:
            return False
        if value[offset:after] == "" and (
            (offset and value[offset - 1] != self.text[start - 1])
            or (after < len(value) and value[after] != self.text[end : end + 1])
        ):
            return False
        return not any(one.start() < after and offset < one.end() for one in _templates(value))


def _templates(value: str) -> Iterator[re.Match[str]]:
    return _TEMPLATE.finditer(value) if "{" in value else iter(())


def _offset_in(scalar: Scalar, line: int, column: int) -> int | None:
    """The offset in a value of a place in the file."""
    anchors = scalar.anchors or ((0, scalar.span.line, scalar.span.column),)
    index = bisect_right(anchors, (line, column), key=lambda one: (one[1], one[2])) - 1
    if index < 0 or anchors[index][1] != line:
        return None
    offset, _, start = anchors[index]
    return offset + column - start


def _spliced(text: str, repairs: Iterable[_Repair]) -> str:
    out: list[str] = []
    at = 0
    splices = (one for repair in repairs for one in repair.splices)
    for one in sorted(splices, key=lambda one: one.start):
        out += text[at : one.start], one.new
        at = one.end
    return "".join((*out, text[at:]))


def _walk(node: Node, shape: list[str]) -> Iterator[Scalar]:
    """The keys and values of a node; what surrounds them goes into ``shape``."""
    match node:
        case Scalar(style=style):
            shape.append(style or ".")
            yield node
        case Items(items=items):
            shape.append("[")
            for item in items:
                yield from _walk(item, shape)
            shape.append("]")
        case Mapping(pairs=pairs):
            shape.append("{")
            for key, value in pairs.values():
                shape.append(f"{len(key.value)}:{key.value}")
                yield key
                yield from _walk(value, shape)
            shape.append("}")
