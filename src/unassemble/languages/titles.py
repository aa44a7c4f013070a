"""Titles of letters and headings of their annexes, from who writes what to whom.

The pieces (kind, date, senders, addressees) become "Letter dated 1 April 2025 from the Permanent
Representative of Azerbaijan to the United Nations addressed to the Secretary-General".  The words
are data (`title`, `sender`, `office`, `addressee` and `annex` in each language's file).

Sources: 97 letters circulated in New York in 2025; Editorial Manual, "Communications".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Literal

from msgspec import Struct

from unassemble.languages.codes import Language
from unassemble.languages.data import rewrite
from unassemble.languages.dates import format_date
from unassemble.languages.grammar import grammar
from unassemble.languages.numbers import count_form, join_list, numeral
from unassemble.languages.phrases import phrase
from unassemble.languages.states import (
    Form,
    StateForm,
    StateNames,
    given_name,
    is_observer,
    state_name,
)

LetterKind = Literal["letter", "identical-letters", "note-verbale"]

ADDRESSED_OFFICES: tuple[str, ...] = (
    "secretary-general",
    "president-of-the-general-assembly",
    "president-of-the-security-council",
    "president-of-the-economic-and-social-council",
    "president-of-the-human-rights-council",
)
"""In the order in which several are named (Editorial Manual, "Communications")."""

# The missions of observer States are Permanent Observer Missions.
_OBSERVER_OFFICES = {
    "permanent-mission": "permanent-observer-mission",
    "charge-d-affaires": "observer-charge-d-affaires",
}
_WITHOUT_GENDER = ("permanent-mission", "permanent-observer-mission")


class TitleSender(Struct, frozen=True):
    """Who sends a letter: an office of a State, or a person or body by ``name``.

    ``state`` is an ISO 3166 code; ``state_names`` are names that replace those of the table, by
    language.  ``feminine`` is the gender of the office-holder.  ``name`` is in the language of
    the version, in the form it takes in the title.
    """

    state: str | None = None
    office: str = "permanent-representative"
    name: str | None = None
    state_names: StateNames | None = None
    feminine: bool = False

    @property
    def group(self) -> tuple[str, str | None]:
        """What neighbouring senders must have in common to share one office in the title."""
        if self.name is not None:
            return ("", self.name)
        if self.state is not None and is_observer(self.state):
            return (_OBSERVER_OFFICES.get(self.office, self.office), None)
        return (self.office, None)


class TitleAddressee(Struct, frozen=True):
    """To whom a letter goes: one of `ADDRESSED_OFFICES`, or anyone by ``name``."""

    office: str | None = None
    name: str | None = None
    feminine: bool = False


class TitlePieces(Struct, frozen=True):
    """What the title of a letter is made from."""

    kind: LetterKind
    dated: date
    senders: tuple[TitleSender, ...]
    addressees: tuple[str | TitleAddressee, ...]


class Title(Struct, frozen=True):
    """A title or heading.  ``guessed`` are the forms of States' names in it that were guessed."""

    text: str
    guessed: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text


def letter_title(
    kind: LetterKind,
    dated: date,
    senders: Sequence[TitleSender],
    addressees: Sequence[str | TitleAddressee],
    language: Language,
) -> Title:
    """The title of a letter.

    Args:
        kind: a letter, identical letters or a note verbale.
        dated: the sender's own date.
        senders: in the order of the letter (English alphabetical order of States).
        addressees: ids of `ADDRESSED_OFFICES`, or `TitleAddressee`; in the order of the letter.
        language: of the version.

    Raises:
        ValueError: a State or an addressee is not known, or its name lacks the language.
    """
    pieces = TitlePieces(kind, dated, tuple(senders), tuple(addressees))
    return _filled(f"title.{kind}", pieces, language)


def annex_heading(pieces: TitlePieces, language: Language, index: int = 1, total: int = 1) -> Title:
    """The heading of an annex: "Annex II to the letter dated …".

    Args:
        pieces: those of the letter's title.
        language: of the version.
        index: number of the annex, from 1.
        total: how many annexes there are; a single one has no number.

    Raises:
        ValueError: as `letter_title`.
    """
    key = f"annex.{pieces.kind}.{_count(total)}"
    return _filled(key, pieces, language, number=numeral(index, "annex", language))


def annex_heading_from_title(
    title: str, language: Language, index: int = 1, total: int = 1
) -> Title:
    """The heading of an annex to a letter whose title was written by hand.

    "Letter dated …" gives "Annex to the letter dated …"; a title that begins
    otherwise gives "Annex" only.
    """
    number = numeral(index, "annex", language)
    inner = rewrite(title, grammar(language).annex_from_title)
    if inner is None:
        return Title(phrase(language, f"annex.bare.{_count(total)}", number=number))
    key = f"annex.from-title.{_count(total)}"
    return Title(phrase(language, key, title=inner, number=number))


def enclosure_heading(language: Language, index: int = 1, total: int = 1) -> str:
    """The heading of an enclosure: "Enclosure", or "Enclosure II" where there are several."""
    number = numeral(index, "enclosure", language)
    return phrase(language, f"enclosure.{_count(total)}", number=number)


def sender_subject(senders: Sequence[TitleSender], language: Language) -> str:
    """The senders as the subject of a sentence: "Постоянное представительство Кении …".

    Raises:
        ValueError: as `letter_title`.
    """
    words = sender_phrase(senders, language).text
    return rewrite(words, grammar(language).sender_subject) or words


def sender_phrase(senders: Sequence[TitleSender], language: Language) -> Title:
    """The senders as they stand in the title.

    Neighbours with the same office share it: "the Permanent Representatives of Egypt, the Libyan
    Arab Jamahiriya and the Syrian Arab Republic to the United Nations".

    Raises:
        ValueError: as `letter_title`.
    """
    parts: list[str] = []
    guessed: list[str] = []
    for named, run in groupby(senders, key=lambda sender: sender.name is not None):
        members = list(run)
        if named:
            parts += [sender.name for sender in members if sender.name is not None]
            continue
        offices = [
            _office_phrase(office, list(group), language, guessed)
            for (office, _), group in groupby(members, key=lambda sender: sender.group)
        ]
        joined = join_list(offices, language)
        parts.append(phrase(language, "sender.offices", offices=joined))
    return Title(join_list(parts, language), tuple(guessed))


def addressee_phrase(addressees: Sequence[str | TitleAddressee], language: Language) -> str:
    """The addressees as they stand in the title.

    Raises:
        ValueError: an office is not one of `ADDRESSED_OFFICES`.
    """
    return join_list([_addressee(item, language) for item in addressees], language)


def _filled(key: str, pieces: TitlePieces, language: Language, **more: str) -> Title:
    sender = sender_phrase(pieces.senders, language)
    text = phrase(
        language,
        key,
        date=format_date(pieces.dated, language),
        sender=sender.text,
        addressees=addressee_phrase(pieces.addressees, language),
        **more,
    )
    return Title(text, sender.guessed)


def _count(total: int) -> str:
    return "one" if total == 1 else "numbered"


def _addressee(item: str | TitleAddressee, language: Language) -> str:
    addressee = TitleAddressee(office=item) if isinstance(item, str) else item
    if addressee.name is not None:
        rules = grammar(language).addressed_to
        return rewrite(addressee.name, rules) or addressee.name
    if addressee.office not in ADDRESSED_OFFICES:
        known = ", ".join(ADDRESSED_OFFICES)
        raise ValueError(f"{addressee.office!r} is not an office; known: {known}")
    gender = "feminine" if addressee.feminine else "masculine"
    return phrase(language, f"addressee.{addressee.office}.{gender}")


def _office_phrase(
    office: str, senders: Sequence[TitleSender], language: Language, guessed: list[str]
) -> str:
    """One office and the States that share it; adds to ``guessed``."""
    form = count_form(len(senders))
    if office not in _WITHOUT_GENDER and all(sender.feminine for sender in senders):
        form += "-feminine"
    of_all = grammar(language).states_after_of == "all"
    names = []
    for index, sender in enumerate(senders):
        name = _state(sender, language, "of" if of_all or index == 0 else "text")
        names.append(name.text)
        if name.guessed and name.text not in guessed:
            guessed.append(name.text)
    return phrase(language, f"office.{office}.{form}", states=join_list(names, language))


def _state(sender: TitleSender, language: Language, form: Form) -> StateForm:
    given = given_name(sender.state_names, language, form) if sender.state_names else None
    if given is not None:
        return given
    known = state_name(sender.state, language, form) if sender.state else None
    if known is None:
        raise ValueError(f"no name in {language!r} is known for the State {sender.state!r}")
    return known
