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
    needs=("annexes", "letter.text"),
)
def check(subject: Subject) -> Iterator[Found]:
    """The letter has an annex but does not refer to it.

    The text of the letter must tell its readers that there is an annex: “(see annex)”.

    Example: “I have the honour to transmit a statement.” in a letter with an annex.

    Fix: add “(see annex)” in the language of the version, or use the standing sentences.
    """
    letter = subject.letter
    if letter.annexes and subject.body and not mentions(letter.language).annex.search(subject.body):
        yield Found(
            letter.letter.text.span,
            "the letter has an annex but does not refer to it",
            "add “(see annex)”, or the equivalent in the language of the letter",
        )
