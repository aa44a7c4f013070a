"""The rule `note-numbered-by-hand`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.model import CustomMark, Note

_MIN_RUN = 3
"""Consecutive numbers; fewer may come from a quoted text."""


@rule(
    "note-numbered-by-hand",
    severity="warning",
    source="Editorial Manual, “Footnotes and other notes”",
)
def check(subject: Subject) -> Iterator[Found]:
    """Footnotes are numbered by hand: 1, 2, 3.

    A custom mark is meant for an asterisk, or for a note that is quoted with its number. Notes
    numbered by hand must be renumbered as soon as a note is added.

    Example: three notes with `mark: "1"`, `"2"`, `"3"`.

    Fix: delete the marks; footnotes are numbered automatically.
    """
    run: list[Note] = []
    for note in subject.document.notes:
        number = _number(note)
        follows = bool(run) and number is not None and number - 1 == _number(run[-1])
        run = [*run, note] if follows else [note]
        if len(run) == _MIN_RUN and run[0].span is not None:
            marks = ", ".join(str(_number(one)) for one in run)
            yield Found(
                run[0].span,
                f"these notes are numbered by hand: {marks}",
                "delete the marks; footnotes are numbered automatically",
            )


def _number(note: Note) -> int | None:
    mark = note.mark
    number = mark.text if isinstance(mark, CustomMark) else ""
    return int(number) if number.isascii() and number.isdecimal() else None
