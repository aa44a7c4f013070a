"""The rule `emphasis-in-letter`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.passages import Passage
from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.languages.slips import foreign_words


@rule("emphasis-in-letter", severity="note", source="Editorial Manual, “Italics and bold” [K]")
def check(subject: Subject) -> Iterator[Found]:
    """Bold or italics are used for emphasis in the text of the letter.

    In documents of the United Nations bold is for headings and for names under a letter, italics
    are for titles of publications and of court cases, which begin with a capital, and for words of
    another language; Chinese and Arabic have none. A corrigendum sets its directions in italics.

    Example: `I **strongly** object`, `this is *not* so`.

    Mend: take the asterisks away, and let the words say it.
    """
    corrects = any("/Corr." in symbol.value for symbol in subject.letter.symbols)
    for passage in subject.own:
        if passage.kind not in ("paragraph", "item"):
            continue
        for start, end in passage.bold:
            if end - start < len(passage.text):
                yield _found(passage, start, end, "bold")
        for start, end in () if corrects else passage.italics:
            if _is_stress(passage, start, end):
                yield _found(passage, start, end, "in italics")


def _found(passage: Passage, start: int, end: int, how: str) -> Found:
    uses = "bold is for headings, and for names under a letter"
    if how != "bold":
        uses = "italics are for titles, and for words of another language"
    return Found(
        passage.at(start),
        f"“{passage.text[start:end]}” is {how} in the text of the letter",
        uses,
        end=passage.end(end),
    )


def _is_stress(passage: Passage, start: int, end: int) -> bool:
    """Whether italics are no title and no words of another language."""
    words = passage.text[start:end].replace("\u00a0", " ").strip(" ,;:()“”\"'")
    if passage.language_at(start) != passage.language or words.casefold() in foreign_words():
        return False
    return bool(words) and (words[0].islower() or passage.language in ("zh", "ar"))
