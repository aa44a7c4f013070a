"""What a person answers of a new letter, in place of what the mission's record says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from unassemble.base.source import Span
from unassemble.languages import LANGUAGES, Language, signature_titles
from unassemble.letter import nodes
from unassemble.letter.access import item_number
from unassemble.missions import Mission, MissionSignatory, UsualItem
from unassemble.model import sessions

_SPAN = Span("", 1, 1)
_SHORT_NAME = 2
"""A Chinese name of so few characters stands in the Chinese order, the family name first; a longer
one is a foreign name, with a point between its parts.  A guess, that a person sees on the page."""


class ItemAnswer(Struct, frozen=True):
    """An agenda item: "14" or "156 (a)", and its titles by language."""

    number: str
    title: Mapping[Language, str]


class SignatoryAnswer(Struct, frozen=True):
    """Who signs: a person of the record by ``id``, or another by name and office."""

    id: str = ""
    given: Mapping[Language, str] = field(default_factory=dict)
    family: Mapping[Language, str] = field(default_factory=dict)
    office: str = ""
    feminine: bool = False


class Answers(Struct, frozen=True):
    """What is answered; where there is no answer, the record's way stands.

    ``signatories`` are by the code of their State.
    """

    addressees: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    items: tuple[ItemAnswer, ...] = ()
    signatories: Mapping[str, SignatoryAnswer] = field(default_factory=dict)


def answered(mission: Mission, answers: Answers, dated: date) -> Mission:
    """A mission as a person says it is for one letter."""
    if answers.addressees:
        mission = replace(mission, addressees=answers.addressees)
    if answers.organs:
        mission = replace(mission, organs=answers.organs)
    if answers.items:
        items = tuple(map(_item, answers.items))
        mission = replace(mission, agendas={sessions.assembly_session(dated): items})
    answer = answers.signatories.get(mission.state)
    now = mission.signatory_on(dated)
    if answer is None or (now is not None and now.id == answer.id):
        return mission
    person = _person(mission, answer)
    if person is None:
        return mission
    # As if it stood in a person's own record: it is known who signs.
    return replace(mission, signatories=(person,), recorded=True, span=_SPAN)


def _item(answer: ItemAnswer) -> UsualItem:
    number, sub = item_number(answer.number)
    return UsualItem(number, sub or "", answer.title, "", nodes.Mapping(_SPAN))


def _person(mission: Mission, answer: SignatoryAnswer) -> MissionSignatory | None:
    known = next((one for one in mission.signatories if answer.id and one.id == answer.id), None)
    if known is not None:
        return replace(known, since=None, until=None)
    name = {
        language: _name(answer.given.get(language, "").strip(), family.strip(), language)
        for language, family in answer.family.items()
        if family.strip()
    }
    if not name:
        return None
    office = answer.office or mission.usual_office
    return MissionSignatory(
        id="",
        name=name,
        titles={one: signature_titles(office, answer.feminine, one) for one in LANGUAGES},
        office=office,
        feminine=answer.feminine,
        since=None,
        until=None,
        source="",
        node=nodes.Mapping(_SPAN),
    )


def _name(given: str, family: str, language: Language) -> str:
    """A name as a letter file has it, the family name marked."""
    marked = f"**{family}**"
    if language != "zh":
        return f"{given} {marked}".strip()
    if max(len(given), len(family)) <= _SHORT_NAME:
        return f"{marked}{given}"
    return f"{given}·{marked}" if given else marked
