"""The rule `no-original`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject


@rule("no-original", severity="note", source="Editorial Manual, “Mastheads and cover pages”")
def check(subject: Subject) -> Iterator[Found]:
    """The letter file does not say in which language the letter was submitted.

    The masthead has the line “Original: English” in every version; where the file does not say it,
    the language of the version is taken. Where an annex is in another language, or a second date
    code tells of a translation, that is most often wrong.

    Example: `language: zh` with an annex in English, and no `original:`.

    Mend: add `original:` with the language of submission.
    """
    letter = subject.letter
    if letter.original:
        return
    foreign = any(annex.language != letter.language for annex in letter.annexes)
    if foreign or len(letter.date_codes) > 1:
        yield Found(
            subject.place("language"),
            "the letter file does not say in which language the letter was submitted",
            "add `original:`; the masthead says that it was the language of the version",
        )
