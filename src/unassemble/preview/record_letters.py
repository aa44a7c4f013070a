"""Letters of the folder → those of a mission, and what its record can learn from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from unassemble.base.errors import UnreadableError
from unassemble.languages import LANGUAGES, Language
from unassemble.letter.access import mapping_of, mappings_of, word_of
from unassemble.letter.compose import compose
from unassemble.letter.encoding import MAX_BYTES
from unassemble.missions import Mission, MissionSignatory, UsualItem
from unassemble.missions.complete import missions_named
from unassemble.preview.folder import ListedLetter


class LearntRow(Struct, frozen=True):
    """Something that a record has learnt: what it is, whose or where, and the text.

    ``what`` is "name", "signatory", "signatory-text", "item", "item-text", "sentence" or "usual";
    ``of`` is a person's name, an item's number or a sentence's; ``language`` is empty for what is
    the same in every language.
    """

    what: str
    of: str
    text: str
    language: str = ""
    session: int = 0


class MissionLetters:
    """Finds the letters of a mission; what a file says is kept until it changes."""

    def __init__(self) -> None:
        self._seen: dict[Path, tuple[tuple[int, int], frozenset[str]]] = {}

    def naming(self, mission: Mission, listed: Iterable[ListedLetter]) -> list[ListedLetter]:
        """The letters that name the mission's record: those that a change of it changes."""
        return [one for one in listed if f"mission {mission.name}" in self._said(one.path)]

    def sent_by(self, mission: Mission, listed: Iterable[ListedLetter]) -> list[ListedLetter]:
        """The letters from which the record may learn: those that also name its State alone."""
        wanted = {f"mission {mission.name}", f"state {mission.state}"}
        return [one for one in listed if wanted & self._said(one.path)]

    def _said(self, path: Path) -> frozenset[str]:
        """The missions and States that a letter names as its senders; none if it is unreadable."""
        try:
            found = path.stat()
            stamp = (found.st_mtime_ns, found.st_size)
            known = self._seen.get(path)
            if known is not None and known[0] == stamp:
                return known[1]
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
            said = frozenset(_senders(data, str(path)))
        except (OSError, UnreadableError):
            return frozenset()
        self._seen[path] = stamp, said
        return said


def _senders(data: bytes, name: str) -> Iterable[str]:
    root, _ = compose(data, name)
    for named in missions_named(root):
        yield f"mission {named.value}"
    body = mapping_of(root.get("letter")) or root
    for sender in mappings_of(body.get("from")):
        state = mapping_of(sender.get("state"))
        yield f"state {word_of(state, 'code') if state else word_of(sender, 'state')}"


def learnt(before: Mission, after: Mission) -> list[LearntRow]:
    """What a record has that it did not have before, row by row."""
    rows = [*_names(before, after), *_usual(before, after)]
    people = {one.id: one for one in before.signatories}
    for person in after.signatories:
        rows += _person(people.get(person.id), person)
    for session, items in after.agendas.items():
        known = {one.written: one for one in before.agendas.get(session, ())}
        for item in items:
            rows += _item(session, known.get(item.written), item)
    for name, texts in after.wording.items():
        there = before.wording.get(name, {})
        rows += [
            LearntRow("sentence", name, standing.masculine.value, language)
            for language, standing in texts.items()
            if language not in there
        ]
    return rows


def _names(before: Mission, after: Mission) -> list[LearntRow]:
    return [
        LearntRow("name", form, text, language)
        for language, forms in after.forms.items()
        for form, text in forms.items()
        if form != "source" and form not in before.forms.get(language, {})
    ]


def _usual(before: Mission, after: Mission) -> list[LearntRow]:
    """The usual language, organs and addressees, where they are others than before."""
    pairs: Sequence[tuple[str, tuple[str, ...], tuple[str, ...]]] = (
        ("language", (before.language,), (after.language,)),
        ("organs", before.organs, after.organs),
        ("to", before.addressees, after.addressees),
    )
    return [LearntRow("usual", key, one) for key, old, new in pairs if old != new for one in new]


def _person(known: MissionSignatory | None, person: MissionSignatory) -> list[LearntRow]:
    shown = next((person.name[one] for one in LANGUAGES if one in person.name), person.id)
    if known is None:
        first: Language = next(iter(person.name), "en")
        return [LearntRow("signatory", person.office, shown, first)]
    return [
        LearntRow("signatory-text", shown, text, language)
        for language, text in person.name.items()
        if language not in known.name
    ]


def _item(session: int, known: UsualItem | None, item: UsualItem) -> list[LearntRow]:
    if known is None:
        language: Language = next(iter(item.title), "en")
        return [LearntRow("item", item.written, item.title.get(language, ""), language, session)]
    return [
        LearntRow("item-text", item.written, text, language, session)
        for language, text in item.title.items()
        if language not in known.title
    ]
