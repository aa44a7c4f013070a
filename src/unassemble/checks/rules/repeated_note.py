"""The rule `repeated-note`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_LEAST = 12
"""Characters: “Ibid.” and “See annex.” may stand again."""


@rule("repeated-note", severity="note", source="Editorial Manual, “Footnotes and other notes” [K]")
def check(subject: Subject) -> Iterator[Found]:
    """Two footnotes of the letter have the same words.

    A note may be called twice: its mark is then repeated, and its text printed once. The notes of
    the annexes are left as they were received.

    Example: `^[See A/79/843.]` after two sentences.

    Mend: give the note a name and call it twice, `[^a]`, or write “Ibid.”
    """
    seen: dict[str, int] = {}
    for passage in subject.own:
        words = " ".join(passage.text.split())
        if passage.kind != "note" or len(words) < _LEAST:
            continue
        place = passage.at(0)
        if words in seen:
            yield Found(
                place,
                f"this note has the words of the one on line {seen[words]}",
                "give the note a name and call it twice, or write “Ibid.”",
            )
        seen.setdefault(words, place.line)
