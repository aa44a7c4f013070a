"""Standing sentences of a letter: what it transmits, and the request to circulate it.

The words are data (`transmittal`, `transmitted`, `circulation` and `reference` in each language's
file); this module chooses among them.

Sources: 97 letters circulated in New York in 2025; A/79/997 for notes verbales.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from unassemble.languages.codes import Language
from unassemble.languages.grammar import grammar
from unassemble.languages.numbers import (
    AgendaNumber,
    agenda_numbers,
    capitalised,
    count_form,
    join_list,
    numeral,
)
from unassemble.languages.phrases import phrase, phrase_table

Voice = Literal["letter", "identical-letters", "joint", "note-verbale"]
"""Who writes: one representative, in one letter or in identical ones; several; or a mission."""
VOICES: tuple[Voice, ...] = get_args(Voice)

_BOTH = "general-assembly-and-security-council"


def circulation_request(
    organs: Sequence[str],
    items: Sequence[AgendaNumber],
    annexes: int,
    voice: Voice,
    language: Language,
) -> str | None:
    """The request for circulation, the last sentence of a letter.

    Args:
        organs: ids of the letter file.
        items: the agenda items, of all organs.
        annexes: how many there are.
        voice: who writes.
        language: of the version.

    Returns:
        The sentence, or None where there is none for these organs.
    """
    key = _BOTH if set(organs) == set(_BOTH.split("-and-")) else "-".join(organs)
    form = count_form(len(items)) if items else "none"
    if f"circulation.documents.{key}.{form}" not in phrase_table(language):
        return None
    numbers = agenda_numbers(items, language) if items else ""
    documents = phrase(language, f"circulation.documents.{key}.{form}", numbers=numbers)
    kind = "note-verbale" if voice == "note-verbale" else "letter"
    subject = kind + {0: "", 1: "-and-annex"}.get(annexes, "-and-annexes")
    asked = voice if voice in ("joint", "note-verbale") else "letter"
    return phrase(
        language,
        f"circulation.request.{asked}",
        subject=phrase(language, f"circulation.subject.{subject}"),
        documents=documents,
    )


def see_annex(annexes: int, language: Language) -> str:
    """The reference to the annexes: "(see annex)"; nothing where there is none."""
    if annexes == 0:
        return ""
    return phrase(language, f"reference.{'annex' if annexes == 1 else 'annexes'}")


def see_annexes(numbers: Sequence[int], language: Language) -> str:
    """The reference to annexes by their numbers: "(see annex II)", "(see annexes I and II)"."""
    numerals = [numeral(number, "annex", language) for number in numbers]
    if len(numerals) == 1:
        return phrase(language, "reference.annex-number", number=numerals[0])
    return phrase(language, "reference.annexes-numbers", numbers=join_list(numerals, language))


def signature_titles(office: str, feminine: bool, language: Language) -> tuple[str, ...]:
    """The usual lines of a signature: "Ambassador", "Permanent Representative".

    In the order of the language; empty for a permanent mission, whose notes verbales are unsigned.
    """
    if office == "permanent-mission":
        return ()
    gender = "feminine" if feminine else "masculine"
    lines = [phrase(language, f"signature.{office}.{gender}")]
    if office != "charge-d-affaires":
        lines.insert(0, phrase(language, f"signature.ambassador.{gender}"))
    return tuple(reversed(lines) if grammar(language).titles_first else lines)


def joined_symbols(symbols: Sequence[str]) -> str:
    """The symbols of a joint document in running text: "A/74/805-S/2020/301"."""
    return "-".join(symbol.strip().rstrip("*") for symbol in symbols)


def transmittal(
    voice: Voice,
    subject: str,
    language: Language,
    *,
    sender: str = "",
    annexes: int = 1,
    call: str = "",
    instructions: bool = False,
    earlier: tuple[str, Sequence[str]] | None = None,
) -> str:
    """The sentence that transmits the annexes; without annexes, the one that informs.

    Args:
        voice: who writes.
        subject: what is transmitted, or what the letter says.
        language: of the version.
        sender: of a note verbale, as its title has it.
        annexes: how many there are.
        call: the call of a note.
        instructions: whether the sentence says that the Government has given instructions.
        earlier: the date, in words, and the symbols of an earlier letter that this one continues.
    """
    dated, symbols = earlier or ("", ())
    if earlier is not None:
        form, speaker = "further" if symbols else "further-unnumbered", voice
    else:
        speaker = "letter" if voice == "identical-letters" else voice
        form = "instructions" if instructions and annexes and speaker == "letter" else "plain"
    key = f"transmittal.{speaker}.{form}" if annexes else f"information.{speaker}.{form}"
    text = phrase(
        language,
        key,
        subject=subject,
        reference=see_annex(annexes, language),
        call=call,
        sender=sender,
        date=dated,
        symbols=joined_symbols(symbols),
    )
    return capitalised(text)


def transmitted(
    sort: Literal["statement", "compilation", "incidents"], of: str, language: Language
) -> str:
    """What is transmitted, as the object of the sentence: "a statement by …"."""
    return phrase(language, f"transmitted.{sort}", of=of)
