"""The rule `note-numbered-by-hand`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.model import CustomMark, Note

_LEAST = 3
"""Marks in a row that no quoted text explains."""


@rule(
    "note-numbered-by-hand",
    severity="warning",
    source="Editorial Manual, “Footnotes and other notes”",
)
def check(subject: Subject) -> Iterator[Found]:
    """Notes have marks of their own that count on: 1, 2, 3.

    A mark of its own is for an asterisk, or for the note of a text that is quoted with its number.
    Notes that are numbered by hand are numbered twice as soon as one more is added.

    Example: three notes with `mark: "1"`, `"2"`, `"3"`.

    Mend: leave the marks out; the notes are counted by themselves.
    """
    run: list[Note] = []
    for note in subject.document.notes:
        number = _number(note)
        follows = bool(run) and number is not None and number - 1 == _number(run[-1])
        run = [*run, note] if follows else [note]
        if len(run) == _LEAST and run[0].span is not None:
            marks = ", ".join(str(_number(one)) for one in run)
            yield Found(
                run[0].span,
                f"these notes are numbered by hand: {marks}",
                "leave the marks out: notes are counted by themselves",
            )


def _number(note: Note) -> int | None:
    mark = note.mark
    number = mark.text if isinstance(mark, CustomMark) else ""
    return int(number) if number.isascii() and number.isdecimal() else None
