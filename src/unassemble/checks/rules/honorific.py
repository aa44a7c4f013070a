"""The rule `honorific`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.languages import is_language
from unassemble.languages.slips import slips
from unassemble.letter.records import SignatoryRecord


@rule(
    "honorific", severity="warning", source="Editorial Manual, “Communications”; 97 letters of 2025"
)
def check(subject: Subject) -> Iterator[Found]:
    """A courtesy title is given with the name of a signatory.

    The signature has the name alone; office and rank are on the lines below it.

    Example: `name: H.E. Ms. Ann **Lee**`.

    Fix: give the name alone, and the rank under `titles:`.
    """
    for signatory in subject.letter.letter.signatories:
        found = _courtesy(signatory)
        if found:
            yield Found(
                signatory.span,
                f"“{found}” is given with the name of the signatory",
                "give the name alone, and the rank under `titles:`",
            )


def _courtesy(signatory: SignatoryRecord) -> str:
    for name in filter(None, (signatory.name, signatory.given, signatory.family)):
        text = name.value.replace("*", "").strip()
        pattern = slips(name.language).courtesy if is_language(name.language) else None
        before = pattern.match(text) or pattern.search(text) if pattern else None
        if before and (before.start() == 0 or before.end() == len(text)):
            return before.group().strip()
    return ""
