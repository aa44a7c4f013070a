"""Rules on annexes and the request for circulation: letters that trigger each rule, or do not."""

from __future__ import annotations

import pytest

from letter_files import GOOD, findings
from unassemble.languages.clauses import circulation_request, see_annex
from unassemble.languages.codes import LANGUAGES, Language
from unassemble.languages.numbers import AgendaNumber

WORDS = "I have the honour to write."
RULES = {"annex-not-named", "annex-missing", "annex-number", "requested-items", "requested-organs"}


def rules(words: str, annexes: int = 0, base: str = GOOD) -> list[str]:
    more = "annexes:\n" + "  - {title: One, text: Its text.}\n" * annexes if annexes else ""
    text = base.replace(WORDS, words) + more
    return [one.rule for one in findings(text) if one.rule in RULES]


REQUEST = "I ask that this letter be circulated as a document of the {}."


@pytest.mark.parametrize(
    ("words", "annexes", "expected"),
    [
        ("I transmit a text.", 1, ["annex-not-named"]),
        ("I transmit a text (see annex).", 1, []),
        ("I transmit a text (see annex).", 0, ["annex-missing"]),
        ("I recall annex II to that report.", 0, []),
        ("I transmit texts (see annex III).", 2, ["annex-number"]),
        ("I transmit texts (see annex II).", 2, []),
        ("I transmit a text (see annex I).", 1, ["annex-number"]),
        (REQUEST.format("General Assembly, under agenda item 14"), 0, []),
        (REQUEST.format("General Assembly, under agenda items 14 and 32"), 0, ["requested-items"]),
        (REQUEST.format("General Assembly, under agenda item 15"), 0, ["requested-items"]),
        (REQUEST.format("General Assembly"), 0, []),
        (REQUEST.format("Security Council"), 0, ["requested-organs"] * 2),
        (REQUEST.format("General Assembly and of the Security Council"), 0, ["requested-organs"]),
        (
            "Bring this to the Security Council and circulate it as a document of the Assembly.",
            0,
            [],
        ),
        ("Please circulate this letter.", 0, []),
    ],
)
def test_what_is_found(words: str, annexes: int, expected: list[str]) -> None:
    assert rules(words, annexes) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_standing_sentences_of_each_language_are_understood(language: Language) -> None:
    base = GOOD.replace("language: en", f"language: {language}")
    items: list[AgendaNumber] = [(14, None)]
    request = circulation_request(["general-assembly"], items, 1, "letter", language)
    assert request is not None
    words = f"X {see_annex(1, language)}. {request}"
    assert rules(words, 1, base) == []
    assert rules(request.replace("14", "15"), 1, base) == ["requested-items"]
    council = circulation_request(["security-council"], (), 1, "letter", language)
    assert council is not None
    assert rules(council, 1, base) == ["requested-organs"] * 2
    assert rules("X", 1, base) == ["annex-not-named"]
    assert rules(f"X {see_annex(1, language)}.", 0, base) == ["annex-missing"]


SEEN = GOOD.replace(WORDS, "I transmit a text (see annex).")
SPANISH = "annexes:\n  - {language: es, original: es, title: Uno, text: Su texto.}\n"
NOTED = GOOD.replace(WORDS, "I transmit a text (see annex).[^*]").replace(
    "  signatories:",
    "  notes: {'*': Circulated in the language of submission only.}\n  signatories:",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("original: en\n" + SEEN + SPANISH, ["submission-note"]),
        ("original: en\n" + NOTED + SPANISH, []),
        (NOTED + SPANISH.replace(": es", ": en"), []),
    ],
)
def test_the_note_on_the_language_of_submission(text: str, expected: list[str]) -> None:
    assert [one.rule for one in findings(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NOTED + SPANISH, ["no-original"]),
        ("original: en\n" + NOTED + SPANISH, []),
        (NOTED + SPANISH.replace(": es", ": en"), []),
        ('date_codes: ["030425", "040425"]\n' + GOOD, ["no-original"]),
        ('date_codes: ["030425"]\n' + GOOD, []),
    ],
)
def test_the_language_of_submission_is_given(text: str, expected: list[str]) -> None:
    assert [one.rule for one in findings(text)] == expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("123", ["note-numbered-by-hand"]),
        ("12", []),
        ("135", []),
        ("1234", ["note-numbered-by-hand"]),
    ],
)
def test_notes_that_are_numbered_by_hand(marks: str, expected: list[str]) -> None:
    calls = "".join(f" And{mark}.[^n{mark}]" for mark in marks)
    notes = "".join(f"    n{mark}: {{mark: '{mark}', text: Note.}}\n" for mark in marks)
    text = GOOD.replace(WORDS, f"I write.{calls}")
    text = text.replace("  signatories:", f"  notes:\n{notes}  signatories:")
    assert [one.rule for one in findings(text)] == expected


def test_a_standing_sentence_outside_the_text_of_the_letter() -> None:
    text = GOOD.replace(WORDS, "{{ circulation }}[^a]").replace(
        "  signatories:", "  notes: {a: 'See {{ circulation }}.'}\n  signatories:"
    )
    (found,) = findings(text)
    assert (found.rule, found.message) == (
        "wording-left",
        "“{{ circulation }}” is printed in braces, not filled in",
    )
    assert findings(text.replace("See {{ circulation }}.", "See.")) == ()
