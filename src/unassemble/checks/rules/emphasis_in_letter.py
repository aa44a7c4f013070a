"""The rule `emphasis-in-letter`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.assemble.suffix import kind_of
from unassemble.checks.passages import Passage
from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.languages.slips import foreign_words


@rule("emphasis-in-letter", severity="note", source="Editorial Manual, “Italics and bold” [K]")
def check(subject: Subject) -> Iterator[Found]:
    """Bold or italics are used for emphasis in the text of the letter.

    In documents of the United Nations bold is used for headings and for names under a letter;
    italics are used for titles of publications and of court cases, which begin with a capital
    letter, and for words of another language. Chinese and Arabic texts have no italics. The
    instructions of a corrigendum are in italics.

    Example: `I **strongly** object`, `this is *not* so`.

    Fix: delete the asterisks, and reword the sentence if the emphasis matters.
    """
    corrects = kind_of(subject.letter) == "Corr"
    for passage in subject.own:
        if passage.kind not in ("paragraph", "item"):
            continue
        for start, end in passage.bold:
            if end - start < len(passage.text):
                yield _found(passage, start, end, "in bold")
        for start, end in () if corrects else passage.italics:
            if _is_emphasis(passage, start, end):
                yield _found(passage, start, end, "in italics")


def _found(passage: Passage, start: int, end: int, how: str) -> Found:
    uses = "bold is used for headings and for names under a letter"
    if how != "in bold":
        uses = "italics are used for titles and for words of another language"
    return Found(
        passage.at(start),
        f"“{passage.text[start:end]}” is {how} in the text of the letter",
        uses,
        end=passage.end(end),
    )


def _is_emphasis(passage: Passage, start: int, end: int) -> bool:
    """Whether italics mark neither a title nor words of another language."""
    words = passage.text[start:end].replace("\u00a0", " ").strip(" ,;:()“”\"'")
    if passage.language_at(start) != passage.language or words.casefold() in foreign_words():
        return False
    return bool(words) and (words[0].islower() or passage.language in ("zh", "ar"))
