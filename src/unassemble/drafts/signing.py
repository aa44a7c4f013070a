"""Who signs the next letter: the same person, or who signs on its day by the mission's record."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from unassemble.drafts.editable import Path_, put
from unassemble.drafts.occasion import Occasion
from unassemble.letter.access import items_of, mappings_of, word_of
from unassemble.letter.nodes import Mapping, Node, Scalar
from unassemble.missions import Mission, MissionSignatory
from unassemble.missions.learn import same
from unassemble.missions.read import name_texts
from unassemble.yamltext import Value, YamlText


class _Seat(Struct, frozen=True):
    """One of those who write: the place in the letter, the mission, and who signed before."""

    index: int
    mission: Mission
    sender: Mapping | None
    signed: Node | None
    before: tuple[MissionSignatory, ...]
    now: MissionSignatory | None


def sign(text: YamlText, occasion: Occasion, body: Mapping) -> list[str]:
    """Let those sign who do so on the day of the new letter; what was changed, in words.

    Nothing is changed where the record does not know who signed before, unless it is a person's
    own record, and where the record says nothing of that day.
    """
    changed = []
    for seat in _seats(occasion, body):
        if seat.signed is None or not _is_other(seat):
            continue
        _replace(text, occasion, seat)
        who = seat.now.id if seat.now is not None else "nobody known"
        changed.append(f"who signs ({who})")
    return changed


def _seats(occasion: Occasion, body: Mapping) -> Iterator[_Seat]:
    own = occasion.own
    senders = mappings_of(body.get("from"))
    signed = items_of(body.get("signatories"))
    for index, mission in enumerate(occasion.missions):
        there = signed[index] if index < len(signed) else None
        names = {}
        if isinstance(there, Mapping):
            names = name_texts(there.get("name"), own)
        elif isinstance(there, Scalar):
            names = {own: there.value}
        before = tuple(
            one
            for one in mission.signatories
            if one.id in names.values()
            or any(
                language in one.name and same(one.name[language], name)
                for language, name in names.items()
            )
        )
        sender = senders[index] if index < len(senders) else None
        yield _Seat(index, mission, sender, there, before, mission.signatory_on(occasion.dated))


def _is_other(seat: _Seat) -> bool:
    """Whether somebody else signs, or the same person in another office."""
    if not seat.mission.recorded or (not seat.before and seat.mission.is_ours):
        return False
    if seat.now is None:
        return bool(seat.before)
    same_person = any(one.name == seat.now.name for one in seat.before)
    office = word_of(seat.sender, "office") if seat.sender is not None else ""
    return not same_person or (bool(office) and office != seat.now.office)


def _replace(text: YamlText, occasion: Occasion, seat: _Seat) -> None:
    path = ("letter", "signatories", seat.index)
    made = occasion.signature(seat.mission)
    if isinstance(seat.signed, Scalar):
        is_id = any(one.id == seat.signed.value for one in seat.before)
        value: Value = seat.now.id if is_id and seat.now is not None else made
        text.set(path, value)
    else:
        for key in ("name", "titles"):
            put(text, (*path, key), made[key])
    if seat.sender is None or "office" not in seat.sender.pairs or seat.now is None:
        return
    one = bool(text.keys(("letter", "from")))
    there: Path_ = ("letter", "from") if one else ("letter", "from", seat.index)
    put(text, (*there, "office"), seat.now.office)
    if seat.now.feminine:
        put(text, (*there, "gender"), "feminine")
    else:
        text.delete((*there, "gender"))
