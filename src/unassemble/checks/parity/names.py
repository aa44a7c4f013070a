"""Names that one text has and the other lacks: of States and signatories, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from unassemble.checks.parity.difference import Difference
from unassemble.checks.passages import Passage
from unassemble.languages import Language, state_name
from unassemble.letter.records import LetterRecord, SignatoryRecord, State

_MIN_STEM = 4
"""The least number of letters of a stem."""


class Name(Struct, frozen=True):
    """A name in the two languages: its forms as written, and the stems common to all forms."""

    forms: tuple[tuple[str, ...], tuple[str, ...]]
    stems: tuple[tuple[str, ...], tuple[str, ...]]


def names_of(first: LetterRecord, second: LetterRecord) -> tuple[Name, ...]:
    """The names of the senders' States and the family names of the signatories."""
    found: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for one, other in zip(first.letter.senders, second.letter.senders, strict=False):
        if one.state is not None and other.state is not None:
            found.append((_state(one.state, first.language), _state(other.state, second.language)))
    signed = zip(first.letter.signatories, second.letter.signatories, strict=False)
    found.extend((_family(one), _family(other)) for one, other in signed)
    return tuple(Name(forms, (_stems(forms[0]), _stems(forms[1]))) for forms in found if all(forms))


def _state(state: State, language: Language) -> tuple[str, ...]:
    known = (state_name(state.code, language, form) for form in ("name", "text", "of"))
    given = (state.name, state.text, state.of)
    forms = (*(str(one) for one in given if one), *(str(one) for one in known if one))
    return tuple(dict.fromkeys(forms))


def _family(signatory: SignatoryRecord) -> tuple[str, ...]:
    """The family name; in a name written as a whole, the part in bold."""
    if signatory.family is not None:
        return (signatory.family.value.strip(),)
    name = signatory.name.value if signatory.name is not None else ""
    marked = name.split("**")
    return (marked[1].strip(),) if len(marked) > 2 and marked[1].strip() else ()


def _stems(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The stems of a name's words, without the endings that change with the grammatical case."""
    words = [word for form in forms for word in form.split()]
    if forms[0].isascii() or any(len(word) >= _MIN_STEM for word in words):
        words = [word for word in words if len(word) >= _MIN_STEM]
    return tuple({word[: max(_MIN_STEM, len(word) * 3 // 5)].casefold() for word in words})


def name_differences(
    first: Passage, second: Passage, names: tuple[Name, ...], codes: tuple[str, str]
) -> Iterator[Difference]:
    """The names that one of two passages has, and the other lacks in every form."""
    if first.language == second.language:
        return
    for name in names:
        at = _place(first, name.forms[0])
        if at is not None and not _has(second, name.stems[1]):
            words = first.text[at[0] : at[1]]
            says = f"“{words}” is in {codes[0]} but not in {codes[1]}"
            yield Difference("parity-name", second.at(0), first.at(at[0]), says)
        at = _place(second, name.forms[1])
        if at is not None and not _has(first, name.stems[0]):
            words = second.text[at[0] : at[1]]
            says = f"“{words}” is not in {codes[0]}"
            end = second.end(at[1])
            yield Difference("parity-name", second.at(at[0]), first.at(0), says, end)


def _place(passage: Passage, forms: tuple[str, ...]) -> tuple[int, int] | None:
    for form in forms:
        start = passage.text.find(form)
        if start >= 0:
            return start, start + len(form)
    return None


def _has(passage: Passage, stems: tuple[str, ...]) -> bool:
    text = passage.text.casefold()
    return any(stem in text for stem in stems)
