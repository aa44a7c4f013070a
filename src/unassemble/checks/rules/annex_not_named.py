"""The rule `annex-not-named`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.languages.mentions import mentions


@rule(
    "annex-not-named",
    severity="warning",
    source="97 letters of 2025",
)
def check(subject: Subject) -> Iterator[Found]:
    """The letter has an annex and does not name it.

    A reader of the letter must learn that there is more: “(see annex)”.

    Example: an annex under “I have the honour to transmit a statement.”

    Mend: add “(see annex)” in the language of the version, or use the standing sentences.
    """
    letter = subject.letter
    if letter.annexes and subject.body and not mentions(letter.language).annex.search(subject.body):
        yield Found(
            letter.letter.text.span,
            "the letter has an annex and does not name it",
            "add “(see annex)”, or what your language has for it",
        )
