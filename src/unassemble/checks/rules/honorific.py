"""The rule `honorific`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.letter.records import SignatoryRecord

_HONORIFIC = re.compile(
    r"(?:H\.\s?E\.|Mr|Mrs|Ms|Miss|Dr|Prof|Amb|Sir|His Excellency|Her Excellency|Ambassador"
    r"|M|Mme|Mlle|S\.\s?E|Sr|Sra|Excmo|Excma|г-н|г-жа|Е\.\s?П)(?!\w)\.?\s"
    r"|(?:السيد|السيدة|سعادة)\s"
)
_CHINESE = re.compile(r"(?:先生|女士|阁下|博士)$")


@rule(
    "honorific", severity="warning", source="Editorial Manual, “Communications”; 97 letters of 2025"
)
def check(subject: Subject) -> Iterator[Found]:
    """A title of courtesy stands before the name of who signs.

    The signature has the name alone; office and rank stand on the lines under it.

    Example: `name: H.E. Ms. Ann **Lee**`.

    Mend: give the name alone, and the rank under `titles:`.
    """
    for signatory in subject.letter.letter.signatories:
        found = _courtesy(signatory)
        if found:
            yield Found(
                signatory.span,
                f"“{found}” stands with the name of who signs",
                "give the name alone, and the rank under `titles:`",
            )


def _courtesy(signatory: SignatoryRecord) -> str:
    for name in (signatory.name, signatory.given, signatory.family):
        text = "" if name is None else name.value.replace("*", "").strip()
        found = _HONORIFIC.match(text) or _CHINESE.search(text)
        if found:
            return found.group().strip()
    return ""
