"""The rule `no-original`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject


@rule(
    "no-original",
    severity="note",
    source="Editorial Manual, “Mastheads and cover pages”",
    needs=("original", "annexes"),
)
def check(subject: Subject) -> Iterator[Found]:
    """The letter file does not say in which language the letter was submitted.

    The masthead has the line “Original: English” in every version. If the file does not give the
    original language, the language of the version is printed. That is most often wrong if an annex
    is in another language, or if a second date code shows that there is a translation.

    Example: `language: zh` with an annex in English, and no `original:`.

    Fix: add `original:` with the language of submission.
    """
    letter = subject.letter
    if letter.original:
        return
    foreign = any(annex.language != letter.language for annex in letter.annexes)
    if foreign or len(letter.date_codes) > 1:
        yield Found(
            subject.place("language"),
            "the letter file does not say in which language the letter was submitted",
            "add `original:`; without it the masthead gives the language of the version",
        )
