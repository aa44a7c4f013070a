"""The rule `annex-missing`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.languages.mentions import mentions


@rule("annex-missing", severity="warning", source="97 letters of 2025", needs=("annexes",))
def check(subject: Subject) -> Iterator[Found]:
    """The letter refers to its annex but has no annex.

    Example: “the present letter and its annex” in a letter without `annexes:`.

    Fix: add the annex, or delete the reference to it.
    """
    letter = subject.letter
    if letter.annexes:
        return
    own = mentions(letter.language).own
    for passage in subject.own:
        found = own.search(passage.prose.replace("\u00a0", " "))
        if found:
            yield Found(
                passage.at(found.start()),
                f"the letter says “{found.group()}” but has no annex",
                "give the annex under `annexes:`, or correct the letter",
                end=passage.end(found.end()),
            )
