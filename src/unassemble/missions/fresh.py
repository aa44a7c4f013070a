"""What a person says of a mission → its record."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from unassemble.languages import Language, is_observer, state_name
from unassemble.letter.placeholders import placeholder
from unassemble.missions.write import HEAD, id_of
from unassemble.yamltext import YamlText, emit_pair

_NOTES = {
    "names": "Other names than those of the table of States: `full`, `adjective` …",
    "agenda_items": "The usual agenda items, by session; `missions learn` finds them in letters.",
    "wording": "Standing sentences in place of the usual ones: opening, request, closing.",
}
_EXAMPLES = {
    "names": "names:\n  {language}: {{full: ‹… the State’s full name›}}",
    "agenda_items": "agenda_items:\n  {session}:\n    - {{number: 14, title: ‹… title›}}",
    "wording": "wording:\n  closing: {{{language}: ‹… the last sentence of a letter›}}",
}


class Facts(Struct, frozen=True):
    """What is known of a mission; what is empty becomes a blank.

    ``name`` is the signatory's, the family name marked; ``titles`` stand under it, by default the
    usual ones of the office; ``since`` is the first day on which this person signs.
    """

    state: str
    languages: tuple[Language, ...]
    name: str = ""
    titles: tuple[str, ...] = ()
    office: str = ""
    feminine: bool = False
    seat: str = ""
    since: date | None = None


def fresh_record(facts: Facts, session: int) -> str:
    """The text of a new record; ``session`` is that of its example of agenda items."""
    own = facts.languages[0]
    usual = "permanent-observer" if is_observer(facts.state) else "permanent-representative"
    office = facts.office or usual
    signatory: dict[str, Any] = {
        "name": {" ".join(facts.languages): facts.name}
        if facts.name
        else {one: placeholder(f"name in {one}") for one in facts.languages},
    }
    if facts.titles:
        signatory["titles"] = {own: list(facts.titles)}
    signatory["office"] = office
    if facts.feminine:
        signatory["gender"] = "feminine"
    if facts.since is not None:
        signatory["since"] = facts.since
    known = state_name(facts.state, "en")
    values: dict[str, Any] = {
        "state": facts.state,
        "seat": {own: facts.seat or placeholder("city of the mission")},
        "language": own,
        "organs": ["general-assembly", "security-council"],
        "to": ["secretary-general"],
        "signatories": {id_of(facts.name): signatory},
    }
    pairs = [emit_pair(key, value) for key, value in values.items()]
    head = HEAD.format(what=f"The mission of {known.text if known else facts.state}")
    record = YamlText(head + "".join(f"\n{pair}\n" for pair in pairs))
    record.comment_above(
        ("signatories",),
        "Who signs, each by a short name; `since` and `until` say on which days.\n"
        "Without `titles` the usual lines of the office stand under the name.",
    )
    return str(record) + _examples(own, session)


def _examples(own: Language, session: int) -> str:
    """The other keys of a record, in comments."""
    made = ""
    for key, note in _NOTES.items():
        lines = [note, *_EXAMPLES[key].format(language=own, session=session).splitlines()]
        made += "\n" + "".join(f"# {line}\n" for line in lines)
    return made
