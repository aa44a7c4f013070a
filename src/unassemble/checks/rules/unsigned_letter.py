"""The rule `unsigned-letter`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.assemble.suffix import kind_of
from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject


@rule(
    "unsigned-letter",
    severity="warning",
    source="Editorial Manual, “Communications”",
    needs=("letter.signatories", "letter.kind"),
)
def check(subject: Subject) -> Iterator[Found]:
    """The letter has no signatory.

    A letter must be signed by the Permanent Representative or Observer, or in his or her absence
    by the Chargé d’affaires a.i. Only a note verbale and a corrigendum are unsigned.

    Example: `signatories: []`.

    Fix: name the signatory under `signatories:`.
    """
    letter = subject.letter.letter
    if (
        letter.kind != "note-verbale"
        and not letter.signatories
        and kind_of(subject.letter) != "Corr"
    ):
        yield Found(letter.span, "the letter has no signatory", "only a note verbale is unsigned")
