"""The rule `submission-note`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject


@rule(
    "submission-note",
    severity="note",
    source="97 letters of 2025; the wording in languages other than English and Chinese [K]",
    needs=("letter.text", "letter.notes", "notes", "annexes"),
)
def check(subject: Subject) -> Iterator[Found]:
    """The note on the language of submission is missing.

    An annex that is not in the language of the version is circulated as it was submitted, and a
    note marked with an asterisk says so. The note may also appear where the annex is in the
    language of the version, because the other versions carry the same annex untranslated (most of
    97 letters of 2025).

    Example: an annex in English to a letter in Chinese, and no `[^*]`.

    Fix: add `[^*]` after “(see annex)”, and under `notes:`
    `"*": Circulated in the language of submission only.`, in the language of the version;
    `unassemble phrases` prints the wording.
    """
    letter, document = subject.letter, subject.document
    foreign = next((one for one in letter.annexes if one.language != letter.language), None)
    if foreign is None:
        return
    called = (document.notes[call.note] for passage in subject.own for _, call in passage.calls)
    if not any(note.is_asterisk for note in called):
        yield Found(
            foreign.span,
            f"the annex is in another language ({foreign.language}) than the version, and no note "
            "says that it is circulated as submitted",
            "add `[^*]` after “(see annex)”",
        )
