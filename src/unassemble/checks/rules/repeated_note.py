"""The rule `repeated-note`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_MIN_LENGTH = 12
"""Characters; shorter notes, such as “Ibid.” and “See annex.”, may be repeated."""


@rule("repeated-note", severity="note", source="Editorial Manual, “Footnotes and other notes” [K]")
def check(subject: Subject) -> Iterator[Found]:
    """Two footnotes of the letter have the same text.

    A note may be called twice: its mark is then repeated, and its text is printed once. Annexes
    are not checked, as they are printed as received.

    Example: `^[See A/79/843.]` after two sentences.

    Fix: give the note a name and call it twice, `[^a]`, or write “Ibid.”
    """
    seen: dict[str, int] = {}
    for passage in subject.own:
        words = " ".join(passage.text.split())
        if passage.kind != "note" or len(words) < _MIN_LENGTH:
            continue
        place = passage.at(0)
        if words in seen:
            yield Found(
                place,
                f"this note has the same text as the note on line {seen[words]}",
                "give the note a name and call it twice, or write “Ibid.”",
            )
        seen.setdefault(words, place.line)
