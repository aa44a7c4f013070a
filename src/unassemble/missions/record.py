"""A mission's record, with what applies at a date, in a session, in a language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct

from unassemble.base.resources import templates_folder
from unassemble.base.source import SourceText, Span
from unassemble.languages import (
    LANGUAGES,
    Language,
    StateForm,
    StateNames,
    given_name,
    is_observer,
    state_name,
)
from unassemble.letter import nodes

ByLanguage = Mapping[Language, str]

BUILT_IN = "missions"
"""The folder of the records that come with the program, in templates/."""
_SHORT: tuple[Literal["name", "text", "of"], ...] = ("name", "text", "of")
_OTHERS = {
    "full": "",
    "full_text": "full",
    "full_of": "full_text",
    "adjective": "",
    "adjective_feminine": "",
}
"""The other forms, each with the form that replaces it where it is not given."""


class NameForm(Struct, frozen=True):
    """A form of the State's name, its origin, and whether it was guessed.

    ``origin`` is "record", or "table" (of States).
    """

    form: str
    text: str
    origin: str
    source: str
    guessed: bool = False


class MissionSignatory(Struct, frozen=True):
    """Who signs for the mission.  ``node`` is the record of the file."""

    id: str
    name: ByLanguage
    titles: Mapping[Language, tuple[str, ...]]
    office: str
    feminine: bool
    since: date | None
    until: date | None
    source: str
    node: nodes.Mapping

    def signs_on(self, day: date) -> bool:
        """Whether this person signs on a day."""
        return (self.since or day) <= day <= (self.until or day)


class Standing(Struct, frozen=True):
    """A standing sentence in one language, by the gender of who signs; mostly the same."""

    masculine: nodes.Scalar
    feminine: nodes.Scalar

    def node(self, feminine: bool) -> nodes.Scalar:
        """The sentence for a man or a woman who signs."""
        return self.feminine if feminine else self.masculine


class UsualItem(Struct, frozen=True):
    """An agenda item; "156 (a)" has the number "156" and the sub-item "a"."""

    number: int
    sub: str
    title: ByLanguage
    source: str
    node: nodes.Mapping

    @property
    def written(self) -> str:
        """The number as a letter file has it."""
        return f"{self.number} ({self.sub})" if self.sub else str(self.number)


class Mission(Struct, frozen=True):
    """What stays the same from letter to letter.

    ``forms`` are the State's names of the record by language; `names` joins them with those of
    the table of States.  ``agendas`` are the usual items by session.  ``span`` is the place of the
    record; ``recorded`` is whether there is one.
    """

    name: str
    state: str
    language: Language
    forms: Mapping[Language, Mapping[str, str]]
    seat: ByLanguage
    organs: tuple[str, ...]
    addressees: tuple[str, ...]
    signatories: tuple[MissionSignatory, ...]
    agendas: Mapping[int, tuple[UsualItem, ...]]
    wording: Mapping[str, Mapping[Language, Standing]]
    span: Span
    recorded: bool = True

    @property
    def usual_office(self) -> str:
        """The office of who signs where the record does not say."""
        return "permanent-observer" if is_observer(self.state) else "permanent-representative"

    def standing(self, name: str, language: Language, feminine: bool) -> SourceText | None:
        """A standing sentence in a language, for a man or a woman who signs."""
        known = self.wording.get(name, {}).get(language)
        return known.node(feminine).text(language) if known is not None else None

    @property
    def is_ours(self) -> bool:
        """Whether the record comes with the program, so that a person need not mend it."""
        return Path(self.span.file).parent == templates_folder() / BUILT_IN

    def names(self, language: Language) -> dict[str, NameForm]:
        """The State's names in a language by form, such as `full_text`; the short ones first."""
        own = self.forms.get(language, {})
        source = own.get("source", "K")
        found: dict[str, NameForm] = {}
        for form in _SHORT:
            short = _short_form(own, language, form)
            known = short or state_name(self.state, language, form)
            origin = "table" if short is None else "record"
            if known is not None:
                words = source if short else ""
                found[form] = NameForm(form, known.text, origin, words, known.guessed)
        for other, simpler in _OTHERS.items():
            text = own.get(other) or (found[simpler].text if simpler in found else None)
            if text is not None:
                found[other] = NameForm(other, text, "record", source)
        return found

    @property
    def renames(self) -> bool:
        """Whether the record has a short name of its own for the State."""
        return any(form in own for own in self.forms.values() for form in _SHORT)

    def signatory_on(self, day: date) -> MissionSignatory | None:
        """Who signs on a day: of several, the one who began last."""
        there = [one for one in self.signatories if one.signs_on(day)]
        return max(there, key=lambda one: one.since or date.min, default=None)

    def items_of(self, session: int) -> tuple[int, tuple[UsualItem, ...]]:
        """The usual items of a session, after the number of the session that they are of.

        Where the record has none of it, they are those of the latest session before, or else of
        its earliest.
        """
        if not self.agendas:
            return session, ()
        earlier = [known for known in self.agendas if known <= session]
        taken = max(earlier) if earlier else min(self.agendas)
        return taken, self.agendas[taken]


def _short_form(
    own: Mapping[str, str], language: Language, form: Literal["name", "text", "of"]
) -> StateForm | None:
    """A form of the record's own short name; one that is not given is made from the name.

    The form after an office makes no other: those are the usual ones if it stands alone.
    """
    given = {key: own[key] for key in _SHORT if key in own}
    if not given or (set(given) == {"of"} and form != "of"):
        return None
    forms: dict[str, str] = {str(key): text for key, text in given.items()}
    names: StateNames = {language: given["name"] if set(given) == {"name"} else forms}
    return given_name(names, language, form)


def language_code(value: str, default: Language = "en") -> Language:
    """The language's code, or the default if it is not one of the six."""
    return value if value in LANGUAGES else default
